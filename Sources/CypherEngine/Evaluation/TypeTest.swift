import CypherSyntax
import PropertyGraph

/// The relationship types that fit a type expression.
struct TypeTest: Sendable {
  /// In order of their numbers.
  let types: [TypeID]
  private let isIn: [Bool]

  /// - Parameter expression: nil where every type fits.
  init(_ expression: LabelExpression?, _ graph: GraphSnapshot) {
    let fitting = graph.types.filter { name in
      expression.map { Self.fits($0, name) } ?? true
    }
    let types = fitting.compactMap { graph.type($0) }.sorted()
    self.types = types
    var isIn = [Bool](repeating: false, count: Int(types.last?.rawValue ?? 0) + 1)
    for type in types { isIn[Int(type.rawValue)] = true }
    self.isIn = types.isEmpty ? [] : isIn
  }

  @inline(__always)
  func contains(_ type: UInt16) -> Bool { Int(type) < isIn.count && isIn[Int(type)] }

  private static func fits(_ expression: LabelExpression, _ name: String) -> Bool {
    switch expression {
    case .name(let wanted): wanted.text.utf8.elementsEqual(name.utf8)
    case .any: true
    case .not(let inner): !fits(inner, name)
    case .and(let parts): parts.allSatisfy { fits($0, name) }
    case .or(let parts): parts.contains { fits($0, name) }
    }
  }

  /// Whether two expressions may name the same type, whatever the graph: false only where both are
  /// lists of names without one in common.
  static func mayOverlap(_ a: LabelExpression?, _ b: LabelExpression?) -> Bool {
    guard let first = a?.disjunctiveNames, let second = b?.disjunctiveNames else { return true }
    return !Set(first).isDisjoint(with: second)
  }
}
