import Synchronization
import Testing

@testable import guanxi

/// What typing does to a line, without a terminal.
@Suite struct ShellTypingTests {
  /// Keys as a terminal sends them, and the line they make.
  static let typed: [(keys: String, line: String)] = [
    ("abc", "abc"), ("abc\u{7F}d", "abd"), ("ac\u{1B}[Db", "abc"), ("bc\u{01}a\u{05}d", "abcd"),
    ("one two\u{17}x", "one x"), ("one two\u{01}\u{0B}x", "x"), ("ab\u{15}c", "c"),
    ("ab\u{17}\u{19}\u{19}", "abab"), ("漢字\u{7F}x", "漢x"), ("e\u{301}\u{7F}x", "x"),
    ("ab\u{1B}[H\u{1B}[3~c", "cb"), ("a b\u{1B}bx", "a xb"), ("ab\u{01}\u{1B}[1;5Cc", "abc"),
    ("ab\u{1B}OHc", "cab"), ("ab\u{02}\u{06}c", "abc"), ("a b\u{01}\u{1B}dc", "c b"),
    ("a\u{1B}[99~b", "ab"), ("ab\u{01}\u{04}", "b"),
  ]

  @Test(arguments: typed)
  func keysMakeALine(_ keys: String, _ line: String) {
    let editor = Self.editor(keys + "\r")
    #expect(editor.read(prompt: "> ") == .line(line))
  }

  @Test func linesEndInThreeWays() {
    #expect(Self.editor("a\u{03}").read(prompt: "") == .cancelled)
    #expect(Self.editor("\u{04}").read(prompt: "") == .closed)
    #expect(Self.editor("abc").read(prompt: "") == .closed)
  }

  @Test(arguments: [
    ("\u{1B}[A\r", "two"), ("\u{1B}[A\u{1B}[A\r", "one"), ("\u{10}\u{10}\u{10}\u{0E}\r", "two"),
    ("x\u{1B}[A\u{1B}[B\r", "x"), ("\u{12}on\r", "one"), ("\u{12}o\u{12}\r", "one"),
    ("x\u{12}zzz\u{07}\r", "x"), ("\u{12}one\u{1B}[D!\r", "on!e"),
  ])
  func theHistoryIsWalkedAndSearched(_ keys: String, _ line: String) {
    let editor = Self.editor(keys, history: ["one", "two"])
    #expect(editor.read(prompt: "> ") == .line(line))
  }

  /// Whatever is drawn ends with the cursor inside the window.
  @Test func longLinesSlide() {
    let text = String(repeating: "漢a", count: 100)
    let drawn = Mutex("")
    let editor = Self.editor(text + "\r", width: 20) { text in drawn.withLock { $0 += text } }
    #expect(editor.read(prompt: "> ") == .line(text))
    for part in drawn.withLock({ $0 }).split(separator: "\u{1B}[") where part.hasSuffix("C") {
      if let column = Int(part.dropLast()) { #expect(column < 20) }
    }
  }

  private static func editor(
    _ keys: String, history: [String] = [], width: Int = 80,
    write: @escaping (String) -> Void = { _ in }
  ) -> LineEditor {
    let rest = Typed(keys)
    var lines = LineHistory(path: nil)
    for entry in history { lines.add(entry) }
    return LineEditor(
      history: lines, keys: KeyReader { _ in rest.next() }, write: write, width: { width })
  }

  private final class Typed: Sendable {
    private let bytes: Mutex<ArraySlice<UInt8>>
    init(_ text: String) { bytes = Mutex(ArraySlice(text.utf8)) }
    func next() -> UInt8? { bytes.withLock { $0.popFirst() } }
  }

  // MARK: - Completion

  static let words = CompletionWords(
    labels: ["Person", "Phone", "Post"], types: ["OWNS", "PART_OF"], properties: ["name", "note"],
    functions: ["count(", "collect("], procedures: ["db.labels", "db.ping"],
    parameters: ["day"], directives: [":mode", ":help"])

  static let lines: [(line: String, candidates: [String])] = [
    ("MATCH (p:P", ["Person", "Phone", "Post"]), ("MATCH (p:Per", ["Person"]),
    ("MATCH ()-[:P", ["PART_OF"]), ("MATCH (a)-[r:OWNS|P", ["PART_OF"]),
    ("MATCH (a:Person)-[:OWNS]->(b:Ph", ["Phone"]), ("RETURN p.n", ["name", "note"]),
    ("RETURN $", ["day"]), ("CALL db.", ["db.labels", "db.ping"]), ("call DB.L", ["db.labels"]),
    (":mo", [":mode"]), ("RETURN coun", ["count("]), ("UNWI", ["UNWIND"]), ("unwi", ["unwind"]),
    ("RETURN ", []), ("zzz", []),
  ]

  @Test(arguments: lines)
  func completionByWhatStandsBefore(_ line: String, _ candidates: [String]) {
    #expect(Self.words.completion(of: line).candidates == candidates)
  }

  // MARK: - Statements

  static let texts: [(text: String, statements: [String], isOpen: Bool)] = [
    ("a; b;", ["a", " b"], false), ("a", [], true), (";;", [], false), ("'a;b';", ["'a;b'"], false),
    ("'a\\';b';", ["'a\\';b'"], false), ("`a``;`;", ["`a``;`"], false),
    ("// a;\nb;", ["// a;\nb"], false),
    ("/* ; */", [], false), ("/* ;", [], true), ("'a;", [], true),
    ("\"a';\" ;", ["\"a';\" "], false),
    ("// only", [], false), ("", [], false),
  ]

  @Test(arguments: texts)
  func statementsAreCut(_ text: String, _ statements: [String], _ isOpen: Bool) {
    let cut = StatementSplitter(text)
    #expect(cut.statements == statements && cut.isOpen == isOpen)
  }

  @Test(arguments: [
    (":mode json", ShellDirective.mode(.json)), (":timer on;", .timer(true)), (":at", .at(nil)),
    (":at 2020-01-01", .at("2020-01-01")), (":param $x [1, 2]", .param(name: "x", value: "[1, 2]")),
    (":explain RETURN 1;", .explain("RETURN 1")), (":quit", .quit), (":exit;", .quit),
  ])
  func directivesAreRead(_ line: String, _ directive: ShellDirective) throws {
    #expect(try ShellDirective(line) == directive)
  }

  @Test(arguments: [
    ":", ":mode", ":mode xml", ":timer", ":param x", ":begin now", ":explain", ":x",
  ])
  func otherDirectivesAreRefused(_ line: String) {
    #expect(throws: UsageError.self) { try ShellDirective(line) }
  }

  // MARK: - Tables

  @Test func tablesFitTheWindow() {
    let rows = [["1", String(repeating: "漢", count: 50), "x"], ["22", "b", "y"]]
    let layout = TableLayout(["n", "text", "z"], rows, isNumber: [true, false, false], width: 40)
    for row in rows {
      let line = layout.line(row)
      #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x3000 ? 2 : 1) } <= 40)
    }
    #expect(layout.line(rows[1]).hasPrefix("22  b  "))
    #expect(TableLayout.cut("漢字漢字", to: 5) == "漢字…")
    #expect(TableLayout.cut("abc", to: 3) == "abc")
  }
}
