import Declarations
import Testing

@testable import GraphExchange

@Suite struct FormatGuessTests {
  private func guess(
    _ files: [(String, String)], _ format: ExchangeFormat? = nil
  ) throws -> (Mapping, [String: [UInt8]]) {
    let folder = try TemporaryFolder()
    let paths = try files.map { (name: $0.0, path: try folder.write($0.0, $0.1)) }
    return (
      try FormatGuess.mapping(for: paths, format: format, name: "m"),
      Dictionary(uniqueKeysWithValues: files.map { ($0.0, Array($0.1.utf8)) })
    )
  }

  @Test(arguments: [
    ("commas", "1,2\n2,3\n"), ("tabs", "1\t2\n2\t3\n"), ("spaces", "1 2\n2 3\n"),
    ("semicolons", "1;2\n2;3\n"), ("comments with a hash", "# from to \"x\n# more\n1\t2\n2\t3\n"),
    ("comments with a percent sign", "% sym unweighted\n1 2\n2 3\n"),
    ("comments in between", "# a\n1 2\n# b \"\n2 3\n"), ("carriage returns", "1 2\r\n2 3\r\n"),
  ])
  func edgeLists(_ id: String, _ text: String) throws {
    let (mapping, files) = try guess([("e.txt", text)])
    let found = try ImportFixture(mapping: mapping, files)
    let lines = try found.lines.map { $0.split(separator: "@")[0].trimmingSuffix(" ") }
    #expect(
      lines == [
        "node:1 -LINKED_TO-> node:2", "node:1 :Node {id: \"1\"}", "node:2 -LINKED_TO-> node:3",
        "node:2 :Node {id: \"2\"}", "node:3 :Node {id: \"3\"}",
      ])
    #expect(found.rejects == [])
  }

  @Test func weights() throws {
    let (mapping, files) = try guess([("e.txt", "1 2 0.5\n2 3 7\n3 1\n1 3 heavy\n4\n")])
    let found = try ImportFixture(mapping: mapping, files)
    #expect(
      try found.lines.filter { $0.contains("->") } == [
        "node:1 -LINKED_TO-> node:2 {weight: 0.5} @1.1",
        "node:2 -LINKED_TO-> node:3 {weight: 7.0} @1.2",
        "node:3 -LINKED_TO-> node:1 @1.3",
      ])
    #expect(
      found.rejects == [
        "e.txt 4: ‘column 3’ is not a number", "e.txt 5: the key ‘column 2’ is empty",
      ])
  }

  @Test func namesAsKeysWhenTheUserSaysSo() throws {
    let (mapping, files) = try guess([("e.csv", "ann,bo\nbo,cy\n")], .edgeList)
    #expect(try ImportFixture(mapping: mapping, files).snapshot.nodeCount == 3)
  }

  @Test(
    arguments: [
      (
        "name,age\nAnn,3\n", nil,
        "f.csv: nobody can tell how to read the header (give a mapping with --mapping; --suggest writes a first draft)"
      ),
      (
        "", nil,
        "f.csv: nobody can tell how to read the header (give a mapping with --mapping; --suggest writes a first draft)"
      ),
      (
        "1,2,3,4\n", nil,
        "f.csv: nobody can tell how to read the header (give a mapping with --mapping; --suggest writes a first draft)"
      ),
      (
        "{\"a\": 1}", nil,
        "f.csv: nobody can tell how to read the header (give a mapping with --mapping; --suggest writes a first draft)"
      ),
      (
        "id,name\n", .csv,
        "f.csv: a CSV file needs a mapping (give one with --mapping, or a first draft with --suggest)"
      ),
      ("name\n", .edgeList, "f.csv: one cell in the first line, expected two keys"),
      ("name\n", .neo4jCSV, "f.csv: no header with :ID, :START_ID or :END_ID"),
    ] as [(String, ExchangeFormat?, String)])
  func hopeless(_ text: String, _ format: ExchangeFormat?, _ message: String) throws {
    do {
      _ = try guess([("f.csv", text)], format)
      Issue.record("nothing was found wrong")
    } catch let error as ExchangeError {
      #expect(error.description == message)
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
  }
}
