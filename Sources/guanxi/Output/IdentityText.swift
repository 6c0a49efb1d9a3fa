import Declarations
import Investigation
import PropertyGraph
import Workspace

/// Candidates, parties, judgements and quarantine as a person reads them on a terminal.
struct IdentityText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
  }

  func candidates(_ found: [IdentityMatcher.Found]) throws -> String {
    try table(
      [say("score", "得分"), say("tier", "等级"), "A", "B", say("reasons", "依据")],
      found.map { entry in
        let candidate = entry.candidate
        let judged = entry.judged.map { " [\(verdict($0))]" } ?? ""
        return [
          "\(candidate.score)", candidate.tier?.rawValue ?? "-", try party(candidate.a),
          try party(candidate.b), reasons(candidate) + judged,
        ]
      }, numbers: [0])
  }

  func parties(_ parties: [IdentityParty]) throws -> String {
    try table(
      [say("party", "当事人"), say("records", "记录"), say("by", "认定人"), say("tier", "等级")],
      parties.map { party in
        [
          try self.party(party.node), party.members.joined(separator: " "),
          party.signers.joined(separator: ", "), party.tier.rawValue,
        ]
      })
  }

  func judgements(_ judgements: [Judgement]) -> String {
    table(
      [
        "#", say("at", "时间"), say("by", "认定人"), "A", "B", say("verdict", "结论"),
        say("tier", "等级"), say("reason", "理由"),
      ],
      judgements.map { entry in
        let taken = entry.withdraws.map { " #\($0)" } ?? ""
        return [
          "\(entry.id)", entry.at, entry.by, entry.a, entry.b, verdict(entry.verdict) + taken,
          entry.tier ?? "-", entry.reason,
        ]
      }, numbers: [0])
  }

  func quarantine(_ entries: [IdentityQuarantine.Entry]) throws -> String {
    try table(
      [
        say("records", "记录数"), say("field", "字段"), say("reason", "原因"), say("text", "内容"),
        say("example", "例"),
      ],
      entries.map { entry in
        [
          "\(entry.records)", entry.field, reason(entry.reason),
          caseGraph.text(of: entry, unmasked: unmasked),
          try party(caseGraph.graph.canonical(entry.node)),
        ]
      }, numbers: [0])
  }

  func preview(_ preview: IdentityPreview) throws -> String {
    let candidate = preview.candidate
    func names(_ nodes: [NodeIndex]) throws -> String {
      let shown = try nodes.prefix(10).map { try party($0) }.joined(separator: ", ")
      return "\(nodes.count)" + (nodes.isEmpty ? "" : ": " + shown)
        + (nodes.count > 10 ? " …" : "")
    }
    let bound = preview.isCut ? say("at least ", "至少 ") : ""
    let hops = preview.maxHops
    var lines = [
      "A  \(try party(candidate.a))", "B  \(try party(candidate.b))",
      say("score ", "得分 ") + "\(candidate.score), " + say("tier ", "等级 ")
        + (candidate.tier?.rawValue ?? "-") + ": " + reasons(candidate),
      say("new to A: ", "A 新增关联：") + (try names(preview.newToA)),
      say("new to B: ", "B 新增关联：") + (try names(preview.newToB)),
      say(
        "pairs of others newly within \(hops) ties: ", "他人之间新增 \(hops) 步之内可达的对数：")
        + bound + "\(preview.linkedPairs)",
    ]
    if !candidate.contradictions.isEmpty {
      lines.append(
        say("speaks against it: ", "相互矛盾：")
          + candidate.contradictions.map(\.field).joined(separator: ", "))
    }
    for judgement in preview.standing {
      lines.append(
        say("judgement ", "已有认定 ") + "\(judgement.id): \(verdict(judgement.verdict)), "
          + "\(judgement.by), \(judgement.reason)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Words

  private func party(_ node: NodeIndex) throws -> String {
    EvidenceText.party(try caseGraph.entity(node, unmasked: unmasked))
  }

  private func reasons(_ candidate: IdentityCandidate) -> String {
    candidate.reasons.map { reason in
      let sign = reason.isContradiction ? "✗" : reason.agrees ? "+" : "−"
      return sign + reason.field
    }.joined(separator: " ")
  }

  private func verdict(_ verdict: Judgement.Verdict) -> String {
    switch verdict {
    case .same: say("same", "同一")
    case .different: say("different", "不同")
    case .unsure: say("unsure", "存疑")
    case .withdrawn: say("none", "撤回")
    }
  }

  private func reason(_ reason: IdentityQuarantine.Reason) -> String {
    switch reason {
    case .placeholder: say("placeholder", "占位值")
    case .overShared: say("over-shared", "共用过多")
    case .nameless: say("nameless", "无名称")
    }
  }

  private func table(_ columns: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
    let texts = rows.map { $0.map { CellText.visible($0) } }
    let layout = TableLayout(
      columns, texts, isNumber: columns.indices.map(numbers.contains),
      width: Terminal.isInteractive ? Terminal.width : Int.max / 4)
    return ([layout.line(columns), layout.rule] + texts.map(layout.line))
      .joined(separator: "\n") + "\n"
  }

  func say(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
