import CypherSyntax
import PropertyGraph

/// What may be meant by the beginning of a word.
struct Completion: Equatable {
  /// How many characters before the cursor the candidates stand for.
  var replacing: Int
  /// Whole words, sorted.
  var candidates: [String]

  static let none = Completion(replacing: 0, candidates: [])

  /// What all candidates begin with; the only candidate whole.
  var commonPrefix: String {
    guard let first = candidates.first else { return "" }
    return candidates.dropFirst().reduce(first) { prefix, candidate in
      String(zip(prefix, candidate).prefix { $0 == $1 }.map(\.0))
    }
  }
}

/// The words that a person may want next, by what stands before them.
struct CompletionWords {
  var labels: [String] = []
  var types: [String] = []
  var properties: [String] = []
  /// With an opening parenthesis.
  var functions: [String] = []
  var procedures: [String] = []
  var parameters: [String] = []
  /// With their colon.
  var directives: [String] = []

  /// - Parameter line: what stands before the cursor.
  func completion(of line: String) -> Completion {
    if line.hasPrefix(":"), !line.contains(" ") {
      return matching(line, directives, ignoresCase: false)
    }
    let dotted = Self.word(at: line, with: "._")
    let isCall = Self.lastWord(before: line.dropLast(dotted.count)) == "CALL"
    if isCall { return matching(dotted, procedures) }
    let word = Self.word(at: line, with: "_")
    let before = line.dropLast(word.count)
    switch before.last {
    case ":", "&", "|", "!":
      return matching(word, Self.isInBrackets(before) ? types : labels, ignoresCase: false)
    case ".": return matching(word, properties, ignoresCase: false)
    case "$": return matching(word, parameters, ignoresCase: false)
    default: break
    }
    if word.isEmpty { return .none }
    // Keywords as they are typed, in small letters or in capitals.
    let isSmall = word.allSatisfy { !$0.isUppercase }
    let called = Set(functions.map { $0.lowercased() })
    let keywords = CypherWords.keywords.filter { !called.contains($0.lowercased() + "(") }
      .map { isSmall ? $0.lowercased() : $0 }
    return matching(word, keywords + functions)
  }

  private func matching(
    _ word: String, _ words: [String], ignoresCase: Bool = true
  ) -> Completion {
    let wanted = ignoresCase ? word.lowercased() : word
    var seen: Set<String> = []
    let fitting = words.filter { candidate in
      (ignoresCase ? candidate.lowercased() : candidate).hasPrefix(wanted)
        && seen.insert(candidate).inserted
    }
    return Completion(
      replacing: word.count, candidates: fitting.sorted { ByteString($0) < ByteString($1) })
  }

  private static func word(at line: String, with more: String) -> String {
    var start = line.endIndex
    while start > line.startIndex {
      let before = line.index(before: start)
      let character = line[before]
      guard character.isLetter || character.isNumber || more.contains(character) else { break }
      start = before
    }
    return String(line[start...])
  }

  private static func lastWord(before line: Substring) -> String {
    line.split(whereSeparator: \.isWhitespace).last.map { $0.uppercased() } ?? ""
  }

  /// Whether an opening bracket stands nearer than an opening parenthesis.
  private static func isInBrackets(_ line: Substring) -> Bool {
    line.last { "[](){}".contains($0) } == "["
  }
}
