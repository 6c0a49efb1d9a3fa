import CypherEngine

/// Edits of query texts that leave most of them whole: of bytes, of words, of whole pieces.
enum TextMutation {
  private static let pieces = [
    "(", ")", "[", "]", "{", "}", "|", "-[*]->", "-->", "..", "'", "$p", " IS NULL", " IN ", "null",
    " WHERE ", "9223372036854775807", "-1", "1e308", "é", "人", "*", " = ", " NOT ", ",", ".x",
    " WITH * ", " LIMIT 1", " UNION ALL ", "[0]", "[..1]", "collect(n1)", "OPTIONAL ", "DISTINCT ",
    "count(*)", "range(1, 1000000000)", "shortestPath(", "SHORTEST 2 ", "DETACH DELETE n1 ",
    "SET n1.x = n1.x + 1 ", "duration('P1Y')", "date('2020-01-01')", " AND ", "all(v IN ",
  ]

  static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...random.below(3) {
      let at = random.below(words.count)
      switch random.below(6) {
      case 0: words.swapAt(at, random.below(words.count))
      case 1 where words.count > 1: words.remove(at: at)
      case 2: words.insert(words[random.below(words.count)], at: at)
      case 3: words[at] = editedBytes(words[at], &random)
      default: words.insert(random.pick(pieces), at: at)
      }
    }
    return words.joined(separator: " ")
  }

  private static func editedBytes(_ word: String, _ random: inout SeededGenerator) -> String {
    var bytes = Array(word.utf8)
    guard !bytes.isEmpty else { return "x" }
    let at = random.below(bytes.count)
    switch random.below(3) {
    case 0: bytes[at] = UInt8(random.below(256))
    case 1: bytes.remove(at: at)
    default: bytes.insert(bytes[random.below(bytes.count)], at: at)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
