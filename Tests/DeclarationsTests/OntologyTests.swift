import Declarations
import Testing

@Suite struct OntologyTests {
  let ontology: Ontology

  init() throws { ontology = try Ontology.builtIn() }

  @Test func labelsStandInOrderOfPrecedence() {
    #expect(
      ontology.nodes.map(\.label) == [
        "Person", "Official", "Company", "Org", "Tender", "Case", "Address", "Phone",
      ])
    #expect(
      ontology.spaces == ["person", "company", "org", "tender", "case", "address", "phone"])
    #expect(ontology.nodes.allSatisfy { $0.key?.property == "id" })
  }

  @Test(arguments: [
    (["Person"], "person"), (["Official", "Person"], "person"), (["Official"], "person"),
    (["Phone", "Company"], "company"), (["Village", "Org"], "org"),
  ])
  func theFirstKeyedLabelGivesTheSpace(_ labels: [String], _ space: String) {
    #expect(ontology.key(ofLabels: labels)?.space == space)
  }

  @Test func unknownLabelsHaveNoKey() {
    #expect(ontology.key(ofLabels: ["Village"]) == nil)
    #expect(ontology.node("Village") == nil)
    #expect(ontology.tie("BEFRIENDS") == nil)
  }

  /// The table of ties the product promises: type, kind, from, to.
  static let promised: [(String, TieKind, [String], [String])] = [
    ("PARENT_OF", .family, ["Person"], ["Person"]),
    ("SPOUSE_OF", .family, ["Person"], ["Person"]),
    ("SIBLING_OF", .family, ["Person"], ["Person"]),
    ("GUARDIAN_OF", .family, ["Person"], ["Person"]),
    ("FAMILY", .family, ["Person"], ["Person"]),
    ("HOLDS_POST", .post, ["Person"], ["Org"]),
    ("EMPLOYED_BY", .post, ["Person"], ["Org", "Company"]),
    ("MEMBER_OF", .membership, ["Person"], ["Org", "Company"]),
    ("PART_OF", .hierarchy, ["Org"], ["Org"]),
    ("OWNS", .corporate, ["Person", "Company", "Org"], ["Company"]),
    ("LEGAL_REP", .corporate, ["Person"], ["Company"]),
    ("DIRECTOR", .corporate, ["Person"], ["Company"]),
    ("SUPERVISOR", .corporate, ["Person"], ["Company"]),
    ("MANAGER", .corporate, ["Person"], ["Company"]),
    (
      "ACTS_IN_CONCERT_WITH", .corporate, ["Person", "Company", "Org"],
      ["Person", "Company", "Org"]
    ),
    ("CONTROLS_BY_AGREEMENT", .corporate, ["Person", "Company", "Org"], ["Company"]),
    ("CORPORATE_TIE", .corporate, ["Person", "Company", "Org"], ["Company", "Org"]),
    ("FINANCIAL_TIE", .financial, ["Person", "Company", "Org"], ["Person", "Company", "Org"]),
    ("CONTRACT_WITH", .contract, ["Org", "Company", "Person"], ["Company", "Org", "Person"]),
    ("BID_FOR", .bid, ["Company"], ["Tender"]),
    ("BUYER", .tender, ["Tender"], ["Org"]),
    ("APPROVED_BY", .tender, ["Tender"], ["Person"]),
    ("IN_CASE", .case, ["Person"], ["Case"]),
    ("AT_PLACE", .case, ["Case"], ["Address"]),
    ("HAS_ADDRESS", .shared, ["Company", "Person", "Org"], ["Address"]),
    ("HAS_PHONE", .shared, ["Company", "Person", "Org"], ["Phone"]),
    ("CALLS", .contact, ["Person"], ["Person"]),
    ("MET", .meeting, ["Person", "Company", "Org"], ["Person", "Company", "Org"]),
    ("DONATED_TO", .donation, ["Person", "Company", "Org"], ["Person", "Org"]),
    ("DECLARES", .other, ["Person"], ["Company"]),
    ("LINKED_TO", .other, [], []),
  ]

  @Test(arguments: promised)
  func everyPromisedTieIsDeclared(
    _ type: String, _ kind: TieKind, _ from: [String], _ to: [String]
  ) throws {
    let tie = try #require(ontology.tie(type))
    #expect(tie.kind == kind)
    #expect(tie.from == from)
    #expect(tie.to == to)
  }

  @Test func nothingElseIsDeclared() {
    #expect(ontology.ties.map(\.type) == Self.promised.map(\.0))
  }

  @Test(arguments: [
    ("Person", "id_card", PropertyType.string), ("Person", "birth_date", .date),
    ("Company", "uscc", .string), ("Company", "reg_date", .date), ("Org", "level", .string),
    ("Tender", "date", .date), ("Tender", "amount", .decimal), ("Tender", "procedure", .string),
    ("Case", "type", .string), ("Case", "date", .date), ("Person", "death_date", .date),
    ("Person", "declared_on", .date), ("Company", "capital", .decimal),
    ("Company", "kind", .string), ("Company", "status", .string),
  ])
  func promisedNodeProperties(_ label: String, _ name: String, _ type: PropertyType) {
    #expect(ontology.property(name, ofLabels: [label])?.type == type)
  }

  @Test(arguments: [
    ("HOLDS_POST", "post", PropertyType.string), ("OWNS", "share", .decimal),
    ("BID_FOR", "price", .decimal), ("BID_FOR", "won", .boolean), ("BID_FOR", "ip", .string),
    ("BID_FOR", "guarantee_account", .string), ("IN_CASE", "penalty", .decimal),
    ("CALLS", "count", .integer), ("CALLS", "last", .date), ("CONTRACT_WITH", "amount", .decimal),
    ("CONTRACT_WITH", "currency", .string), ("PARENT_OF", "nature", .string),
    ("PARENT_OF", "raised", .boolean), ("SIBLING_OF", "nature", .string),
    ("OWNS", "share_min", .decimal), ("OWNS", "share_max", .decimal), ("DECLARES", "date", .date),
  ])
  func promisedTieProperties(_ type: String, _ name: String, _ expected: PropertyType) {
    #expect(ontology.property(name, ofType: type)?.type == expected)
  }

  @Test func kindsGatherTypes() {
    #expect(
      ontology.types(of: [.family]) == [
        "PARENT_OF", "SPOUSE_OF", "SIBLING_OF", "GUARDIAN_OF", "FAMILY",
      ])
    #expect(
      ontology.types(of: [.contract, .post]) == ["HOLDS_POST", "EMPLOYED_BY", "CONTRACT_WITH"])
  }

  @Test func everythingHasAChineseName() {
    for node in ontology.nodes { #expect(isChinese(node.name.zh), "\(node.label)") }
    for tie in ontology.ties {
      #expect(isChinese(tie.caption.zh) && isChinese(tie.reverseCaption.zh), "\(tie.type)")
      for property in tie.properties { #expect(isChinese(property.title.zh), "\(tie.type)") }
    }
  }

  private func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  @Test func captionsReadBothWays() throws {
    let owns = try #require(ontology.tie("OWNS"))
    #expect(owns.caption(forward: true, in: .en) == "owns")
    #expect(owns.caption(forward: false, in: .en) == "is owned by")
    #expect(owns.caption(forward: true, in: .zh) == "持股")
    #expect(owns.caption(forward: false, in: .zh) == "被持股")
    let spouse = try #require(ontology.tie("SPOUSE_OF"))
    #expect(spouse.isSymmetric && spouse.caption == spouse.reverseCaption)
  }

  @Test func bloodNeverCountsAsUndated() {
    let permanent = ontology.ties.filter { $0.time == .permanent }.map(\.type)
    #expect(permanent == ["PARENT_OF", "SIBLING_OF"])
    #expect(ontology.tie("OWNS")?.time == .required)
    #expect(ontology.tie("BID_FOR")?.time == TieDeclaration.Time.none)
  }

  @Test func interestFallsFromThePurseToCoincidence() throws {
    func weight(_ type: String) throws -> Double { try #require(ontology.tie(type)).weight }
    #expect(try weight("OWNS") > weight("BID_FOR"))
    #expect(try weight("BID_FOR") > weight("CALLS"))
    #expect(try weight("CALLS") > weight("HAS_ADDRESS"))
    #expect(try weight("HAS_ADDRESS") > weight("LINKED_TO"))
  }

  @Test func whatIsPersonalIsSaid() {
    #expect(ontology.property("id_card", ofLabels: ["Person"])?.isSensitive == true)
    #expect(ontology.node("Phone")?.nameMask == .lastTwoDigits)
    #expect(ontology.node("Address")?.nameMask == .district)
    #expect(ontology.tie("CALLS")?.isSensitive == true)
    #expect(ontology.tie("OWNS")?.isSensitive == false)
  }
}
