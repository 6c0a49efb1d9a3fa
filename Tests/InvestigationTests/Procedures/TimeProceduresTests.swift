import Foundation
import Testing
import Workspace

@testable import Investigation

@Suite struct TimeProceduresTests {
  private static func workspace() throws -> QueryWorkspace {
    try QueryWorkspace(
      """
      CREATE (p:Person:Official {id: '1', name: '张三'}), (o:Org {id: '1', name: '财政局'}),
        (t:Tender {id: '1', date: date('2020-05-05'), amount: 1000}),
        (p)-[:HOLDS_POST {post: '县长', valid_from: date('2018-01-01')}]->(o),
        (t)-[:APPROVED_BY]->(p), (p)-[:HAS_PHONE]->(:Phone {id: '7', name: '13912345678'})
      """)
  }

  static let questions: [(text: String, answer: String)] = [
    (
      "CALL guanxi.timeline({of: p}) YIELD at, event, with, amount, sources "
        + "RETURN at, event, [w IN with | labels(w)[0]], amount, sources",
      #"[["2018-01-01","takes office: 县长",["Org"],null,[]],"#
        + #"["2020-05-05","approves",["Tender"],1000.0,[]],[null,"has phone",["Phone"],null,[]]]"#
    ),
    (
      "CALL guanxi.timeline({of: [p], from: '2019-01-01', lang: 'zh'}) "
        + "YIELD at, event, phase, dated RETURN at, event, phase, dated",
      #"[["2019-01-01","在任：县长","holds",true],["2020-05-05","审批","at",true]]"#
    ),
    (
      "CALL guanxi.timeline({of: p, at: '2017-01-01'}) YIELD event, tie RETURN event, type(tie)",
      #"[["approves","APPROVED_BY"],["has phone","HAS_PHONE"]]"#
    ),
    ("RETURN guanxi.recorded(p)", "[[null]]"),
  ]

  @Test(arguments: questions) func aQuestion(_ text: String, _ answer: String) throws {
    let workspace = try Self.workspace()
    #expect(try workspace.text("MATCH (p:Person) \(text)") == answer)
  }

  @Test func theDayOfTheStatementCounts() throws {
    let workspace = try Self.workspace()
    let text = "MATCH (p:Person) CALL guanxi.timeline({of: p}) YIELD event RETURN count(*)"
    #expect(try workspace.text("CYPHER at='2017-01-01' \(text)") == "[[2]]")
    #expect(try workspace.text("CYPHER at='2018-01-01' \(text)") == "[[3]]")
  }

  @Test func faultsAreTold() throws {
    let workspace = try Self.workspace()
    for options in [
      "{}", "{of: 1}", "{of: p, form: 'x'}", "{of: p, from: 'x'}", "{of: p, lang: 'fr'}",
    ] {
      let error = queryError {
        _ = try workspace.rows(
          "MATCH (p:Person) CALL guanxi.timeline(\(options)) YIELD at RETURN at")
      }
      #expect(error?.code == .argument, "\(options)")
    }
    let error = queryError { _ = try workspace.rows("RETURN guanxi.recorded(1)") }
    #expect(error != nil)
  }

  /// A tie is known since the import that first stated it; one that a later import states again has
  /// a later last time.
  @Test func recordTimeIsThatOfTheImports() throws {
    let place = try TemporaryFolder()
    let folder = try WorkspaceFolder(path: place.file("w.gx"), creates: true)
    func deliver(_ name: String, _ rows: String, at seconds: Double) throws {
      let files = place.file(name)
      try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
      try "id,name\n1,张三\n2,张四\n3,张五\n".write(
        toFile: "\(files)/persons.csv", atomically: true, encoding: .utf8)
      try ("person_a,person_b,relation\n" + rows).write(
        toFile: "\(files)/kinship.csv", atomically: true, encoding: .utf8)
      _ = try folder.importFiles(
        ImportRequest(paths: [files], mapping: Self.mapping(in: place)),
        at: Date(timeIntervalSince1970: seconds))
    }
    try deliver("first", "1,2,PARENT_OF\n", at: 0)
    try deliver("second", "1,2,PARENT_OF\n1,3,PARENT_OF\n", at: 86_400)
    let service = QueryService(folder)
    let session = service.session(for: QueryReader(who: "tester"))
    let found = try session.run(
      QueryRequest(
        "MATCH ()-[r:PARENT_OF]->(c) RETURN c.id, guanxi.recorded(r) AS r ORDER BY c.id")
    ).all().map { JSONText.array($0.map(\.json)).text }
    #expect(
      found == [
        #"["2",{"first":"1970-01-01T00:00Z","last":"1970-01-02T00:00Z"}]"#,
        #"["3",{"first":"1970-01-02T00:00Z","last":"1970-01-02T00:00Z"}]"#,
      ])
  }

  /// Two tables of the county's records.
  private static func mapping(in place: TemporaryFolder) throws -> String {
    let text = """
      name: two-tables
      title: Two tables
      title-zh: 两张表
      files:
        - file: persons.csv
          nodes:
            - label: Person
              key: id
              properties: {name: name}
        - file: kinship.csv
          ties:
            - type: PARENT_OF
              from: {space: person, column: person_a, required: true}
              to: {space: person, column: person_b, required: true}
              merge: true
      """
    let file = place.file("two-tables.yaml")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }
}
