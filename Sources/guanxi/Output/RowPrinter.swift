import CypherEngine
import CypherSyntax
import Investigation

/// Prints the rows of an answer as they come, in one of the forms. Holds no more than the first
/// rows of a table, by which its columns get their widths.
struct RowPrinter {
  private static let rowsOfLayout = 1_000

  let form: QueryForm
  /// Where the text goes.
  var print: (String) -> Void = { Terminal.print($0) }
  var width: () -> Int = { Terminal.isInteractive ? Terminal.width : Int.max / 4 }

  /// Prints a whole answer.
  ///
  /// - Returns: how many rows.
  @discardableResult
  func print(_ answer: QueryAnswer) throws -> Int {
    let isPlanAlone = answer.plan != nil && answer.columns.isEmpty
    switch form {
    case .table: try table(answer)
    case .json: try json(answer)
    case .ndjson: try ndjson(answer)
    case .csv: try separated(answer, by: ",", line: Self.csv)
    case .tsv: try separated(answer, by: "\t", line: Self.tsv)
    case .markdown: try markdown(answer)
    }
    if form != .json, let plan = answer.plan {
      print((isPlanAlone || answer.rowCount == 0 ? "" : "\n") + plan.text + "\n")
    }
    return answer.rowCount
  }

  // MARK: - Tables

  private func table(_ answer: QueryAnswer) throws {
    if answer.columns.isEmpty || answer.plan != nil && answer.rowCount == 0 {
      // A plan alone has columns without rows.
      var first = try answer.next()
      while let rows = first, rows.isEmpty { first = try answer.next() }
      guard let rows = first, !answer.columns.isEmpty else { return }
      return try table(answer, from: rows)
    }
    try table(answer, from: [])
  }

  private func table(_ answer: QueryAnswer, from first: [[AnswerValue]]) throws {
    var ready = first
    var hasMore = true
    while ready.count < Self.rowsOfLayout {
      guard let rows = try answer.next() else {
        hasMore = false
        break
      }
      ready += rows
    }
    let columns = answer.columns.map(CellText.visible)
    let texts = ready.map { $0.map { CellText.text($0) } }
    let layout = TableLayout(
      columns, texts, isNumber: Self.numbers(ready, columns.count), width: width())
    print(layout.line(columns) + "\n" + layout.rule + "\n")
    for row in texts { print(layout.line(row) + "\n") }
    while hasMore, let rows = try answer.next() {
      print(rows.map { layout.line($0.map { CellText.text($0) }) + "\n" }.joined())
    }
  }

  /// Which columns hold nothing but numbers: they stand at the right.
  private static func numbers(_ rows: [[AnswerValue]], _ count: Int) -> [Bool] {
    (0..<count).map { column in
      var isFound = false
      for row in rows {
        switch row[column] {
        case .integer, .float: isFound = true
        case .null: continue
        default: return false
        }
      }
      return isFound
    }
  }

  private func markdown(_ answer: QueryAnswer) throws {
    guard !answer.columns.isEmpty else { return }
    func line(_ cells: [String]) -> String {
      let texts = cells.map { text in
        text.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
      }
      return "| " + texts.joined(separator: " | ") + " |\n"
    }
    print(line(answer.columns.map(CellText.visible)))
    print("|" + String(repeating: " --- |", count: answer.columns.count) + "\n")
    while let rows = try answer.next() {
      print(rows.map { line($0.map { CellText.text($0) }) }.joined())
    }
  }

  // MARK: - JSON

  private func json(_ answer: QueryAnswer) throws {
    print("{\"fields\":\(JSONText.array(answer.columns.map { .string($0) }).text),\"values\":[")
    var isFirst = true
    while let rows = try answer.next() {
      var text = ""
      for row in rows {
        text += (isFirst ? "" : ",") + JSONText.array(row.map(\.json)).text
        isFirst = false
      }
      print(text)
    }
    print("]" + (answer.plan.map { ",\"plan\":\($0.json.text)" } ?? "") + "}\n")
  }

  private func ndjson(_ answer: QueryAnswer) throws {
    while let rows = try answer.next() {
      guard !answer.columns.isEmpty else { continue }
      var text = ""
      for row in rows {
        text += JSONText.object(zip(answer.columns, row).map { ($0, $1.json) }).text + "\n"
      }
      print(text)
    }
  }

  // MARK: - Separated values

  private func separated(
    _ answer: QueryAnswer, by separator: String, line: ([String]) -> String
  ) throws {
    guard !answer.columns.isEmpty else { return }
    print(line(answer.columns))
    while let rows = try answer.next() {
      print(rows.map { line($0.map(Self.field)) }.joined())
    }
  }

  /// Null is empty; what has parts is JSON.
  private static func field(_ value: AnswerValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .list, .map, .node, .relationship, .path: value.json.text
    default: CellText.text(value)
    }
  }

  private static func csv(_ fields: [String]) -> String {
    fields.map { text in
      let isPlain = !text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
      return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\n"
  }

  private static func tsv(_ fields: [String]) -> String {
    fields.map { text in
      text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t")
        .replacing("\n", with: "\\n").replacing("\r", with: "\\r")
    }.joined(separator: "\t") + "\n"
  }
}

extension PlanDescription {
  /// The plan as JSON: each step with its children.
  var json: JSONText {
    var members: [(String, JSONText)] = [
      ("operator", .string(name)), ("details", .string(details)),
      ("estimatedRows", .number(estimatedRows)),
    ]
    if let rows { members.append(("rows", .integer(rows))) }
    if let time {
      let micros =
        time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
      members.append(("microseconds", .integer(Int(micros))))
    }
    members.append(("children", .array(children.map(\.json))))
    return .object(members)
  }
}
