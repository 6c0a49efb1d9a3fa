import Declarations
import Investigation

/// A lead as a person reads it on a terminal.
struct LeadText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
  }

  func text(_ result: ModelResult, number: Int) throws -> String {
    var lines = [
      "\(number). \(result.model.id) \(result.model.title[language]) [\(result.model.severity)]"
    ]
    for (role, node) in result.roles {
      let name = SceneBuilder.name(ofRole: role, in: language)
      let party = EvidenceText.party(try caseGraph.entity(node, unmasked: unmasked))
      lines.append("   \(name)\(language == .zh ? "：" : ": ")\(party)")
    }
    for steps in try result.steps(caseGraph, unmasked: unmasked) {
      lines.append("   " + (language == .zh ? "证据：" : "evidence:"))
      if let first = steps.first { lines.append("     " + EvidenceText.party(first.from)) }
      for step in steps {
        lines.append("       " + EvidenceText.tie(step, caseGraph.ontology, language))
        lines.append("     " + EvidenceText.party(step.to))
      }
    }
    return lines.joined(separator: "\n") + "\n\n"
  }
}
