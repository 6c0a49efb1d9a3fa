import Declarations
import Testing

/// Every form a mapping may take, and the values it becomes.
@Suite struct MappingReadingTests {
  let ontology: Ontology

  init() throws { ontology = try Ontology.builtIn() }

  func read(_ yaml: String) throws -> Mapping {
    try Mapping(yaml: yaml, file: "m.yaml", ontology: ontology)
  }

  /// One file with what stands below `nodes` or `ties` in a test.
  func file(_ yaml: String) throws -> Mapping.File {
    let indented = yaml.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return try read("name: m\nfiles:\n  - file: a.csv\n\(indented)").files[0]
  }

  func property(_ yaml: String, label: String = "Person") throws -> Mapping.PropertySource {
    try file("nodes: [{label: \(label), key: k, properties: {\(yaml)}}]").nodes[0].properties[0]
  }

  func endpoint(_ yaml: String) throws -> Mapping.Endpoint {
    try file("ties: [{type: MET, from: \(yaml), to: {space: org, column: o}}]").ties[0].from
  }

  static func cell(
    _ name: String, trims: Bool = false, nulls: Set<String> = []
  ) -> Mapping.Cell {
    Mapping.Cell(.name(name), trims: trims, nulls: nulls)
  }

  @Test func theHeadOfAMapping() throws {
    let yaml = """
      name: m
      title: A title
      title-zh: 标题
      orphans: {label: Org}
      spaces: {resident: {sensitive: true, global: true}, person: {}}
      bodies: {insider: ["org:1", "resident:2"], public: org:1}
      files:
        - {file: a.csv, nodes: [{label: Org, key: id}]}
      """
    let mapping = try read(yaml)
    #expect(mapping.name == "m")
    #expect(mapping.title == BilingualText(en: "A title", zh: "标题"))
    #expect(mapping.orphans == .init(labels: ["Org"], space: "org"))
    #expect(mapping.spaces["resident"] == .init(isSensitive: true, isGlobal: true))
    #expect(mapping.spaces["person"] == .init())
    #expect(mapping.bodies == ["insider": ["org:1", "resident:2"], "public": ["org:1"]])
    #expect(mapping.ontology == .none)
    #expect(mapping.text == yaml)
  }

  @Test func aPrefixLeavesGlobalSpacesAlone() throws {
    let mapping = try read(
      "name: m\nspaces: {uscc: {global: true}}\nfiles: [{file: a, nodes: [{label: Org}]}]")
    #expect(mapping.space("person", prefix: "x") == "x.person")
    #expect(mapping.space("uscc", prefix: "x") == "uscc")
    #expect(mapping.space("person", prefix: nil) == "person")
    #expect(mapping.reference("org:a:b", prefix: "x") == "x.org:a:b")
    #expect(mapping.reference("uscc:1", prefix: "x") == "uscc:1")
  }

  @Test func filesMayDifferFromTheWhole() throws {
    let mapping = try read(
      """
      name: m
      encoding: gb18030
      delimiter: tab
      header: false
      columns: [a, b]
      trim: true
      null: ["-", "-1"]
      files:
        - {file: a.csv, nodes: [{label: Org, key: a}]}
        - file: b.csv
          optional: true
          encoding: utf-8
          delimiter: "|"
          header: true
          columns: [c]
          trim: false
          null: []
          nodes: [{label: Org, key: c}]
      """)
    let (a, b) = (mapping.files[0], mapping.files[1])
    #expect((a.encoding, a.delimiter, a.hasHeader) == (.gb18030, .tab, false))
    #expect((a.columns, a.isOptional) == (["a", "b"], false))
    #expect(a.nodes[0].key == Self.cell("a", trims: true, nulls: ["-", "-1"]))
    #expect((b.encoding, b.delimiter, b.hasHeader) == (.utf8, .pipe, true))
    #expect((b.columns, b.isOptional) == (["c"], true))
    #expect(b.nodes[0].key == Self.cell("c"))
    #expect(b.delimiter.byte == UInt8(ascii: "|"))
    #expect(Mapping.Delimiter.auto.byte == nil)
  }

