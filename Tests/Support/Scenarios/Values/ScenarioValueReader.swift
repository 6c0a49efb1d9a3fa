/// Reads the value notation of the scenarios' tables.
public struct ScenarioValueReader {
  /// A cell that is no value: what was expected, and at which character.
  public struct Failure: Error, CustomStringConvertible {
    public var text: String
    public var offset: Int
    public var expected: String
    public var description: String { "expected \(expected) at character \(offset) of \(text)" }
  }

  private let text: String
  private let scalars: [Unicode.Scalar]
  private var at = 0

  private init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The value that a whole cell holds.
  public static func read(_ text: String) throws(Failure) -> ScenarioValue {
    var reader = ScenarioValueReader(text)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.at == reader.scalars.count else { throw reader.failure("the end") }
    return value
  }

  private func failure(_ expected: String) -> Failure {
    Failure(text: text, offset: at, expected: expected)
  }

  // MARK: - Characters

  private mutating func skipBlanks() {
    while at < scalars.count, scalars[at] == " " || scalars[at] == "\n" || scalars[at] == "\t" {
      at += 1
    }
  }

  /// Steps over a text, after blanks; says whether it stood there.
  private mutating func take(_ expected: String) -> Bool {
    skipBlanks()
    let wanted = Array(expected.unicodeScalars)
    guard at + wanted.count <= scalars.count, Array(scalars[at..<at + wanted.count]) == wanted
    else { return false }
    at += wanted.count
    return true
  }

  private mutating func demand(_ expected: String) throws(Failure) {
    guard take(expected) else { throw failure(expected) }
  }

  private var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  /// A name: backticked, or up to the next character that has a meaning of its own.
  private mutating func name() throws(Failure) -> String {
    skipBlanks()
    var name = String.UnicodeScalarView()
    if current == "`" {
      at += 1
      while let scalar = current {
        at += 1
        if scalar == "`" {
          guard current == "`" else { return String(name) }
          at += 1
        }
        name.append(scalar)
      }
      throw failure("a closing backtick")
    }
    while let scalar = current, !" :{}()[],<>-'|".unicodeScalars.contains(scalar) {
      name.append(scalar)
      at += 1
    }
    guard !name.isEmpty else { throw failure("a name") }
    return String(name)
  }

  // MARK: - Values

  private mutating func value() throws(Failure) -> ScenarioValue {
    skipBlanks()
    switch current {
    case "'": return .string(try string())
    case "[":
      let mark = at
      at += 1
      if take(":") {
        at = mark
        return .relationship(try relationship())
      }
      return .list(try list())
    case "{": return .map(try map())
    case "(": return .node(try node())
    case "<": return .path(try path())
    default: return try word()
    }
  }

  private mutating func word() throws(Failure) -> ScenarioValue {
    let mark = at
    var text = ""
    while let scalar = current, !" ,]})".unicodeScalars.contains(scalar) {
      text.unicodeScalars.append(scalar)
      at += 1
    }
    switch text {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "NaN": return .float(.nan)
    case "Inf", "+Inf": return .float(.infinity)
    case "-Inf": return .float(-.infinity)
    default: break
    }
    if let integer = Int64(text) { return .integer(integer) }
    let isNumber = text.unicodeScalars.allSatisfy { "0123456789+-.eE".unicodeScalars.contains($0) }
    if isNumber, let float = Double(text) { return .float(float) }
    at = mark
    throw failure("a value")
  }

  private mutating func string() throws(Failure) -> String {
    at += 1
    var text = String.UnicodeScalarView()
    while let scalar = current {
      at += 1
      if scalar == "'" { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escaped = current else { break }
      at += 1
      switch escaped {
      case "n": text.append("\n")
      case "t": text.append("\t")
      case "r": text.append("\r")
      case "b": text.append("\u{8}")
      case "f": text.append("\u{C}")
      case "u":
        let digits = String(String.UnicodeScalarView(scalars[at..<min(at + 4, scalars.count)]))
        guard digits.unicodeScalars.count == 4, let code = UInt32(digits, radix: 16),
          let scalar = Unicode.Scalar(code)
        else { throw failure("four hexadecimal digits") }
        at += 4
        text.append(scalar)
      default: text.append(escaped)
      }
    }
    throw failure("a closing quote")
  }

  /// The elements up to the closing bracket; the opening one is behind.
  private mutating func list() throws(Failure) -> [ScenarioValue] {
    var elements: [ScenarioValue] = []
    if take("]") { return elements }
    repeat { elements.append(try value()) } while take(",")
    try demand("]")
    return elements
  }

  private mutating func map() throws(Failure) -> [ScenarioProperty] {
    try demand("{")
    var entries: [ScenarioProperty] = []
    if take("}") { return entries }
    repeat {
      let key = try name()
      try demand(":")
      entries.append(ScenarioProperty(key, try value()))
    } while take(",")
    try demand("}")
    return entries
  }

  private mutating func node() throws(Failure) -> ScenarioNode {
    try demand("(")
    var node = ScenarioNode(labels: [], properties: [])
    while take(":") { node.labels.append(try name()) }
    skipBlanks()
    if current == "{" { node.properties = try map() }
    try demand(")")
    return node
  }

  private mutating func relationship() throws(Failure) -> ScenarioRelationship {
    try demand("[")
    try demand(":")
    var relationship = ScenarioRelationship(type: try name(), properties: [])
    skipBlanks()
    if current == "{" { relationship.properties = try map() }
    try demand("]")
    return relationship
  }

  private mutating func path() throws(Failure) -> ScenarioPath {
    try demand("<")
    var path = ScenarioPath(start: try node(), steps: [])
    while !take(">") {
      let isBackward = take("<-")
      if !isBackward { try demand("-") }
      let relationship = try relationship()
      try demand(isBackward ? "-" : "->")
      path.steps.append(
        ScenarioPath.Step(
          relationship: relationship, isForward: !isBackward, node: try node()))
    }
    return path
  }
}
