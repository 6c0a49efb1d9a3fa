import Declarations
import GraphRendering
import PropertyGraph

extension SceneBuilder {
  /// The picture of the explanations of a link search; variants are counted and not drawn. Ties on
  /// which the whole link rests are thick.
  public func scene(
    links answer: LinkSearch.Answer, from a: NodeIndex, to b: NodeIndex, day: CalendarDate?
  ) throws -> EvidenceScene {
    var draft = Draft(subjects: [a, b])
    if answer.paths.isEmpty {
      for node in [a, b] { try draft.add(node, self) }
    }
    let parts = try LinkParts(caseGraph, day: day)
    for path in answer.paths {
      try draft.add(EvidencePath(nodes: path.nodes, ties: path.ties), self)
      // What a relative of the first party is to it, which says more than a name.
      for part in try parts.parts(of: path) where part.steps.lowerBound == 0 {
        let node = path.nodes[part.steps.upperBound + 1]
        if case .kin(let term, _) = part.content, draft.roles[node] == nil, node != b {
          draft.roles[node] = term[language]
        }
      }
    }
    if let best = answer.paths.first {
      draft.necessary = Set((answer.necessarySteps ?? []).map { best.ties[$0] })
    }
    let (nameA, nameB) = (try name(of: a), try name(of: b))
    let title = BilingualText(
      en: "Links between \(nameA) and \(nameB)", zh: "\(nameA) 与 \(nameB) 的关联")
    return scene(
      draft, title: title[language], subtitle: subtitle(answer)[language], query: "link", day: day)
  }

  private func subtitle(_ answer: LinkSearch.Answer) -> BilingualText {
    guard let best = answer.paths.first else {
      return BilingualText(en: "No link found", zh: "未发现关联")
    }
    let count = answer.explanations.count
    let variants = answer.explanations.reduce(0) { $0 + $1.variantCount }
    let score = decimal(best.score, digits: 3)
    var text = BilingualText(
      en: "\(count) \(count == 1 ? "explanation" : "explanations"), best score \(score)",
      zh: "\(count) 种解释，最高得分 \(score)")
    if variants > 0 {
      text.en += ", \(variants) \(variants == 1 ? "variant" : "variants") not drawn"
      text.zh += "，另有 \(variants) 条变式未画出"
    }
    if answer.hasMore {
      text.en += ", more exist"
      text.zh += "，尚有其他解释"
    }
    return text
  }
}
