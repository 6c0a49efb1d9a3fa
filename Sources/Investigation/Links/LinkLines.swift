import PropertyGraph

/// Writes the pairs of two sets as JSON lines, for one thread: the texts of parties and ties that
/// come again and again are made once.
final class LinkLines {
  private let search: LinkSearch
  private let parts: LinkParts
  private let unmasked: Bool
  private var entities: [NodeIndex: [UInt8]] = [:]
  private var steps: [StepKey: [UInt8]] = [:]

  private struct StepKey: Hashable {
    var tie: RelationshipIndex
    var isForward: Bool
    var isLast: Bool
  }

  /// Texts that are kept at most of each sort; half a kilobyte each.
  private static let kept = 500_000

  init(_ search: LinkSearch, _ parts: LinkParts, unmasked: Bool) {
    self.search = search
    self.parts = parts
    self.unmasked = unmasked
  }

  func append(_ pair: LinkSets.Pair, to text: inout [UInt8]) throws {
    text += "{\"from\":".utf8
    text += try entity(pair.from)
    text += ",\"to\":".utf8
    text += try entity(pair.to)
    text += ",\"paths\":[".utf8
    for (at, explanation) in pair.explanations.enumerated() {
      if at > 0 { text.append(UInt8(ascii: ",")) }
      try append(explanation, to: &text)
    }
    text += "]}\n".utf8
  }

  private func append(_ explanation: LinkSearch.Explanation, to text: inout [UInt8]) throws {
    let path = explanation.path
    var head = "{\"score\":\(path.score),\"hops\":\(path.ties.count)"
    if search.options.top > 1 { head += ",\"variants\":\(explanation.variantCount)" }
    head += ",\"together\":\(LinkMembers.together(path).text)"
    for (name, value) in LinkMembers.members(of: try parts.parts(of: path)) {
      head += ",\"\(name)\":\(value.text)"
    }
    text += head.utf8
    text += ",\"steps\":[".utf8
    for (at, tie) in path.ties.enumerated() {
      if at > 0 { text.append(UInt8(ascii: ",")) }
      text += try step(path, at, tie)
    }
    text += "]}".utf8
  }

  private func entity(_ node: NodeIndex) throws -> [UInt8] {
    if let known = entities[node] { return known }
    if entities.count >= Self.kept { entities.removeAll() }
    let text = Array(try search.caseGraph.entity(node, unmasked: unmasked).json.text.utf8)
    entities[node] = text
    return text
  }

  private func step(_ path: LinkSearch.Path, _ at: Int, _ tie: Relationship) throws -> [UInt8] {
    let key = StepKey(
      tie: tie.index, isForward: tie.from == path.nodes[at], isLast: at == path.ties.count - 1)
    if let known = steps[key] { return known }
    if steps.count >= Self.kept { steps.removeAll() }
    let factors = try search.factors(of: path, at: at)
    let step = try search.caseGraph.step(tie, from: path.nodes[at], unmasked: unmasked)
    let text = Array(step.json.adding([("factors", factors.json)]).text.utf8)
    steps[key] = text
    return text
  }
}
