import Declarations
import Testing

@Suite struct OntologyReadingTests {
  static let person =
    "{label: Person, category: party, key: person, name: {en: person, zh: 人员}}"

  static let faults = [
    Fault("empty", "", "the file is empty"),
    Fault(
      "not YAML", "nodes: []\nties: a: b #!\n",
      "not YAML: mapping values are not allowed in this context"),
    Fault(
      "key twice", "nodes: [] #!\nnodes: []", "‘nodes’ stands here twice"),
    Fault("no mapping", "nodes #!", "expected a mapping"),
    Fault(
      "unknown section", "node: [] #!", "‘node’ is not known here (did you mean ‘nodes’?)"),
    Fault(
      "unknown key of a node",
      """
      nodes:
        - label: Person
          categry: party #!
      """,
      "nodes.[0]: ‘categry’ is not known here (did you mean ‘category’?)"),
    Fault(
      "no category", "nodes:\n  - label: Person #!", "nodes.[0]: ‘name’ is missing"),
    Fault(
      "category",
      """
      nodes:
        - label: Person
          name: person
          category: partie #!
      """,
      """
      nodes.[0].category: ‘partie’ is none of party, asset, event, place, topic \
      (did you mean ‘party’?)
      """),
    Fault(
      "name in one language",
      """
      nodes:
        - label: Person
          category: party
          name: {en: person} #!
      """,
      "nodes.[0].name: ‘zh’ is missing"),
    Fault(
      "reserved key space",
      """
      nodes:
        - label: Person
          category: party
          name: person
          key: n #!
      """,
      """
      nodes.[0].key: ‘n’ cannot name a key space \
      (letters, digits, dot, dash and underline; n and r are taken)
      """),
    Fault(
      "label twice", "nodes:\n  - \(person)\n  - \(person) #!",
      "nodes.[1]: ‘Person’ is declared twice in this file"),
    Fault(
      "companion",
      """
      nodes:
        - \(person)
        - {label: Official, with: Persn, category: party, name: official} #!
      """,
      "Official: nobody declares the label ‘Persn’ (did you mean ‘Person’?)"),
    Fault(
      "property type",
      """
      nodes:
        - label: Person
          category: party
          name: person
          properties:
            age: {type: int, en: age, zh: 年龄} #!
      """,
      """
      nodes.[0].properties.age.type: ‘int’ is none of \
      string, integer, decimal, boolean, date, list \
      (did you mean ‘integer’?)
      """),
    Fault(
      "no reverse",
      "ties:\n  - {type: A, kind: other, from: any, to: any, caption: a, time: none, weight: 0} #!",
      "ties.[0]: ‘reverse’ is missing"),
    Fault(
      "symmetric with a reverse",
      "ties:\n  - {type: A, symmetric: true, reverse: b} #!",
      "ties.[0].reverse: a symmetric tie reads the same both ways"),
    Fault(
      "weight",
      """
      ties:
        - type: A
          symmetric: true
          weight: 1.5 #!
      """,
      "ties.[0].weight: expected a number from 0 to 1"),
    Fault(
      "end",
      """
      nodes:
        - \(person)
      ties:
        - type: A #!
          kind: other
          from: Person
          to: Firm
          caption: a
          symmetric: true
          time: none
          weight: 0
      """,
      "A: nobody declares the label ‘Firm’"),
    Fault(
      "no end",
      "ties:\n  - {type: A, symmetric: true, weight: 0, kind: other, from: [], to: any} #!",
      "ties.[0].from: expected a label, a list of labels or any"),
    Fault(
      "kind",
      """
      ties:
        - type: A
          symmetric: true
          weight: 0
          kind: corporat #!
      """,
      """
      ties.[0].kind: ‘corporat’ is none of \
      \(TieKind.allCases.map(\.rawValue).joined(separator: ", ")) (did you mean ‘corporate’?)
      """),
  ]

  @Test(arguments: faults)
  func faultsAreNamedWithTheirPlace(_ fault: Fault) {
    fault.expectComplaint { _ = try Ontology(yaml: $0, file: "f.yaml") }
  }

  @Test func kindsMayBeAddedAndAddedAgain() throws {
    let boat = NodeDeclaration(
      label: "Boat", category: .asset, key: .init(space: "boat"),
      name: BilingualText(en: "boat", zh: "船"), plural: BilingualText(en: "boats", zh: "船"))
    let sails = TieDeclaration(
      type: "SAILS", kind: .other, from: ["Person"], to: ["Boat"],
      caption: BilingualText(en: "sails", zh: "驾驶"), time: .required, weight: 0.5)
    let addition = OntologyExtension(nodes: [boat], ties: [sails])
    let base = try Ontology.builtIn()
    let once = try base.extended(by: addition)
    #expect(once.node("Boat") == boat)
    #expect(once.tie("SAILS") == sails)
    #expect(once.nodes.last == boat, "an addition yields precedence")
    #expect(try once.extended(by: addition) == once)
    #expect(try base.extended(by: .none) == base)
  }

  @Test func aKindInOtherWordsIsAConflict() throws {
    var person = try #require(try Ontology.builtIn().node("Person"))
    person.name = BilingualText(en: "human", zh: "人")
    let addition = OntologyExtension(nodes: [person], ties: [])
    let error = #expect(throws: DeclarationError.self) {
      try Ontology.builtIn().extended(by: addition)
    }
    #expect(error?.message == "the label ‘Person’ is already declared in other words")
  }
}
