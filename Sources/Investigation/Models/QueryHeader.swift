import Declarations

/// The comment lines at the head of a query file, as fields with their lines.
///
/// ```text
/// // id: BID-02            version: 1            status: live
/// // innocent: Group companies may bid openly; a common nominee
/// //   may be a service firm.
/// // param least: Integer = 3      source: local rules 2020-3
/// ```
///
/// A line starts a field; further fields stand behind two blanks or more. A line that begins with
/// two blanks goes on with the field before. Any Cypher client runs the file, since all of it is
/// comment.
struct QueryHeader {
  struct Field {
    var name: String
    var value: String
    /// One-based.
    var line: Int
  }

  let file: String
  let fields: [Field]

  /// - Parameter known: the names of fields of files of this kind.
  /// - Throws: ``DeclarationError`` for a line that holds no field of a known name.
  init(_ text: String, file: String, known: [String]) throws(DeclarationError) {
    var fields: [Field] = []
    for (at, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.hasPrefix("//") else { break }
      let content = line.dropFirst(2)
      if content.hasPrefix("  ") {
        guard !fields.isEmpty else {
          throw DeclarationError(
            .malformed, "the first line of a header goes on with nothing", file: file,
            line: at + 1, hint: "begin with ‘// id: …’")
        }
        fields[fields.count - 1].value += " " + Self.trimmed(content)
        continue
      }
      let words = Self.trimmed(content)
      if !words.isEmpty { try Self.read(words, at + 1, file, known, &fields) }
    }
    self.file = file
    self.fields = fields
  }

  /// The fields of one line.
  private static func read(
    _ line: String, _ number: Int, _ file: String, _ known: [String], _ fields: inout [Field]
  ) throws(DeclarationError) {
    if line.hasPrefix("param ") {
      // What stands behind a parameter belongs to it.
      fields.append(
        Field(name: "param", value: trimmed(line.dropFirst("param ".count)), line: number))
      return
    }
    for (at, segment) in segments(line).enumerated() {
      let name = segment.prefix { $0 != ":" }
      if name.count < segment.count, known.contains(String(name)) {
        fields.append(
          Field(
            name: String(name), value: trimmed(segment.dropFirst(name.count + 1)), line: number))
      } else if at > 0 {
        fields[fields.count - 1].value += "  " + segment
      } else {
        let found = name.count < segment.count ? "unknown field ‘\(name)’" : "no field in this line"
        throw DeclarationError(
          .unknown, found, file: file, line: number,
          hint: nearest(String(name), among: known).map { "did you mean ‘\($0)’?" }
            ?? "expected one of \(known.joined(separator: ", "))")
      }
    }
  }

  /// The parts of a line between two blanks or more.
  static func segments(_ line: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var blanks = 0
    for character in line {
      if character == " " {
        blanks += 1
        continue
      }
      if blanks > 1, !part.isEmpty {
        parts.append(part)
        part = ""
      } else if blanks == 1 {
        part += " "
      }
      blanks = 0
      part.append(character)
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }

  // MARK: - Asking

  /// The one field of a name; nil where the header has none.
  ///
  /// - Throws: ``DeclarationError`` for a second field of that name.
  func field(_ name: String) throws(DeclarationError) -> Field? {
    let found = fields.filter { $0.name == name }
    guard found.count < 2 else {
      throw DeclarationError(
        .invalid, "a second ‘\(name)’", file: file, line: found[1].line,
        hint: "the first stands in line \(found[0].line)")
    }
    return found.first
  }

  /// The one field of a name, with something in it.
  func required(_ name: String) throws(DeclarationError) -> Field {
    guard let field = try field(name) else {
      throw DeclarationError(
        .missing, "the header has no ‘\(name)’", file: file, line: fields.last?.line ?? 1,
        hint: "add a line ‘// \(name): …’")
    }
    guard !field.value.isEmpty else {
      throw DeclarationError(.missing, "‘\(name)’ is empty", file: file, line: field.line)
    }
    return field
  }

  /// A field that takes one of some words.
  func word(_ name: String, of words: [String]) throws(DeclarationError) -> String {
    let field = try required(name)
    guard words.contains(field.value) else {
      throw error(field, "expected \(words.joined(separator: ", "))")
    }
    return field.value
  }

  /// The error that a field holds what nobody can read.
  func error(_ field: Field, _ expected: String) -> DeclarationError {
    DeclarationError(
      .invalid, "‘\(field.name)’ is ‘\(field.value)’", file: file, line: field.line, hint: expected)
  }
}
