import Scenarios
import Testing

@Suite struct ScenarioValueReaderTests {
  /// The notation of what was read; where it is not the text itself, the second says what it is.
  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("-1", "-1"),
    ("9223372036854775807", "9223372036854775807"), ("1.0", "1.0"), (".5", "0.5"),
    ("-0.0", "0.0"), ("1e3", "1000.0"), ("1E-5", "1e-05"), ("NaN", "NaN"), ("Inf", "Inf"),
    ("-Inf", "-Inf"), ("''", "''"), ("'a b'", "'a b'"), (#"'it\'s'"#, #"'it\'s'"#),
    (#"'\\'"#, #"'\\'"#), (#"'\n\t'"#, #"'\n\t'"#), (#"'\u0041'"#, "'A'"), ("[]", "[]"),
    ("[1,[2, null]]", "[1, [2, null]]"), ("{}", "{}"),
    ("{b: 1, a: 'x'}", "{a: 'x', b: 1}"), ("{`a b`: 1}", "{`a b`: 1}"), ("()", "()"),
    ("(:B:A)", "(:A:B)"), ("(:A {k: 1})", "(:A {k: 1})"), ("({k: [1]})", "({k: [1]})"),
    ("[:T]", "[:T]"), ("[:T {k: 1.5}]", "[:T {k: 1.5}]"), ("<()>", "<()>"),
    ("<(:A)-[:T]->(:B)<-[:S {k: 1}]-()>", "<(:A)-[:T]->(:B)<-[:S {k: 1}]-()>"),
    ("  1  ", "1"), ("[ ]", "[]"), ("{ a : 1 }", "{a: 1}"),
  ])
  func notation(text: String, notation: String) throws {
    let value = try ScenarioValueReader.read(text)
    #expect(value.notation.text == notation)
    #expect(try ScenarioValueReader.read(notation).notation == value.notation)
  }

  @Test(arguments: [
    "", "nul", "1 2", "'a", "[1", "[1 2]", "{a}", "{a: }", "(", "(:)", "(a)", "[:]", "<()",
    "<()-()>",
    "<()-[:T]-()>", "1..2", "'\\u00g0'", "abc", "--1",
  ])
  func whatIsNoValueIsRefused(text: String) {
    #expect(throws: ScenarioValueReader.Failure.self) { try ScenarioValueReader.read(text) }
  }

  @Test(arguments: [
    ("1", "1.0"), ("'1'", "1"), ("true", "'true'"), ("null", "'null'"), ("[1, 2]", "[2, 1]"),
    ("(:A)", "[:A]"), ("{}", "()"), ("<(:A)-[:T]->(:B)>", "<(:B)<-[:T]-(:A)>"),
    ("'caf\u{E9}'", "'cafe\u{301}'"), ("[null]", "[]"), ("(:`A:B`)", "(:A:B)"),
  ])
  func differentValuesDiffer(left: String, right: String) throws {
    let (one, other) = (try ScenarioValueReader.read(left), try ScenarioValueReader.read(right))
    #expect(one.notation != other.notation)
  }

  @Test func listsAreMultisetsWhereOrderIsIgnored() throws {
    let (one, other) = (
      try ScenarioValueReader.read("[[2, 1], {k: [3, 3, 4]}]"),
      try ScenarioValueReader.read("[{k: [4, 3, 3]}, [1, 2]]")
    )
    let less = try ScenarioValueReader.read("[{k: [4, 4, 3]}, [1, 2]]")
    #expect(one.notation(ignoringListOrder: true) == other.notation(ignoringListOrder: true))
    #expect(one.notation(ignoringListOrder: true) != less.notation(ignoringListOrder: true))
    #expect(one.notation != other.notation)
  }
}
