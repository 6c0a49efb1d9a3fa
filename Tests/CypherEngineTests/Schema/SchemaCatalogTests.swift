import CypherSyntax
import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct SchemaCatalogTests {
  private func name(_ text: String) -> Name { Name(text, nowhere) }

  private func index(
    _ label: String, _ properties: [String], name: String? = nil, ifNotExists: Bool = false,
    kind: IndexDefinition.Kind = .range, isOnRelationships: Bool = false
  ) -> SchemaCommand {
    .createIndex(
      IndexDefinition(
        kind: kind, isOnRelationships: isOnRelationships, names: [self.name(label)],
        properties: properties.map(self.name)), name: name.map(self.name),
      ifNotExists: ifNotExists, nowhere)
  }

  private func constraint(
    _ kind: ConstraintDefinition.Kind, _ label: String, _ properties: [String],
    name: String? = nil, ifNotExists: Bool = false
  ) -> SchemaCommand {
    .createConstraint(
      ConstraintDefinition(
        kind: kind, isOnRelationships: false, name: self.name(label),
        properties: properties.map(self.name)), name: name.map(self.name),
      ifNotExists: ifNotExists, nowhere)
  }

  @Test func addsNamesAndDrops() throws {
    var catalog = SchemaCatalog()
    let added = try catalog.apply(index("Person", ["name", "born"]))
    #expect(added.counters.indexesAdded == 1)
    #expect(catalog.indexes.map(\.name) == ["index_Person_name_born"])
    let unique = try catalog.apply(constraint(.unique, "Person", ["id"], name: "one"))
    #expect(unique.counters.constraintsAdded == 1)
    #expect(catalog.isUnique(label: "Person", property: "id"))
    #expect(catalog.index(onLabel: "Person", property: "name")?.kind == .range)
    #expect(catalog.index(onLabel: "Person", property: "born") == nil)
    #expect(try SchemaCatalog(text: catalog.text) == catalog)
    _ = try catalog.apply(.dropConstraint(name("one"), ifExists: false, nowhere))
    _ = try catalog.apply(
      .dropIndex(name("index_Person_name_born"), ifExists: false, nowhere))
    #expect(catalog.rules.isEmpty)
    #expect(catalog.nextID == 3)
  }

  @Test func refusesWhatIsThereOrIsNot() throws {
    var catalog = SchemaCatalog()
    _ = try catalog.apply(index("A", ["x"], name: "i"))
    _ = try catalog.apply(constraint(.unique, "A", ["x"], name: "c"))
    let commands: [(SchemaCommand, String)] = [
      (index("A", ["x"], name: "j"), "EquivalentSchemaRuleAlreadyExists"),
      (index("A", ["y"], name: "i"), "IndexWithNameAlreadyExists"),
      (index("A", ["y"], name: "c"), "ConstraintWithNameAlreadyExists"),
      (constraint(.unique, "A", ["x"]), "EquivalentSchemaRuleAlreadyExists"),
      (.dropIndex(name("c"), ifExists: false, nowhere), "IndexDropFailed"),
      (.dropConstraint(name("none"), ifExists: false, nowhere), "ConstraintDropFailed"),
      (index("A", ["x"], kind: .fulltext), "IndexNotSupported"),
      (index("A", ["x"], isOnRelationships: true), "IndexNotSupported"),
    ]
    let before = catalog
    for (command, detail) in commands {
      let error = #expect(throws: CypherError.self) { try catalog.apply(command) }
      #expect(error?.detail == detail)
      #expect(error?.code == .schema)
    }
    #expect(catalog == before)
  }

  @Test func ifExistsAndIfNotExistsAreContent() throws {
    var catalog = SchemaCatalog()
    _ = try catalog.apply(index("A", ["x"], name: "i"))
    let before = catalog
    for command in [
      index("A", ["x"], ifNotExists: true), index("B", ["x"], name: "i", ifNotExists: true),
      .dropIndex(name("none"), ifExists: true, nowhere),
      .dropConstraint(name("i"), ifExists: true, nowhere),
    ] {
      let effect = try catalog.apply(command)
      guard case .nothing = effect else {
        Issue.record("something happened")
        continue
      }
      #expect(!effect.counters.containsUpdates)
    }
    #expect(catalog == before)
  }

  @Test func damagedTextIsAnError() throws {
    for text in ["x", "{}", #"{"version":9,"next":1,"rules":[]}"#] {
      #expect(throws: CypherError.self) { try SchemaCatalog(text: text) }
    }
    #expect(try SchemaCatalog(text: "").rules.isEmpty)
  }

  // MARK: - Constraints

  private func schema(_ kind: ConstraintDefinition.Kind, _ properties: [String]) throws
    -> SchemaCatalog
  {
    var catalog = SchemaCatalog()
    _ = try catalog.apply(constraint(kind, "A", properties, name: "c"))
    return catalog
  }

  private static let cases:
    [(
      kind: ConstraintDefinition.Kind, properties: [String],
      nodes: [[(String, Value)]], holds: Bool
    )] = [
      (.unique, ["x"], [[("x", .integer(1))], [("x", .integer(2))]], true),
      (.unique, ["x"], [[("x", .integer(1))], [("x", .double(1))]], false),
      (.unique, ["x"], [[], []], true),
      (.unique, ["x"], [[("x", .double(.nan))], [("x", .double(.nan))]], true),
      (.unique, ["id"], [[("id", .text("7"))], [("id", .text("7"))]], false),
      (
        .unique, ["x", "y"],
        [[("x", .integer(1)), ("y", .integer(1))], [("x", .integer(1)), ("y", .integer(2))]], true
      ),
      (
        .unique, ["x", "y"],
        [[("x", .integer(1)), ("y", .integer(1))], [("x", .integer(1)), ("y", .integer(1))]], false
      ),
      (.unique, ["x", "y"], [[("x", .integer(1))], [("x", .integer(1))]], true),
      (.notNull, ["x"], [[("x", .integer(1))]], true),
      (.notNull, ["x"], [[("y", .integer(1))]], false),
      (.nodeKey, ["x"], [[]], false),
      (.nodeKey, ["x"], [[("x", .integer(1))], [("x", .integer(1))]], false),
    ]

  /// The check at the end of a statement and the one of a new constraint agree.
  @Test(arguments: cases.indices)
  func constraintsAreKept(_ at: Int) throws {
    let (kind, properties, nodes, holds) = Self.cases[at]
    let schema = try schema(kind, properties)
    let fixture = try UpdateFixture(schema: schema)
    for node in nodes {
      _ = try fixture.updates.createNode(
        labels: ["A", "Person"], properties: node.map { (ByteString($0.0), $0.1) })
      _ = try fixture.updates.createNode(labels: ["B"], properties: [])
    }
    let error = error { try fixture.updates.finish() }
    #expect((error == nil) == holds)
    let later = self.error {
      try schema.constraints[0].verify(try fixture.transaction.snapshot())
    }
    #expect((later == nil) == holds)
    if !holds {
      #expect(error?.code == .constraintValidation)
      #expect(error?.message == later?.message)
      #expect(error?.message.contains("7") == false)
    }
  }

  private func error(_ body: () throws -> Void) -> CypherError? {
    do { try body() } catch { return error as? CypherError }
    return nil
  }

  /// A value that was given up may be taken in the same statement.
  @Test func onlyTheEndOfTheStatementCounts() throws {
    let fixture = try UpdateFixture(schema: try schema(.unique, ["x"]))
    let first = try fixture.updates.createNode(
      labels: ["A"], properties: [("x", .integer(1))])
    _ = try fixture.updates.createNode(labels: ["A"], properties: [("x", .integer(1))])
    try fixture.updates.set("x", of: .node(first), to: .integer(2))
    try fixture.updates.finish()
  }
}
