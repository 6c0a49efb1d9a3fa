import Declarations
import Investigation
import PropertyGraph

/// Links as a person reads them on a terminal.
struct LinkText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
  }

  func text(
    _ links: LinkSearch, _ answer: LinkSearch.Answer, from a: NodeIndex, to b: NodeIndex
  ) throws -> String {
    var lines: [String] = []
    for (at, path) in answer.paths.enumerated() {
      let score = ((path.score * 1000).rounded() / 1000).description
      lines.append(
        say(
          "\(at + 1). \(path.ties.count) \(path.ties.count == 1 ? "tie" : "ties"), score \(score)",
          "\(at + 1)．\(path.ties.count) 步，得分 \(score)"))
      let steps = try links.steps(of: path, unmasked: unmasked)
      lines.append("   " + EvidenceText.party(steps[0].from))
      for step in steps {
        lines.append("     " + EvidenceText.tie(step, caseGraph.ontology, language))
        lines.append("   " + EvidenceText.party(step.to))
      }
      lines.append("")
    }
    let hops = links.maxHops
    if answer.paths.isEmpty {
      lines.append(say("No link within \(hops) ties.", "\(hops) 步之内未发现关联。"))
    }
    lines.append(
      say("\(answer.nodesSearched) nodes looked at.", "共查看 \(answer.nodesSearched) 个节点。"))
    if !answer.pricedOut.isEmpty {
      let names = try answer.pricedOut.prefix(5).map { hub in
        "\(EvidenceText.party(try caseGraph.entity(hub.node, unmasked: unmasked))) [\(hub.degree)]"
      }
      let more = answer.pricedOut.count - names.count
      let rest = more > 0 ? say(" and \(more) more", " 等另外 \(more) 个") : ""
      lines.append(
        say("Not passed through: ", "未经过的枢纽：") + names.joined(separator: ", ") + rest)
    }
    lines.append(
      say(
        "A link is a lead for a person to check, not a finding.", "关联仅为供人工核查的线索，不是结论。"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func say(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}

/// Parties and ties in words.
enum EvidenceText {
  static func party(_ entity: Entity) -> String {
    entity.name.isEmpty ? entity.id : "\(entity.name) (\(entity.id))"
  }

  /// `── owns, 2019-03-01 – ── shareholdings.csv row 7`
  static func tie(_ step: EvidenceStep, _ ontology: Ontology, _ language: Language) -> String {
    let caption =
      ontology.tie(step.type)?.caption(forward: step.isForward, in: language) ?? step.type
    var parts = [caption]
    switch (step.interval.from, step.interval.to) {
    case (nil, nil): if !step.isDated { parts.append(language == .zh ? "无日期" : "undated") }
    case (let from, let to):
      parts.append(
        [from?.description, "–", to?.description].compactMap { $0 }.joined(separator: " "))
    }
    let rows = step.sources.map { source in
      language == .zh ? "\(source.file) 第 \(source.row) 行" : "\(source.file) row \(source.row)"
    }
    return "─ \(parts.joined(separator: ", ")) ─ \(rows.joined(separator: "; "))"
  }
}
