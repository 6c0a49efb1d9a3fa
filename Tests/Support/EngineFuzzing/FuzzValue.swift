import CypherEngine
import PropertyGraph

extension SeededGenerator {
  /// A value of any kind that a parameter may be, corners among them.
  mutating func value(depth: Int = 2) -> CypherValue {
    switch below(depth > 0 ? 14 : 11) {
    case 0: return .null
    case 1: return .boolean(chance(0.5))
    case 2: return .integer(pick([0, 1, -1, 2, 42, .max, .min, 1 << 53 + 1]))
    case 3: return .float(pick([0, -0.0, 0.5, 1, 1e308, -.infinity, .infinity, .nan, .leastNonzeroMagnitude]))
    case 4, 5: return .text(pick(["", "a", "王小明", "e\u{301}", "😀", "a\u{0}b", "1", "name", "(a+)+"]))
    case 6: return .date(LocalDate(days: pick([0, 18_000, -719_528, 365_241_780_471])))
    case 7:
      return .temporal(
        .duration(CalendarDuration(months: 1, days: pick([0, .max]), seconds: pick([-1, 86_400]))))
    case 8: return .bytes([0, 255])
    case 9: return .integer(Int64(below(5)))
    case 10: return .text(pick(FuzzGraph.keys + FuzzGraph.labels))
    case 11, 12: return .list((0..<below(4)).map { _ in value(depth: depth - 1) })
    default:
      var map = CypherMap()
      for _ in 0..<below(3) {
        let key = ByteString(pick(FuzzGraph.keys))
        map[key] = .some(value(depth: depth - 1))
      }
      return .map(map)
    }
  }
}
