@testable import BoltProtocol

/// Values of every kind, nested a little, for laws that hold of all.
struct ValueGenerator {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func value(depth: Int = 3) -> BoltValue {
    switch Int.random(in: 0..<(depth > 0 ? 20 : 14), using: &random) {
    case 0: .null
    case 1: .boolean(Bool.random(using: &random))
    case 2, 3: .integer(integer())
    case 4: .float(Double(bitPattern: random.next()))
    case 5: .string(text())
    case 6: .bytes((0..<Int.random(in: 0..<300, using: &random)).map { _ in .init(small(256)) })
    case 7: .date(BoltDate(days: integer()))
    case 8: .localTime(BoltLocalTime(nanoseconds: small(86_400_000_000_000)))
    case 9:
      .time(BoltTime(nanoseconds: small(86_400_000_000_000), offsetSeconds: small(86_400)))
    case 10:
      .localDateTime(BoltLocalDateTime(seconds: integer(), nanoseconds: small(1_000_000_000)))
    case 11:
      .dateTime(
        BoltDateTime(
          seconds: Int64(Int32(truncatingIfNeeded: integer())), nanoseconds: small(1_000_000_000),
          offsetSeconds: small(100_000) - 50_000))
    case 12:
      .duration(
        BoltDuration(
          months: integer(), days: integer(), seconds: integer(), nanoseconds: integer()))
    case 13:
      .point(
        BoltPoint(
          system: integer(), x: .init(bitPattern: random.next()), y: 2.5,
          z: Bool.random(using: &random) ? 3.5 : nil))
    case 14, 15:
      .list((0..<Int.random(in: 0..<20, using: &random)).map { _ in value(depth: depth - 1) })
    case 16: .map(map(depth: depth - 1))
    case 17: .node(node(depth: depth - 1))
    case 18: .relationship(relationship(from: 1, to: 2, depth: depth - 1))
    default: .path(path(depth: depth - 1))
    }
  }

  mutating func integer() -> Int64 {
    Int64(bitPattern: random.next()) >> Int64.random(in: 0..<64, using: &random)
  }

  private mutating func small(_ bound: Int64) -> Int64 { .random(in: 0..<bound, using: &random) }

  mutating func text() -> String {
    let pieces = ["a", "关系", "é", "e\u{301}", "👨‍👩‍👧", "\r\n", "\0", "long enough to matter"]
    return (0..<Int.random(in: 0..<12, using: &random))
      .map { _ in pieces.randomElement(using: &random)! }.joined()
  }

  mutating func map(depth: Int) -> BoltMap {
    let count = Int.random(in: 0..<20, using: &random)
    return BoltMap(
      entries: (0..<count).map { .init(key: "\($0) \(text())", value: value(depth: depth)) })
  }

  mutating func node(depth: Int) -> BoltNode {
    let identifier = integer()
    return BoltNode(
      identifier: identifier, labels: [text(), text()], properties: map(depth: min(depth, 0)),
      elementIdentifier: "n:\(identifier)")
  }

  mutating func relationship(from: Int64, to: Int64, depth: Int) -> BoltRelationship {
    let identifier = integer()
    return BoltRelationship(
      identifier: identifier, start: .init(identifier: from, elementIdentifier: "n:\(from)"),
      end: .init(identifier: to, elementIdentifier: "n:\(to)"), type: text(),
      properties: map(depth: min(depth, 0)), elementIdentifier: "r:\(identifier)")
  }

  /// A walk over a few nodes, some of them met again.
  mutating func path(depth: Int) -> BoltPath {
    let nodes = (0..<3).map { _ in node(depth: depth) }
    let steps = (0...Int.random(in: 0..<6, using: &random)).map { _ in
      nodes.randomElement(using: &random)!
    }
    let ties = zip(steps, steps.dropFirst()).map { from, to in
      Bool.random(using: &random)
        ? relationship(from: from.identifier, to: to.identifier, depth: depth)
        : relationship(from: to.identifier, to: from.identifier, depth: depth)
    }
    return BoltPath(walking: steps, over: ties)
  }
}
