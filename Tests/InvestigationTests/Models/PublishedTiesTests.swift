import Foundation
import Investigation
import PropertyGraph
import Testing
import Workspace

/// What was published of ministers, their kin and public suppliers, asked through the general
/// machinery: the answers are those that were counted another way, rows in any order give the same,
/// and fewer rows never give more.
@Suite(
  .enabled(if: PublicRecords.folder("my-little-crony") != nil, "my-little-crony is not here"))
struct PublishedTiesTests {
  private static let relatives = """
    MATCH (i:Person)-[:EMPLOYED_BY|MEMBER_OF|CORPORATE_TIE|FINANCIAL_TIE]-(body:Org)
    WHERE body.name IN ['Conservative party', 'UK government']
    MATCH (i)-[:FAMILY]-(r:Person)
      -[:EMPLOYED_BY|MEMBER_OF|CORPORATE_TIE|FINANCIAL_TIE]-(s:Company)-[:CONTRACT_WITH]-(buyer:Org)
    WHERE buyer.name IN ['UK government', 'NHS England', 'NHS Wales', 'Scottish government']
    RETURN DISTINCT i.name, r.name, s.name
    """
  private static let ownInterests = """
    MATCH (i:Person)-[:EMPLOYED_BY|MEMBER_OF|CORPORATE_TIE|FINANCIAL_TIE]-(body:Org)
    WHERE body.name IN ['Conservative party', 'UK government']
    MATCH (i)-[:EMPLOYED_BY|MEMBER_OF|CORPORATE_TIE|FINANCIAL_TIE]-(s:Company)
      -[:CONTRACT_WITH]-(buyer:Org)
    WHERE buyer.name IN ['UK government', 'NHS England', 'NHS Wales', 'Scottish government']
    RETURN DISTINCT i.name, s.name
    """

  /// The records with their ties' rows rearranged, imported.
  private final class Records: Sendable {
    let folder: TemporaryFolder
    let service: QueryService

    init(_ rearrange: ([String]) -> [String] = { $0 }) throws {
      let source = try #require(PublicRecords.folder("my-little-crony"))
      folder = try TemporaryFolder()
      let copy = URL(fileURLWithPath: folder.file("my-little-crony"))
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      for name in ["people.csv", "connections.csv"] {
        var text = try String(contentsOf: source.appendingPathComponent(name), encoding: .utf8)
        if name == "connections.csv" {
          let lines = text.split(whereSeparator: \.isNewline).map(String.init)
          text = ([lines[0]] + rearrange(Array(lines.dropFirst()))).joined(separator: "\n") + "\n"
        }
        try text.write(to: copy.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      let workspace = try WorkspaceFolder(path: folder.file("w.gx"), creates: true)
      _ = try workspace.importFiles(
        ImportRequest(paths: [copy.path], mapping: "my-little-crony"),
        at: Date(timeIntervalSince1970: 0))
      service = QueryService(workspace, patience: .seconds(1))
    }

    func rows(_ query: String) throws -> Set<[String]> {
      let session = service.session(
        for: QueryReader(
          who: "tester", caseID: nil, reason: "test", isUnmasked: false, mayWrite: false))
      return Set(
        try session.run(QueryRequest(query)).all().map { row in
          row.map { value in
            if case .string(let text) = value.json { text } else { value.json.text }
          }
        })
    }
  }

  private static let complete = Result { try Records() }

  private func published(_ key: String, _ width: Int) throws -> Set<[String]> {
    let folder = try #require(PublicRecords.folder("my-little-crony"))
    let data = try Data(contentsOf: folder.appendingPathComponent("expected.json"))
    let answers = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rows = try #require(answers[key] as? [[Any]])
    return Set(rows.map { row in row.prefix(width).map { "\($0)" } })
  }

  @Test func eightRelativesAndElevenOwnInterests() throws {
    let records = try Self.complete.get()
    let relatives = try records.rows(Self.relatives)
    #expect(try relatives == published("Q1_relative_at_supplier", 3) && relatives.count == 8)
    let own = try records.rows(Self.ownInterests)
    #expect(try own == published("Q2_own_supplier", 2) && own.count == 11)
  }

  @Test func theFamilyChainOfFour() throws {
    let chain = try Self.complete.get().rows(
      """
      MATCH (a:Person {name: 'Boris Johnson'}), (b:Person {name: 'Kate Bingham'})
      MATCH path = ALL SHORTEST (a)-[:FAMILY]-{1,9}(b)
      RETURN length(path), [p IN nodes(path) | p.name]
      """)
    #expect(
      chain == [
        [
          "4",
          #"["Boris Johnson","Rachel Johnson","Ivo Dawnay","Tom Bingham","Kate Bingham"]"#,
        ]
      ])
  }

  @Test(arguments: 1...4) func rowsInAnyOrderGiveTheSame(seed: Int) throws {
    let whole = try Self.complete.get()
    let shuffled = try Records { rows in
      var (dice, rows) = (Dice(seed), rows)
      dice.shuffle(&rows)
      return rows
    }
    for query in [Self.relatives, Self.ownInterests] {
      #expect(try shuffled.rows(query) == whole.rows(query))
    }
  }

  @Test(arguments: 1...6) func fewerRowsInventNothing(seed: Int) throws {
    let whole = try Self.complete.get()
    let fewer = try Records { rows in
      var dice = Dice(seed)
      return rows.filter { _ in !dice.chance(10) }
    }
    for query in [Self.relatives, Self.ownInterests] {
      #expect(try fewer.rows(query).isSubset(of: whole.rows(query)))
    }
  }
}
