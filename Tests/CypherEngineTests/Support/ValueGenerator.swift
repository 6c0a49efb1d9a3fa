import CypherEngine
import PropertyGraph

/// Values of all kinds, the same ones every time: few of each kind, so that equal ones meet.
struct ValueGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }

  /// - Parameter depth: how deep lists and maps may nest.
  mutating func value(depth: Int = 2) -> CypherValue {
    switch below(depth > 0 ? 15 : 12) {
    case 0: .null
    case 1: .boolean(below(2) == 0)
    case 2, 3: .integer(integers[below(integers.count)])
    case 4, 5: .float(floats[below(floats.count)])
    case 6: .text(texts[below(texts.count)])
    case 7: .node(NodeIndex(UInt32(below(3))))
    case 8: .relationship(relationship(UInt32(below(3))))
    case 9: .path(path())
    case 10: temporal()
    case 11:
      .point(Point(srid: below(2) == 0 ? 7203 : 4326, x: Double(below(2)), y: 0))
    case 12: .bytes([UInt8(below(2))])
    case 13: .list((0..<below(4)).map { _ in value(depth: depth - 1) })
    default:
      .map(
        CypherMap(
          (0..<below(3)).map { _ in
            (ByteString(texts[below(texts.count)]), value(depth: depth - 1))
          }))
    }
  }

  private let integers: [Int64] = [
    0, 1, -1, 2, .max, .min, 1 << 53, 1 << 53 + 1, 9_007_199_254_740_993,
  ]
  private let floats: [Double] = [
    0, -0.0, 1, -1, 1.5, .nan, .infinity, -.infinity, 0x1p53, 0x1p63, -0x1p63,
  ]
  // Two ways to write é, which Swift takes for one.
  private let texts = ["", "a", "b", "ab", "\u{E9}", "e\u{301}", "林"]

  private func relationship(_ number: UInt32) -> RelationshipValue {
    RelationshipValue(from: number, to: number + 1, position: number, type: 0)
  }

  private mutating func path() -> PathValue {
    let count = UInt32(below(3))
    return PathValue(
      nodes: Array(0...count), relationships: (0..<count).map { relationship($0) })
  }

  private mutating func temporal() -> CypherValue {
    let number = Int64(below(2))
    let temporal: TemporalValue
    switch below(6) {
    case 0: temporal = .date(LocalDate(days: number))
    case 1: temporal = .localTime(LocalTime(nanoseconds: number))
    case 2: temporal = .time(ZonedTime(nanoseconds: 0, offsetSeconds: Int32(number) * 3600))
    case 3: temporal = .localDateTime(LocalDateTime(seconds: number, nanoseconds: 0))
    case 4:
      temporal = .dateTime(
        ZonedDateTime(
          seconds: 0, nanoseconds: 0, offsetSeconds: Int32(number) * 3600,
          zone: below(2) == 0 ? "Asia/Shanghai" : nil))
    // 24 hours and a day are as long, and different.
    default:
      temporal = .duration(CalendarDuration(days: number, seconds: number == 0 ? 86_400 : 0))
    }
    return CypherValue(temporal)
  }
}
