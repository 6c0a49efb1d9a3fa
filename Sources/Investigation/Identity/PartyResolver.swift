import Declarations
import PropertyGraph

/// Finds the party a person means by what they typed.
public struct PartyResolver {
  private let caseGraph: CaseGraph
  private var graph: GraphSnapshot { caseGraph.graph }

  public init(_ caseGraph: CaseGraph) { self.caseGraph = caseGraph }

  /// What a text means.
  public enum Answer {
    case found(NodeIndex)
    /// Several parties fit.
    case several([NodeIndex])
    /// None fits; these are nearest by name.
    case none(nearest: [NodeIndex])
  }

  /// How many candidates are listed at most.
  private static let candidatesMax = 20

  /// Tries, in this order: a reference; a bare key that exactly one key space has; an exact name
  /// after normalisation.
  ///
  /// *Complexity:* O(key spaces) for references and keys, O(nodes) for names.
  public func resolve(_ text: String) throws -> Answer {
    if let node = try graph.node(reference: text) { return .found(node) }
    var keyed: [NodeIndex] = []
    for space in graph.keySpaces {
      if let node = try graph.node(space: graph.keySpace(space)!, key: text) { keyed.append(node) }
    }
    if keyed.count == 1 { return .found(keyed[0]) }
    let named = try nodes(named: text)
    if named.count == 1 { return .found(named[0]) }
    if !named.isEmpty { return .several(Array(named.prefix(Self.candidatesMax))) }
    if !keyed.isEmpty { return .several(keyed) }
    return .none(nearest: try nearest(to: text))
  }

  private func nodes(named text: String) throws -> [NodeIndex] {
    let wanted = normalisedName(text)
    var found: [NodeIndex] = []
    try forEachName { node, name in if normalisedName(name) == wanted { found.append(node) } }
    return found
  }

  private func nearest(to text: String) throws -> [NodeIndex] {
    let wanted = Set(normalisedName(text))
    let length = normalisedName(text).count
    var best: [(node: NodeIndex, shared: Int)] = []
    try forEachName { node, name in
      guard abs(name.count - length) <= 2 else { return }
      let shared = Set(normalisedName(name)).intersection(wanted).count
      guard shared * 2 >= wanted.count, shared > (best.count == 5 ? best[4].shared : 0) else {
        return
      }
      let place = best.firstIndex { $0.shared < shared } ?? best.count
      best.insert((node, shared), at: place)
      if best.count > 5 { best.removeLast() }
    }
    return best.map(\.node)
  }

  private func forEachName(_ body: (NodeIndex, String) -> Void) throws {
    guard let names = try graph.column("name") else { return }
    for node in graph.ranges.joined() {
      if let name = names.text(node) { body(NodeIndex(node), name) }
    }
  }
}
