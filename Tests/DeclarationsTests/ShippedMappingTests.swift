import Declarations
import Testing

/// The shipped mappings name columns that their files have, and say what the product promises.
@Suite struct ShippedMappingTests {
  /// The header of every file, as its publisher writes it.
  static let headers: [(mapping: String, files: [(name: String, header: String)])] = [
    (
      "county-records",
      [
        ("persons.csv", "id,name,id_card,birth_date,town,death_date"),
        ("orgs.csv", "id,name,level,parent"),
        ("officials.csv", "person_id,post,org_id,since,until"),
        ("kinship.csv", "person_a,person_b,relation,from,to,nature,raised"),
        ("addresses.csv", "id,text,kind"),
        ("phones.csv", "id,number"),
        ("companies.csv", "id,name,uscc,reg_date,address_id,phone,capital,kind,status"),
        (
          "shareholdings.csv",
          "holder_type,holder_id,company_id,share_pct,from,to,share_min_pct,share_max_pct"
        ),
        ("positions.csv", "person_id,company_id,role,from,to"),
        ("arrangements.csv", "kind,party_type,party_id,other_type,other_id,from,to"),
        ("declarations.csv", "person_id,date,company_id,relative_id"),
        ("tenders.csv", "id,title,buyer_org_id,date,amount,approver_person_id,procedure"),
        ("bids.csv", "tender_id,company_id,price,won,ip,guarantee_account"),
        ("cases.csv", "case_id,type,date,place_id"),
        ("case_persons.csv", "case_id,person_id,penalty"),
        ("calls.csv", "person_a,person_b,times,last_date"),
      ]
    ),
    (
      "my-little-crony",
      [
        ("people.csv", "id,type,desc,group"),
        ("connections.csv", "from,to,detail,type,contract_size,"),
      ]
    ),
    (
      "cn-listed-boards",
      [
        ("executive.csv", "person_id:ID(Executive),name,gender,age:int,:LABEL"),
        ("stock.csv", "stock_id:ID(Stock),name,code,:LABEL"),
        ("industry.csv", "industry_id:ID(Industry),name,:LABEL"),
        ("concept.csv", "concept_id:ID(Concept),name,:LABEL"),
        ("executive_stock.csv", ":START_ID(Executive),jobs,:END_ID(Stock),:TYPE"),
        ("stock_industry.csv", ":START_ID(Stock),:END_ID(Industry),:TYPE"),
        ("stock_concept.csv", ":START_ID(Stock),:END_ID(Concept),:TYPE"),
      ]
    ),
    (
      "montagna",
      [
        ("Montagna_meetings_edgelist.csv", "a,b,times"),
        ("Montagna_phonecalls_edgelist.csv", "a,b,times"),
      ]
    ),
  ]

  func load(_ name: String) throws -> Mapping {
    try Mapping.load(name, ontology: .builtIn())
  }

  @Test(arguments: headers.map(\.mapping))
  func everyColumnExists(_ name: String) throws {
    let files = try #require(Self.headers.first { $0.mapping == name }).files
    let mapping = try load(name)
    #expect(mapping.files.map(\.name) == files.map(\.name))
    for (file, (_, header)) in zip(mapping.files, files) {
      let columns = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for case .name(let column) in file.usedColumns {
        #expect(columns.contains(column), "\(file.name): \(column)")
      }
    }
  }

  @Test(arguments: [
    ("kinship.csv", ["GUARDIAN_OF", "PARENT_OF", "SIBLING_OF", "SPOUSE_OF"]),
    ("officials.csv", ["HOLDS_POST"]), ("orgs.csv", ["PART_OF"]),
    ("companies.csv", ["HAS_ADDRESS", "HAS_PHONE"]), ("shareholdings.csv", ["OWNS"]),
    ("positions.csv", ["DIRECTOR", "LEGAL_REP", "MANAGER", "SUPERVISOR"]),
    ("arrangements.csv", ["ACTS_IN_CONCERT_WITH", "CONTROLS_BY_AGREEMENT"]),
    ("declarations.csv", ["DECLARES"]),
    ("tenders.csv", ["BUYER", "APPROVED_BY"]), ("bids.csv", ["BID_FOR"]),
    ("cases.csv", ["AT_PLACE"]), ("case_persons.csv", ["IN_CASE"]), ("calls.csv", ["CALLS"]),
  ])
  func countyTies(_ file: String, _ types: [String]) throws {
    let found = try #require(try load("county-records").files.first { $0.name == file })
    #expect(found.ties.flatMap { $0.type.possibleTexts ?? [] } == types)
    #expect(found.ties.allSatisfy { $0.identity == .merge }, "county records merge")
  }

