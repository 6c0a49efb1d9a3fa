/// How two states of a graph differ, counted as the scenarios count.
///
/// Entities by identity; properties as (entity, key, value), so that a changed value counts once
/// each way; labels as names in use anywhere, not as assignments.
public struct SideEffects: Equatable, Sendable, CustomStringConvertible {
  /// The lines a scenario may name, in the order they are printed.
  public static let names = [
    "+nodes", "-nodes", "+relationships", "-relationships", "+properties", "-properties",
    "+labels", "-labels",
  ]

  /// One count for each name; none is below zero.
  public private(set) var counts = [Int](repeating: 0, count: names.count)

  /// No effect at all.
  public init() {}

  /// The effects a scenario's table names; nil where a line is unknown or holds no number.
  public init?(table: [[String]]) {
    for row in table {
      guard row.count == 2, let at = Self.names.firstIndex(of: row[0]), let count = Int(row[1])
      else { return nil }
      counts[at] = count
    }
  }

  /// What led from one state to the other.
  public init(from before: GraphInventory, to after: GraphInventory) {
    for (at, (old, new)) in zip(Self.facts(before), Self.facts(after)).enumerated() {
      counts[2 * at] = new.subtracting(old).count
      counts[2 * at + 1] = old.subtracting(new).count
    }
  }

  public var description: String {
    let named = zip(Self.names, counts).filter { $0.1 != 0 }.map { "\($0.0) \($0.1)" }
    return named.isEmpty ? "none" : named.joined(separator: ", ")
  }

  /// One state as four sets, in the order of the names: nodes, relationships, properties, labels.
  private static func facts(_ inventory: GraphInventory) -> [Set<[ExactText]>] {
    var properties: Set<[ExactText]> = []
    for (kind, entities) in [("node", inventory.nodes), ("tie", inventory.relationships)] {
      for entity in entities {
        for property in entity.properties {
          properties.insert([
            ExactText(kind), ExactText(entity.identity), ExactText(property.key),
            property.value.notation,
          ])
        }
      }
    }
    return [
      Set(inventory.nodes.map { [ExactText($0.identity)] }),
      Set(inventory.relationships.map { [ExactText($0.identity)] }),
      properties,
      Set(inventory.nodes.flatMap(\.names).map { [ExactText($0)] }),
    ]
  }
}
