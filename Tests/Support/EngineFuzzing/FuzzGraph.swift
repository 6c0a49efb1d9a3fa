import CypherEngine
import PropertyGraph

/// A small random graph in the words that generated statements use, so that their patterns fit now
/// and then: loops, parallel relationships, nodes without labels, absent properties.
public struct FuzzGraph: Sendable {
  public let snapshot: GraphSnapshot

  static let labels = ["Person", "Company", "A", "人员"]
  static let types = ["OWNS", "KNOWS", "T"]
  static let keys = ["name", "share", "x"]

  /// - Parameter nodes: how many there are at most.
  public init(_ random: inout SeededGenerator, nodes nodesMax: Int = 7) throws {
    let transaction = try GraphTransaction(on: GraphSnapshot(segments: [], scope: .all))
    let count = Int.random(in: 0...nodesMax, using: &random)
    var nodes: [NodeIndex] = []
    for _ in 0..<count {
      let labels = Self.labels.filter { _ in random.chance(0.4) }
      nodes.append(
        try transaction.createNode(labels: labels, properties: Self.properties(&random)))
    }
    if count > 0 {
      for _ in 0..<Int.random(in: 0...count * 2, using: &random) {
        _ = try transaction.createRelationship(
          random.pick(Self.types), from: random.pick(nodes), to: random.pick(nodes),
          properties: Self.properties(&random))
      }
    }
    snapshot = try transaction.commit(to: ForgetfulLog())
  }

  private static func properties(_ random: inout SeededGenerator) -> [String: Value] {
    var properties: [String: Value] = [:]
    for key in keys where random.chance(0.5) { properties[key] = value(key, &random) }
    return properties
  }

  /// Few values, so that many are equal.
  private static func value(_ key: String, _ random: inout SeededGenerator) -> Value {
    switch key {
    case "name": return .text(random.pick(["a", "b", "王小明", ""]))
    case "share": return .double(random.pick([0, 0.25, 0.5, 1]))
    default:
      return random.pick([.integer(0), .integer(1), .integer(2), .double(1), .text("1"), .boolean(true)])
    }
  }

  init(_ snapshot: GraphSnapshot) { self.snapshot = snapshot }

  /// Every element with all that it has, in order.
  public func portrait() throws -> [String] {
    var lines: [String] = []
    for range in snapshot.ranges {
      for number in range where snapshot.isVisible(NodeIndex(number)) {
        let node = NodeIndex(number)
        lines.append(
          "(\(number) \(snapshot.labels(of: node).sorted()) "
            + "\(try snapshot.properties(of: node).map { "\($0.name)=\($0.value)" }.sorted()))")
        try snapshot.forEachRelationship(of: node, directions: [.outgoing]) { found, _ in
          lines.append(
            "[\(found.from.rawValue)-\(snapshot.name(of: found.index.type))-\(found.to.rawValue) "
              + "\(try snapshot.properties(of: found.index).map { "\($0.name)=\($0.value)" }.sorted())]")
        }
      }
    }
    return lines
  }
}

/// Keeps nothing: a commit counts at once.
final class ForgetfulLog: CommitLog {
  func append(_ commit: Commit) {}
}

extension SeededGenerator {
  /// Whether something of this likelihood happens.
  mutating func chance(_ likelihood: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < likelihood
  }

  /// A number from 0 to `limit - 1`.
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

  /// One of several, which must not be none.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}