  /// Files that lack what came later import as ever.
  @Test func whatCountyRecordsMayLack() throws {
    let mapping = try load("county-records")
    #expect(
      mapping.files.filter(\.isOptional).map(\.name) == ["arrangements.csv", "declarations.csv"])
    let plain = [
      "persons.csv": "id,name,id_card,birth_date,town",
      "kinship.csv": "person_a,person_b,relation",
      "companies.csv": "id,name,uscc,reg_date,address_id,phone",
      "shareholdings.csv": "holder_type,holder_id,company_id,share_pct,from,to",
    ]
    for file in mapping.files where !file.isOptional {
      let header = try #require(
        plain[file.name]
          ?? Self.headers[0].files.first { $0.name == file.name }?.header)
      let columns = Set(header.split(separator: ",").map(String.init))
      for cell in file.usedCells {
        guard case .name(let column) = cell.column else { continue }
        #expect(columns.contains(column) != cell.isOptional, "\(file.name): \(column)")
      }
    }
  }

  @Test func countyDetails() throws {
    let mapping = try load("county-records")
    func file(_ name: String) throws -> Mapping.File {
      try #require(mapping.files.first { $0.name == name })
    }
    let officials = try file("officials.csv")
    #expect(officials.nodes[0].labels == .constant(["Person", "Official"]))
    #expect(officials.nodes[0].space == .constant("person"))
    #expect(officials.ties[0].validFrom == Mapping.Cell(.name("since")))
    #expect(officials.ties[0].validTo == Mapping.Cell(.name("until")))
    let share = try file("shareholdings.csv").ties[0].properties[0]
    #expect((share.name, share.type, share.decimalShift) == ("share", .decimal, -2))
    let phone = try file("companies.csv").ties[1].to
    #expect(phone.target == .lookupBy(space: "phone", property: "name"))
    #expect(!phone.isRequired, "a company without a phone is no fault")
    #expect(try !file("orgs.csv").ties[0].to.isRequired, "the topmost organisation has no parent")
    let won = try #require(try file("bids.csv").ties[0].properties.first { $0.name == "won" })
    #expect(won.type == .boolean)
  }

  @Test func cronyDetails() throws {
    let mapping = try load("my-little-crony")
    #expect(mapping.orphans == .init(labels: ["Org"], space: "org"))
    #expect(mapping.bodies["insider"] == ["org:Conservative party", "org:UK government"])
    #expect(
      mapping.bodies["public"] == [
        "org:UK government", "org:NHS England", "org:NHS Wales", "org:Scottish government",
      ])
    let people = mapping.files[0].nodes[0]
    guard case .mapped(let cell, let labels) = people.labels else {
      Issue.record("labels come from the type")
      return
    }
    #expect(cell.trims)
    #expect(labels["person"] == ["Person"])
    #expect(labels["firm"] == ["Company"])
    #expect(labels["horse"] == ["Org"])
    guard case .mapped(_, let spaces)? = people.space else {
      Issue.record("key spaces come from the type")
      return
    }
    #expect(spaces["person"] == "person" && spaces["firm"] == "company" && spaces["x"] == "org")

    let tie = mapping.files[1].ties[0]
    guard case .mapped(_, let types) = tie.type else {
      Issue.record("types come from the type")
      return
    }
    let expected = [
      "job": "EMPLOYED_BY", "member": "MEMBER_OF", "corporate": "CORPORATE_TIE",
      "financial": "FINANCIAL_TIE", "contract": "CONTRACT_WITH", "family": "FAMILY",
      "donor": "DONATED_TO", "meeting": "MET", "informal": "LINKED_TO", "": "LINKED_TO",
    ]
    for (text, type) in expected { #expect(types[text] == type) }
    let amount = try #require(tie.properties.first { $0.name == "amount" })
    #expect((amount.type, amount.decimalShift) == (.decimal, 3))
    #expect(tie.identity == .row)
  }

  @Test func boardDetails() throws {
    let mapping = try load("cn-listed-boards")
    let ontology = try Ontology.builtIn().extended(by: mapping.ontology)
    #expect(ontology.tie("employ_of")?.kind == .post)
    #expect(ontology.tie("industry_of")?.kind == .other)
    #expect(ontology.tie("concept_of")?.kind == .other)
    #expect(ontology.key(ofLabels: ["ST", "Company"])?.space == "company")
    #expect(
      mapping.files.prefix(4).map { $0.nodes[0].space }
        == [.constant("person"), .constant("company"), .constant("industry"), .constant("concept")])
    let age = try #require(mapping.files[0].nodes[0].properties.first { $0.name == "age" })
    #expect(age.type == .integer)
    #expect(age.origin == .cell(Mapping.Cell(.name("age:int"), nulls: ["-1"])))
  }

  @Test func montagnaDetails() throws {
    let mapping = try load("montagna")
    for file in mapping.files {
      #expect((file.hasHeader, file.delimiter) == (false, .tab))
      #expect(file.nodes.count == 2)
      #expect(file.ties[0].properties.map(\.name) == ["count"])
    }
    #expect(mapping.files.map { $0.ties[0].type } == [.constant("MET"), .constant("CALLS")])
  }
}

extension Mapping.File {
  /// Every column that any rule of the file reads.
  fileprivate var usedColumns: [Mapping.Column] { usedCells.map(\.column) }

  fileprivate var usedCells: [Mapping.Cell] {
    var cells: [Mapping.Cell?] = []
    for rule in nodes {
      switch rule.labels {
      case .constant: break
      case .cell(let cell, _), .mapped(let cell, _): cells.append(cell)
      }
      cells += [rule.key, rule.space?.usedCell] + rule.properties.map(\.cell)
    }
    for rule in ties {
      cells += [rule.type.usedCell, rule.from.cell, rule.to.cell, rule.validFrom, rule.validTo]
      cells += rule.properties.map(\.cell)
      for case .space(let source) in [rule.from.target, rule.to.target] {
        cells.append(source.usedCell)
      }
    }
    return cells.compactMap { $0 }
  }
}

extension Mapping.TextSource {
  fileprivate var usedCell: Mapping.Cell? {
    switch self {
    case .constant: nil
    case .cell(let cell), .mapped(let cell, _): cell
    }
  }
}
