import Declarations
import Investigation
import PropertyGraph

/// Kin as a person reads them on a terminal.
struct KinText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
  }

  /// Each relative with the term, the degree, the sets, and under it the chain with its rows.
  func table(_ report: KinReport, set: String?) throws -> String {
    var lines = [EvidenceText.party(try caseGraph.entity(report.person, unmasked: unmasked))]
    for row in report.rows {
      let entity = try caseGraph.entity(row.node, unmasked: unmasked)
      let relative = row.relative
      lines.append("")
      lines.append("\(relative.term[language])  \(EvidenceText.party(entity))")
      var facts: [String] = []
      if let degree = relative.degree, degree > 0 {
        facts.append(say("degree \(degree)", "\(degree) 亲等"))
      }
      facts.append(nature(relative.relation))
      if let generations = relative.relation.generations {
        facts.append(say("within \(generations) generations", "\(generations) 代以内"))
      }
      lines.append("   " + facts.joined(separator: say(", ", "，")))
      if !relative.others.isEmpty {
        let terms = relative.others.map { $0.term[language] }
        lines.append("   " + say("also ", "又是") + terms.joined(separator: say(", ", "、")))
      }
      if !row.sets.isEmpty { lines.append("   " + say("in: ", "属于：") + names(row.sets)) }
      if !row.possibleSets.isEmpty {
        lines.append("   " + say("perhaps in: ", "可能属于：") + names(row.possibleSets))
      }
      for step in row.chain {
        lines.append(
          "   \(step.from.name) \(EvidenceText.tie(step, caseGraph.ontology, language)) "
            + "─ \(step.to.name)")
      }
    }
    if report.rows.isEmpty {
      let name = set.map { say(" in ‘\($0)’", "（\($0)）") } ?? ""
      lines.append(say("No kin\(name) in the records.", "记录中没有亲属\(name)。"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is to be said beside the answer.
  func remarks(_ report: KinReport) throws -> [String] {
    var remarks: [String] = []
    if report.possibleCount > 0 {
      remarks.append(
        say(
          "\(report.possibleCount) more may be in the set; --possible lists them",
          "另有 \(report.possibleCount) 人可能属于该范围，加 --possible 列出"))
    }
    for fault in report.faults {
      switch fault {
      case .ownAncestor(let node):
        let who = try reference(node)
        remarks.append(
          say("the records make \(who) an own ancestor", "记录使 \(who) 成为自己的祖先"))
      case .sameSexSpouses(let a, let b):
        let (one, other) = (try reference(a), try reference(b))
        remarks.append(
          say(
            "\(one) and \(other) are married and recorded with the same sex: nobody is kin by them",
            "\(one) 与 \(other) 登记为夫妻而性别相同，不由此推出亲属"))
      case .tooManyChains:
        remarks.append(say("too many chains: the farthest are left out", "链条过多，最远者未列"))
      }
    }
    if !report.unknownNatures.isEmpty {
      remarks.append(
        say(
          "ties of kinship whose nature is none that is known were left out: ",
          "性质不明的亲属记录未计入：") + report.unknownNatures.joined(separator: ", "))
    }
    return remarks
  }

  private func reference(_ node: UInt32) throws -> String {
    try caseGraph.graph.reference(of: NodeIndex(node))
  }

  private func names(_ sets: [KinSet]) -> String {
    sets.map { $0.name[language] }.joined(separator: say(", ", "、"))
  }

  private func nature(_ relation: KinRelation) -> String {
    if relation.isFormer { return say("former", "关系已终止") }
    switch relation.nature {
    case .blood: return say("by blood", "血亲")
    case .adoption: return say("by adoption", "拟制血亲（收养）")
    case .step: return say("step", "继亲")
    case .guardianship: return say("guardianship", "监护")
    case .marriage:
      return relation.degree == 0 ? say("spouse", "配偶") : say("by marriage", "姻亲")
    }
  }

  private func say(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
