/// Reads the part of Cypher that the enumerator answers: CREATE, and MATCH … RETURN.
///
/// It is no Cypher parser: what it does not know it refuses, and a scenario that uses more is left
/// to the engine alone.
public struct PathTextReader {
  /// Text outside the part that is understood.
  public struct Failure: Error, CustomStringConvertible {
    public var offset: Int
    public var expected: String
    public var description: String { "expected \(expected) at character \(offset)" }
  }

  let scalars: [Unicode.Scalar]
  var at = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The query that a text holds.
  public static func query(_ text: String) throws(Failure) -> PathQuery {
    var reader = PathTextReader(text)
    let query = try reader.query()
    guard reader.isAtEnd else { throw reader.failure("the end") }
    return query
  }

  // MARK: - Characters

  func failure(_ expected: String) -> Failure { Failure(offset: at, expected: expected) }

  var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return at == scalars.count
    }
  }

  mutating func skipBlanks() {
    while let scalar = current, scalar.properties.isWhitespace { at += 1 }
  }

  /// Steps over punctuation, after blanks.
  mutating func take(_ text: String) -> Bool {
    skipBlanks()
    let wanted = Array(text.unicodeScalars)
    guard at + wanted.count <= scalars.count, scalars[at..<at + wanted.count] == wanted[...]
    else { return false }
    at += wanted.count
    return true
  }

  mutating func demand(_ text: String) throws(Failure) {
    guard take(text) else { throw failure(text) }
  }

  func peek(_ text: String) -> Bool {
    var copy = self
    return copy.take(text)
  }

  static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  /// Steps over a keyword in any case, where it is a word of its own.
  mutating func keyword(_ word: String) -> Bool {
    let mark = at
    if let name = name(), name.uppercased() == word { return true }
    at = mark
    return false
  }

  mutating func keywords(_ words: String...) -> Bool {
    let mark = at
    for word in words where !keyword(word) {
      at = mark
      return false
    }
    return true
  }

  /// A name, or nil and nothing consumed.
  mutating func name() -> String? {
    skipBlanks()
    guard let first = current, Self.isNamePart(first), !("0"..."9").contains(first)
    else { return nil }
    var name = String.UnicodeScalarView()
    while let scalar = current, Self.isNamePart(scalar) {
      name.append(scalar)
      at += 1
    }
    return String(name)
  }

  mutating func demandName() throws(Failure) -> String {
    guard let name = name() else { throw failure("a name") }
    return name
  }

  mutating func integer() -> Int? {
    skipBlanks()
    var digits = ""
    while let scalar = current, ("0"..."9").contains(scalar) {
      digits.unicodeScalars.append(scalar)
      at += 1
    }
    return Int(digits)
  }

  // MARK: - Clauses

  private mutating func query() throws(Failure) -> PathQuery {
    var matches: [PathMatch] = []
    while keyword("MATCH") { matches.append(try match()) }
    guard keyword("RETURN") else { throw failure("RETURN") }
    var query = PathQuery(matches: matches, items: [])
    query.isDistinct = keyword("DISTINCT")
    repeat {
      skipBlanks()
      let start = at
      let expression = try expression()
      var name = String(String.UnicodeScalarView(scalars[start..<at])).trimmed
      if keyword("AS") { name = try demandName() }
      query.items.append(PathQuery.Item(expression, name))
    } while take(",")
    return query
  }

  private mutating func match() throws(Failure) -> PathMatch {
    var match = PathMatch(patterns: [])
    if keywords("REPEATABLE", "ELEMENTS") {
      match.isRepeatable = true
    } else {
      _ = keywords("DIFFERENT", "RELATIONSHIPS")
    }
    repeat { match.patterns.append(try pattern()) } while take(",")
    if keyword("WHERE") { match.predicate = try expression() }
    return match
  }
}