  @Test func columnsWithoutNamesHaveNumbers() throws {
    let file = try file("header: false\nnodes: [{label: Org, key: 2}]")
    #expect(file.nodes[0].key == Mapping.Cell(.number(2)))
    let named = try self.file("nodes: [{label: Org, key: 2}]")
    #expect(named.nodes[0].key == Mapping.Cell(.name("2")), "a header may say 2")
  }

  @Test func labelsFromOneWordFromSeveralFromACell() throws {
    func labels(_ yaml: String) throws -> Mapping.LabelSource {
      try file("nodes: [{label: \(yaml), space: person, key: k}]").nodes[0].labels
    }
    #expect(try labels("Person") == .constant(["Person"]))
    #expect(try labels("[Person, Official]") == .constant(["Person", "Official"]))
    #expect(
      try labels("{column: ':LABEL', split: ';'}")
        == .cell(Self.cell(":LABEL"), separator: ";"))
    #expect(
      try labels("{column: t, trim: true, values: {p: Person, o: [Person, Official]}, else: Org}")
        == .mapped(
          Self.cell("t", trims: true),
          .init(values: ["p": ["Person"], "o": ["Person", "Official"]], fallback: ["Org"])))
  }

  @Test func keySpacesAreImpliedByLabels() throws {
    func space(_ yaml: String) throws -> Mapping.TextSource? {
      try file("nodes: [{\(yaml)}]").nodes[0].space
    }
    #expect(try space("label: [Official, Person], key: k") == .constant("person"))
    #expect(try space("label: Person") == nil, "no key, no space")
    #expect(
      try space("label: {column: t, values: {p: Person}, else: Org}, key: k")
        == .mapped(Self.cell("t"), .init(values: ["p": "person"], fallback: "org")))
    #expect(
      try space("label: Person, space: {column: s}, key: k") == .cell(Self.cell("s")))
    #expect(
      try space("label: Person, space: {column: s, values: {x: x.y}}, key: k")
        == .mapped(Self.cell("s"), .init(values: ["x": "x.y"])))
  }

  @Test func endpoints() throws {
    let x = Self.cell("x")
    #expect(
      try endpoint("{space: person, column: x}")
        == .init(target: .space(.constant("person")), cell: x))
    #expect(
      try endpoint("{lookup: [person, org], column: x, required: true}")
        == .init(target: .lookup(spaces: ["person", "org"]), cell: x, isRequired: true))
    #expect(
      try endpoint("{lookup: phone, by: name, column: x, trim: true, null: ['0']}")
        == .init(
          target: .lookupBy(space: "phone", property: "name"),
          cell: Self.cell("x", trims: true, nulls: ["0"])))
    #expect(
      try endpoint("{space: {column: t, values: {P: person}, else: org}, column: x}")
        == .init(
          target: .space(.mapped(Self.cell("t"), .init(values: ["P": "person"], fallback: "org"))),
          cell: x))
  }

  @Test func ties() throws {
    func tie(_ yaml: String) throws -> Mapping.TieRule {
      let ends = "from: {space: person, column: p}, to: {space: org, column: o}"
      return try file("ties: [{\(yaml), \(ends)}]").ties[0]
    }
    let plain = try tie("type: HOLDS_POST, valid_from: since, valid_to: until")
    #expect(plain.type == .constant("HOLDS_POST"))
    #expect(plain.validFrom == Self.cell("since"))
    #expect(plain.validTo == Self.cell("until"))
    #expect(plain.identity == .row)
    #expect(try tie("type: MET, merge: true").identity == .merge)
    #expect(try tie("type: MET, merge: false").identity == .row)
    #expect(try tie("type: MET, key: no").identity == .key(Self.cell("no")))
    #expect(
      try tie("type: {column: r, values: {D: DIRECTOR}, else: LINKED_TO}").type
        == .mapped(Self.cell("r"), .init(values: ["D": "DIRECTOR"], fallback: "LINKED_TO")))
    #expect(
      try tie("type: MET, valid_from: {column: d, null: ['0000-00-00']}").validFrom
        == Self.cell("d", nulls: ["0000-00-00"]))
  }

  @Test func properties() throws {
    func source(
      _ type: PropertyType = .string, _ change: (inout Mapping.PropertySource) -> Void = { _ in }
    ) -> Mapping.PropertySource {
      var result = Mapping.PropertySource(name: "p", origin: .cell(Self.cell("c")), type: type)
      change(&result)
      return result
    }
    #expect(try property("p: c") == source())
    #expect(try property("p: {column: c, type: decimal}") == source(.decimal))
    #expect(
      try property("p: {column: c, type: decimal, divide: 100}")
        == source(.decimal) { $0.decimalShift = -2 })
    #expect(
      try property("p: {column: c, type: integer, multiply: 1000}")
        == source(.integer) { $0.decimalShift = 3 })
    #expect(
      try property("p: {column: c, type: list, split: '、'}")
        == source(.list) { $0.separator = "、" })
    #expect(
      try property("p: {column: c, derive: sex-from-resident-id}")
        == source { $0.derivation = .sexFromResidentID })
    #expect(
      try property("p: {column: c, trim: true, null: ['?'], values: {a: b}, else: z}")
        == source {
          $0.origin = .cell(Self.cell("c", trims: true, nulls: ["?"]))
          $0.values = .init(values: ["a": "b"], fallback: "z")
        })
    #expect(
      try property("p: {constant: CNY}").origin == .constant("CNY", beside: nil))
    #expect(
      try property("p: {constant: CNY, beside: amount}").origin
        == .constant("CNY", beside: Self.cell("amount")))
  }

  @Test func typesComeFromTheOntologyUnlessSaid() throws {
    #expect(try property("birth_date: c").type == .date)
    #expect(try property("birth_date: {column: c}").type == .date)
    #expect(try property("hobby: c").type == .string)
    #expect(try property("amount: {column: c}", label: "Tender").type == .decimal)
    #expect(try property("amount: {column: c, type: integer}", label: "Tender").type == .integer)
  }

  @Test func aMappingMayDeclareKindsOfItsOwn() throws {
    let mapping = try read(
      """
      name: m
      ontology:
        nodes:
          - {label: Boat, category: asset, key: boat, name: {en: boat, zh: 船}}
        ties:
          - type: SAILS
            kind: other
            from: Person
            to: Boat
            caption: {en: sails, zh: 驾驶}
            symmetric: true
            time: none
            weight: 0.5
      files:
        - file: a.csv
          nodes: [{label: Boat, key: id}]
          ties: [{type: SAILS, from: {space: person, column: p}, to: {space: boat, column: id}}]
      """)
    #expect(mapping.files[0].nodes[0].space == .constant("boat"))
    #expect(try ontology.extended(by: mapping.ontology).tie("SAILS")?.to == ["Boat"])
  }

  @Test func valueMapsFallBack() {
    let open = Mapping.ValueMap(values: ["a": "b"])
    #expect(open["a"] == "b" && open["z"] == nil)
    #expect(Mapping.ValueMap(values: ["a": "b"], fallback: "c")[""] == "c")
  }

  @Test(
    arguments: [
      ("1", true), ("TRUE", true), ("是", true), ("yes", true), ("0", false), ("False", false),
      ("否", false), ("no", false), ("2", nil), ("", nil), ("y", nil),
    ] as [(String, Bool?)])
  func booleansHaveFourForms(_ text: String, _ value: Bool?) {
    #expect(PropertyType.boolean(text) == value)
  }
}
