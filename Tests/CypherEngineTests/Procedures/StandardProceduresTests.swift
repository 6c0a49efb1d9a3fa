import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct StandardProceduresTests {
  private let context: EvaluationContext
  private let registry: ProcedureRegistry

  init() throws {
    let fixture = try UpdateFixture()
    let updates = fixture.updates
    var people: [NodeIndex] = []
    for at in 0..<4 {
      people.append(
        try updates.createNode(
          labels: ["Person"],
          properties: [("name", .text(["张伟", "王芳", "李娜", "张敏"][at]))]
            + (at == 0 ? [("born", .integer(1970))] : [])))
    }
    let firm = try updates.createNode(
      labels: ["Company"], properties: [("name", .text("张氏建筑")), ("tags", .list([.integer(1)]))])
    let day = CalendarDate(days: 10)
    _ = try updates.createRelationship(
      "OWNS", from: people[0], to: firm,
      properties: [("share", .double(0.5)), ("valid_from", .date(day))])
    _ = try updates.createRelationship(
      "OWNS", from: people[1], to: firm,
      properties: [("valid_from", .date(day)), ("valid_to", .date(day))])
    _ = try updates.createRelationship("OWNS", from: people[2], to: firm, properties: [])
    _ = try updates.createRelationship("KNOWS", from: people[0], to: people[1], properties: [])
    try updates.finish()
    context = fixture.context
    context.graph = updates.graph
    let schema = SchemaCatalog.forTests
    var environment = ProcedureEnvironment(functions: FunctionRegistry([], [])) { schema }
    environment.settings = [.init(name: "server.bolt.address", value: "x", summary: "s")]
    registry = .standard(environment)
  }

  private func call(_ name: String, _ arguments: [CypherValue] = []) throws -> [[String]] {
    let procedure = try #require(registry.procedure(name))
    let rows = try procedure.call(arguments, context)
    var found: [[String]] = []
    while let row = try rows.next() {
      #expect(row.count == procedure.outputs.count)
      found.append(row.map(Self.text))
    }
    return found
  }

  private static func text(_ value: CypherValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): "\(flag)"
    case .integer(let number): "\(number)"
    case .float(let number): "\(number)"
    case .string(let text): text.text
    case .list(let values): "[\(values.map(text).joined(separator: ", "))]"
    case .map(let map):
      "{\(map.entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", "))}"
    case .node(let node): "#\(node.rawValue)"
    default: "?"
    }
  }

  private static let cases: [(name: String, arguments: [CypherValue], rows: [[String]])] = [
    ("db.labels", [], [["Company"], ["Person"]]),
    ("db.relationshipTypes", [], [["KNOWS"], ["OWNS"]]),
    (
      "db.propertyKeys", [],
      [["born"], ["name"], ["share"], ["tags"], ["valid_from"], ["valid_to"]]
    ),
    ("db.ping", [], [["true"]]),
    ("dbms.components", [], [["Neo4j Kernel", "[5.26.0]", "community"]]),
    (
      "db.schema.nodeTypeProperties", [],
      [
        [":`Company`", "[Company]", "name", "[STRING]", "true"],
        [":`Company`", "[Company]", "tags", "[LIST<INTEGER>]", "true"],
        [":`Person`", "[Person]", "born", "[INTEGER]", "false"],
        [":`Person`", "[Person]", "name", "[STRING]", "true"],
      ]
    ),
    (
      "db.schema.relTypeProperties", [],
      [
        [":`KNOWS`", "null", "null", "false"], [":`OWNS`", "share", "[FLOAT]", "false"],
        [":`OWNS`", "valid_from", "[DATE]", "false"], [":`OWNS`", "valid_to", "[DATE]", "false"],
      ]
    ),
    (
      "guanxi.coverage", [],
      [
        ["node", "Company", "name", "1", "1", "1.0"],
        ["node", "Company", "tags", "1", "1", "1.0"],
        ["node", "Person", "born", "4", "1", "0.25"],
        ["node", "Person", "name", "4", "4", "1.0"],
        ["relationship", "OWNS", "share", "3", "1", "\(1.0 / 3)"],
        ["relationship", "OWNS", "valid_from", "3", "2", "\(2.0 / 3)"],
        ["relationship", "OWNS", "valid_to", "3", "1", "\(1.0 / 3)"],
      ]
    ),
    (
      "guanxi.dating", [],
      [["KNOWS", "1", "0", "0", "1", "1.0"], ["OWNS", "3", "2", "1", "1", "\(1.0 / 3)"]]
    ),
    (
      "guanxi.search", [.text("zhang"), .integer(2)],
      [["#3", "name", "readingPrefix", "1"], ["#0", "name", "readingPrefix", "2"]]
    ),
    ("db.index.fulltext.queryNodes", [.text("names"), .text("王芳")], [["#1", "1.0"]]),
    ("dbms.clientConfig", [.text("nothing")], []),
    (
      "show.constraints", [],
      [
        [
          "2", "one", "UNIQUENESS", "NODE", "[Person]", "[id]", "one", "null",
          "CREATE CONSTRAINT `one` FOR (n:`Person`) REQUIRE (n.`id`) IS UNIQUE",
        ]
      ]
    ),
    ("show.transactions", [], []), ("show.users", [], []),
    ("show.settings", [], [["server.bolt.address", "x", "false", "x", "s"]]),
  ]

  @Test(arguments: cases.indices)
  func answers(_ at: Int) throws {
    let (name, arguments, rows) = Self.cases[at]
    #expect(try call(name, arguments) == rows)
  }

  @Test func metaDataNamesPropertiesAndTypes() throws {
    let procedure = try #require(registry.procedure("apoc.meta.data"))
    let places = ["label", "property", "type", "other", "elementType"].map { name in
      procedure.outputs.firstIndex { $0.name == name }!
    }
    let rows = try call("apoc.meta.data", [.map(CypherMap())]).map { row in places.map { row[$0] } }
    #expect(rows.contains(["Person", "name", "STRING", "[]", "node"]))
    #expect(rows.contains(["Company", "tags", "LIST", "[]", "node"]))
    #expect(rows.contains(["OWNS", "share", "FLOAT", "[]", "relationship"]))
    #expect(rows.contains(["Person", "OWNS", "RELATIONSHIP", "[Company]", "node"]))
    #expect(rows.contains(["Person", "KNOWS", "RELATIONSHIP", "[Person]", "node"]))
  }

  @Test func showListsWhatMayBeCalledAndNothingElse() throws {
    let names = try call("show.procedures").map { $0[0] }
    #expect(names.contains("db.labels"))
    #expect(names == names.sorted { ByteString($0) < ByteString($1) })
    #expect(!names.contains { $0.hasPrefix("show.") })
    let kinds = try call("show.indexes").map { [$0[1], $0[4]] }
    #expect(
      kinds == [
        ["names", "FULLTEXT"], ["titles", "FULLTEXT"], ["aliases", "FULLTEXT"],
        ["index_Person_name", "RANGE"], ["one", "RANGE"],
      ])
    #expect(try call("show.databases").map { $0[0] } == ["neo4j", "system"])
  }

  @Test(arguments: [
    ("guanxi.search", [CypherValue.integer(1)]),
    ("guanxi.search", [.text("a"), .integer(-1)]),
    ("db.index.fulltext.queryNodes", [.text("none"), .text("a")]),
  ])
  func refuses(_ name: String, _ arguments: [CypherValue]) throws {
    #expect(throws: CypherError.self) { try call(name, arguments) }
  }
}

extension SchemaCatalog {
  /// An index and a constraint.
  static var forTests: SchemaCatalog {
    var catalog = SchemaCatalog()
    catalog.rules = [
      SchemaRule(
        id: 1, name: "index_Person_name", kind: .range, isOnRelationships: false,
        label: "Person", properties: ["name"]),
      SchemaRule(
        id: 2, name: "one", kind: .unique, isOnRelationships: false, label: "Person",
        properties: ["id"]),
    ]
    catalog.nextID = 3
    return catalog
  }
}
