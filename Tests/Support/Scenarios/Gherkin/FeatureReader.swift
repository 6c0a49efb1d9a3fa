/// Reads the part of Gherkin that openCypher's scenarios use.
///
/// Feature, Background, Scenario, Scenario Outline with any number of Examples, tags, comments,
/// tables and texts between `"""`. Free description lines are passed over, other languages than
/// English are not known.
public struct FeatureReader {
  private var lines: [Substring]
  private var at = 0
  private var tags: [String] = []
  private var background: [FeatureStep] = []
  private var scenarios: [FeatureScenario] = []
  private var name = ""

  /// A scenario or outline, before its examples are known.
  private struct Draft {
    var name: String
    var tags: [String]
    var line: Int
    var isOutline: Bool
    var steps: [FeatureStep] = []
    var examples: [[[String]]] = []
  }

  private init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// The feature that a file's text holds.
  public static func read(_ text: String) throws(FeatureError) -> Feature {
    var reader = FeatureReader(text)
    try reader.readAll()
    return Feature(name: reader.name, scenarios: reader.scenarios)
  }

  static let stepWords = ["Given", "When", "Then", "And", "But", "*"]

  private mutating func readAll() throws(FeatureError) {
    while let line = nextContent() {
      if line.hasPrefix("@") {
        tags += line.split { $0 == " " || $0 == "\t" }.map(String.init)
      } else if let rest = line.after("Feature:") {
        name = rest
        tags = []
      } else if line.after("Background:") != nil {
        skipDescription()
        background = try readSteps()
      } else if let rest = line.after("Scenario Outline:") ?? line.after("Scenario Template:") {
        try readScenario(Draft(name: rest, tags: tags, line: at, isOutline: true))
      } else if let rest = line.after("Scenario:") ?? line.after("Example:") {
        try readScenario(Draft(name: rest, tags: tags, line: at, isOutline: false))
      } else if !scenarios.isEmpty {
        throw FeatureError(line: at, problem: "neither a scenario nor a step: \(line)")
      }
    }
  }

  // MARK: - Lines

  /// The next line that is neither empty nor a comment, trimmed, and steps behind it.
  private mutating func nextContent() -> String? {
    while at < lines.count {
      let line = lines[at].trimmed
      at += 1
      if !line.isEmpty && !line.hasPrefix("#") { return line }
    }
    return nil
  }

  /// The next content line, left where it is.
  private mutating func peekContent() -> String? {
    let mark = at
    guard let line = nextContent() else { return nil }
    at = max(mark, at - 1)
    return line
  }

  private static func isStep(_ line: String) -> Bool {
    stepWords.contains { line.hasPrefix($0 + " ") }
  }

  private static func isHeading(_ line: String) -> Bool {
    line.hasPrefix("@")
      || ["Scenario", "Example", "Background:", "Feature:", "Rule:"].contains {
        line.hasPrefix($0)
      }
  }

  private mutating func skipDescription() {
    while let line = peekContent(), !Self.isStep(line), !Self.isHeading(line) { at += 1 }
  }

  // MARK: - Parts

  private mutating func readScenario(_ begun: Draft) throws(FeatureError) {
    var draft = begun
    tags = []
    skipDescription()
    draft.steps = try readSteps()
    while draft.isOutline {
      let mark = at
      var line = peekContent()
      while let tag = line, tag.hasPrefix("@") {
        at += 1
        line = peekContent()
      }
      guard let line, line.hasPrefix("Examples:") || line.hasPrefix("Scenarios:") else {
        at = mark
        break
      }
      at += 1
      draft.examples.append(try readTable())
    }
    try finish(draft)
  }

  private mutating func readSteps() throws(FeatureError) -> [FeatureStep] {
    var steps: [FeatureStep] = []
    while let line = peekContent(), Self.isStep(line) {
      at += 1
      let text = line.drop { $0 != " " }.trimmed
      var step = FeatureStep(text: text, table: nil, document: nil, line: at)
      if let below = peekContent() {
        if below.hasPrefix("|") { step.table = try readTable() }
        if below.hasPrefix("\"\"\"") { step.document = try readDocument() }
      }
      steps.append(step)
    }
    return steps
  }

  private mutating func readTable() throws(FeatureError) -> [[String]] {
    var rows: [[String]] = []
    while let line = peekContent(), line.hasPrefix("|") {
      at += 1
      rows.append(Self.cells(of: line))
      if rows[rows.count - 1].count != rows[0].count {
        throw FeatureError(
          line: at,
          problem: "\(rows[rows.count - 1].count) cells below a header of \(rows[0].count)")
      }
    }
    return rows
  }

  /// The cells between the bars, with `\\`, `\|` and `\n` read.
  static func cells(of line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.unicodeScalars.dropFirst() {
      if isEscaped {
        switch character {
        case "n": cell.unicodeScalars.append("\n")
        case "\\", "|": cell.unicodeScalars.append(character)
        default:
          cell.unicodeScalars.append("\\")
          cell.unicodeScalars.append(character)
        }
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell.trimmed)
        cell = ""
      } else {
        cell.unicodeScalars.append(character)
      }
    }
    return cells
  }

  /// The text between triple quotes, without the indentation of the opening ones.
  private mutating func readDocument() throws(FeatureError) -> String {
    _ = nextContent()
    let opened = at
    let indentation = lines[at - 1].prefix { $0 == " " || $0 == "\t" }.count
    var text: [String] = []
    while at < lines.count {
      let line = lines[at]
      at += 1
      if line.trimmed.hasPrefix("\"\"\"") { return text.joined(separator: "\n") }
      let margin = min(indentation, line.prefix { $0 == " " || $0 == "\t" }.count)
      text.append(String(line.dropFirst(margin)).replacing("\\\"\\\"\\\"", with: "\"\"\""))
    }
    throw FeatureError(line: opened, problem: "a text that no triple quotes end")
  }

  // MARK: - Outlines

  private mutating func finish(_ draft: Draft) throws(FeatureError) {
    guard draft.isOutline else {
      scenarios.append(
        FeatureScenario(
          name: draft.name, tags: draft.tags, example: nil, line: draft.line,
          steps: background + draft.steps))
      return
    }
    guard draft.examples.contains(where: { $0.count > 1 }) else {
      throw FeatureError(line: draft.line, problem: "an outline without examples")
    }
    var example = 0
    for table in draft.examples {
      for row in table.dropFirst() {
        example += 1
        let fill = { (text: String) in
          var filled = text
          for (header, value) in zip(table[0], row) {
            filled = filled.replacing("<\(header)>", with: value)
          }
          return filled
        }
        let steps = (background + draft.steps).map { step in
          FeatureStep(
            text: fill(step.text), table: step.table?.map { $0.map(fill) },
            document: step.document.map(fill), line: step.line)
        }
        scenarios.append(
          FeatureScenario(
            name: fill(draft.name), tags: draft.tags, example: example, line: draft.line,
            steps: steps))
      }
    }
  }
}

extension StringProtocol {
  /// Without the blanks at either end.
  var trimmed: String {
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n"
    }
    var view = Substring(self).unicodeScalars
    while let first = view.first, isBlank(first) { view.removeFirst() }
    while let last = view.last, isBlank(last) { view.removeLast() }
    return String(view)
  }

  /// What follows a heading word, trimmed; nil where the line does not begin with it.
  func after(_ heading: String) -> String? {
    hasPrefix(heading) ? dropFirst(heading.count).trimmed : nil
  }
}
