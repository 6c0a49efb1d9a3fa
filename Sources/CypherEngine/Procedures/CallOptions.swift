import PropertyGraph

/// The options in the map that a procedure is called with, read name by name; what nobody asked
/// for is an error that names the nearest option.
public struct CallOptions {
  public let procedure: String
  private let entries: CypherMap
  private var asked: [String] = []

  /// - Parameter value: a map, or null for none.
  public init(_ value: CypherValue, of procedure: String) throws(CypherError) {
    self.procedure = procedure
    switch value {
    case .null: entries = CypherMap([])
    case .map(let map): entries = map
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "the options of `\(procedure)` are a map")
    }
  }

  /// The option, or nil where it was left out or is null.
  public mutating func value(_ name: String) -> CypherValue? {
    asked.append(name)
    guard let found = entries[ByteString(name)], !found.isNull else { return nil }
    return found
  }

  /// A text, or several.
  public mutating func texts(_ name: String) throws(CypherError) -> [String] {
    switch value(name) {
    case nil: return []
    case .string(let text)?: return [text.text]
    case .list(let values)?:
      var texts: [String] = []
      for value in values {
        guard case .string(let text) = value else { throw wrong(name, "a text or a list of texts") }
        texts.append(text.text)
      }
      return texts
    default: throw wrong(name, "a text or a list of texts")
    }
  }

  public mutating func text(_ name: String) throws(CypherError) -> String? {
    guard let found = value(name) else { return nil }
    guard case .string(let text) = found else { throw wrong(name, "a text") }
    return text.text
  }

  /// One of some words.
  public mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ otherwise: Word
  ) throws(CypherError) -> Word {
    guard let found = try text(name) else { return otherwise }
    guard let word = Word(rawValue: found) else {
      throw wrong(
        name, "one of " + Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))
    }
    return word
  }

  public mutating func integer(
    _ name: String, _ otherwise: Int, in range: ClosedRange<Int>
  ) throws(CypherError) -> Int {
    guard let found = value(name) else { return otherwise }
    guard case .integer(let number) = found, let exact = Int(exactly: number),
      range.contains(exact)
    else { throw wrong(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") }
    return exact
  }

  public mutating func number(
    _ name: String, _ otherwise: Double, in range: ClosedRange<Double>
  ) throws(CypherError) -> Double {
    let number: Double
    switch value(name) {
    case nil: return otherwise
    case .integer(let found)?: number = Double(found)
    case .float(let found)?: number = found
    default: throw wrong(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    guard range.contains(number) else {
      throw wrong(name, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  public mutating func boolean(_ name: String, _ otherwise: Bool) throws(CypherError) -> Bool {
    guard let found = value(name) else { return otherwise }
    guard case .boolean(let flag) = found else { throw wrong(name, "true or false") }
    return flag
  }

  /// A day: a date, or its text.
  public mutating func day(_ name: String) throws(CypherError) -> CalendarDate? {
    guard let found = value(name) else { return nil }
    switch found {
    case .date(let date):
      guard let days = Int32(exactly: date.days) else {
        throw wrong(name, "a day that a tie may have")
      }
      return CalendarDate(days: days)
    case .string(let text):
      guard let day = CalendarDate(text.text) else { throw wrong(name, "a day like '2020-10-01'") }
      return day
    default: throw wrong(name, "a day like '2020-10-01'")
    }
  }

  /// A node, or several.
  public mutating func nodes(_ name: String) throws(CypherError) -> [NodeIndex] {
    switch value(name) {
    case nil: return []
    case .node(let node)?: return [node]
    case .list(let values)?:
      var nodes: [NodeIndex] = []
      for value in values {
        guard case .node(let node) = value else { throw wrong(name, "a node or a list of nodes") }
        nodes.append(node)
      }
      return nodes
    default: throw wrong(name, "a node or a list of nodes")
    }
  }

  /// Throws where an option was given that nobody asked for.
  public func finish() throws(CypherError) {
    for (key, _) in entries.entries where !asked.contains(key.text) {
      let nearest = Nearest.name(to: key.text, among: asked)
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue", "`\(procedure)` has no option `\(key.text)`",
        hint: nearest.map { "did you mean `\($0)`?" }
          ?? "there are " + asked.map { "`\($0)`" }.joined(separator: ", "))
    }
  }

  private func wrong(_ name: String, _ expected: String) -> CypherError {
    CypherError.runtime(
      .argument, "InvalidArgumentValue", "`\(name)` of `\(procedure)` must be \(expected)")
  }
}
