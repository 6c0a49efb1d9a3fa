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
  /// *Complexity:* O(key spaces) for references and keys, O(log names) for names.
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

  /// Everybody with a name, widths, letter case and middle dots disregarded.
  private func nodes(named text: String) throws -> [NodeIndex] {
    try graph.search(.exact(text), limit: 1).flatMap { $0.nodes.map { NodeIndex($0) } }
  }

  /// Up to five names that share most characters with a text: those that it begins, is part of or
  /// is read as, else those that share a pair of characters, or, of a short text, one.
  private func nearest(to text: String) throws -> [NodeIndex] {
    var names = try graph.search(.anything(text), limit: Self.nearestMax)
    if names.count < Self.nearestMax {
      let characters = Array(ComparedName(person: text).core)
      let wanted = Set(characters)
      var near: [(hit: TextHit, shared: Int)] = []
      for part in Self.parts(of: characters) {
        for hit in try graph.search(.contains(part), limit: Self.candidatesMax) {
          let shared = Set(hit.name.text).intersection(wanted).count
          let isKnown = (names + near.map(\.hit)).contains { $0.name == hit.name }
          let isAsLong = abs(hit.name.text.count - characters.count) <= 2
          if isAsLong, shared * 2 >= wanted.count, !isKnown { near.append((hit, shared)) }
        }
      }
      near.sort { ($1.shared, $0.hit.name) < ($0.shared, $1.hit.name) }
      names += near.map(\.hit)
    }
    return names.prefix(Self.nearestMax).compactMap { $0.nodes.first.map { NodeIndex($0) } }
  }

  /// Pairs of neighbouring characters; of up to three characters each alone too.
  private static func parts(of characters: [Character]) -> [String] {
    let pairs = zip(characters, characters.dropFirst()).map { String([$0, $1]) }
    return characters.count > 3 ? pairs : pairs + characters.map { String($0) }
  }

  private static let nearestMax = 5
}
