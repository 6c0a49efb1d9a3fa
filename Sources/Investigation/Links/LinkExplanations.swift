import PropertyGraph

/// Gathers paths, best first, into explanations: a path that says nothing new is a variant of the
/// first better one it resembles.
///
/// A path is a **variant** of an explanation where more than half of its inner parties are inner
/// parties of that; or where both are of one shape (the same types of tie, in the same directions,
/// over nodes of the same labels) and differ in a single inner party: twenty tenders for which two
/// companies both bid are one explanation and nineteen variants of it.
///
/// *Determinism:* greedy in the order of the paths. *Complexity:* O(explanations · hops²) a path.
struct LinkExplanations {
  private struct Shape: Hashable {
    var ties: [UInt32]
    var kinds: [Int]
  }

  private let ground: LinkGround
  private(set) var list: [LinkSearch.Explanation] = []
  private var shapes: [Shape] = []
  /// Types whose direction says nothing.
  private let isSymmetric: Set<TypeID>

  init(_ ground: LinkGround) {
    self.ground = ground
    isSymmetric = Set(
      ground.tables.filter { table in
        let declared = ground.caseGraph.ontology.tie(table.name)
        return declared?.isSymmetric == true || declared?.kind == .contact
      }.map(\.type))
  }

  /// Takes the next path.
  ///
  /// - Returns: false, and takes nothing, where it would be one explanation more than are wanted.
  mutating func take(_ path: LinkSearch.Path) -> Bool {
    let shape = shape(of: path)
    if let place = list.indices.first(where: { isVariant(path, shape, of: $0) }) {
      list[place].variantCount += 1
      if list[place].variants.count < LinkSearch.variantsKept { list[place].variants.append(path) }
      return true
    }
    guard list.count < ground.options.top else { return false }
    list.append(LinkSearch.Explanation(path: path))
    shapes.append(shape)
    return true
  }

  private func isVariant(_ path: LinkSearch.Path, _ shape: Shape, of place: Int) -> Bool {
    let known = list[place].path.nodes.dropFirst().dropLast()
    let inner = path.nodes.dropFirst().dropLast()
    let shared = inner.count { known.contains($0) }
    if shared * 2 > inner.count { return true }
    return shape == shapes[place]
      && zip(inner, known).count { $0 != $1 } == 1
  }

  private func shape(of path: LinkSearch.Path) -> Shape {
    Shape(
      ties: path.ties.enumerated().map { at, tie in
        let type = UInt32(tie.index.type.rawValue) << 1
        return isSymmetric.contains(tie.index.type)
          ? type : type | (tie.from == path.nodes[at] ? 1 : 0)
      }, kinds: path.nodes.map { ground.kind(of: $0.rawValue) })
  }
}
