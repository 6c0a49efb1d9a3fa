import Declarations
import Testing

@testable import GraphExchange

/// The number of threads changes the time and nothing else.
@Suite struct ImporterThreadsTests {
  static let mapping = """
    orphans: {label: Org, space: org}
    files:
      - file: p.csv
        nodes: [{label: {column: k, split: ";"}, space: person, key: id, properties: {name: name}}]
        ties: [{type: CALLS, from: {space: person, column: id}, to: {space: person, column: o}}]
      - file: t.csv
        ties:
          - type: {column: t}
            from: {lookup: [person, org], column: a, required: true}
            to: {space: person, column: b}
            valid_from: since
            properties: {x: {column: x, type: decimal}}
          - type: MET
            from: {lookup: [person, org], column: a}
            to: {space: person, column: b}
            merge: true
    """

  /// Files with rejects, orphans, quotes and line breaks here and there.
  static func files(quotes: Bool) -> [String: String] {
    var random = SeededRandom(seed: 7)
    var persons = "id,k,name,o\n"
    var ties = "a,b,t,since,x\n"
    for number in 0..<400 {
      let name = quotes && number % 50 == 0 ? "\"a\n\"\"\(number)\"\"\"" : "n\(number)"
      let other = Int.random(in: 0..<450, using: &random)
      persons += "\(number % 390),\(["A", "A;B", ""][number % 3]),\(name),\(other)\n"
      if number % 97 == 0 { persons += "\n,,,\n" }
      for _ in 0..<4 {
        let (a, b) = (
          Int.random(in: 0..<420, using: &random), Int.random(in: 0..<400, using: &random)
        )
        let since = ["", "2020-01-01", "20210101", "bad"][Int.random(in: 0..<4, using: &random)]
        ties += "\(a),\(b),T\(b % 3),\(since),0.\(a)\n"
      }
    }
    return ["p.csv": persons, "t.csv": ties]
  }

  @Test(arguments: [false, true], [64, 500, 1 << 20])
  func bytesAreTheSame(_ quotes: Bool, _ chunkSize: Int) throws {
    let files = Self.files(quotes: quotes)
    let first = try ImportFixture(Self.mapping, files, threads: 1, chunkSize: chunkSize)
    #expect(first.report.rejects.count > 100 && !first.report.warnings.isEmpty)
    for threads in [2, 5] {
      let other = try ImportFixture(Self.mapping, files, threads: threads, chunkSize: chunkSize)
      #expect(other.segment == first.segment, "\(threads) threads")
      #expect(other.report.rejects == first.report.rejects)
    }
    let whole = try ImportFixture(Self.mapping, files, threads: 1)
    #expect(try whole.lines == first.lines)
    #expect(whole.report.rejects == first.report.rejects)
  }

  /// Nodes are numbered row by row wherever the text is cut, so one rule of each kind gives the
  /// same bytes for any cut.
  @Test(arguments: [1, 7, 100])
  func cutsDoNotShow(_ chunkSize: Int) throws {
    let mapping = """
      files:
        - file: t.csv
          nodes: [{label: Person, key: a, properties: {name: a}}, {label: Person, key: b}]
          ties: [{type: CALLS, from: {space: person, column: a}, to: {space: person, column: b}}]
      """
    let files = ["t.csv": Self.files(quotes: false)["t.csv"]!]
    let first = try ImportFixture(mapping, files, threads: 1)
    let other = try ImportFixture(mapping, files, threads: 3, chunkSize: chunkSize)
    #expect(other.segment == first.segment)
  }

  /// A stray quote deceives the cutting; the rest of the file is then read in one piece, and
  /// nothing is lost.
  @Test(arguments: 1..<40)
  func strayQuotes(_ chunkSize: Int) throws {
    let mapping = "files: [{file: p.csv, nodes: [{label: Person, key: a, properties: {name: b}}]}]"
    let text = "a,b\n1,x\n2,y\"\n3,\"p\nq\"\n4,5\"\"\n6,\"z\n7,w\n8,\"v\"\n"
    let first = try ImportFixture(mapping, ["p.csv": text])
    let other = try ImportFixture(mapping, ["p.csv": text], threads: 2, chunkSize: chunkSize)
    #expect(try other.lines == first.lines)
    #expect(other.rejects == first.rejects)
  }
}
