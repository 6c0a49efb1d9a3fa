import Declarations
import Testing

@Suite struct KinSetReadingTests {
  private static func set(_ members: String, _ rest: String = "") -> String {
    """
    sets:
      - id: one
        name: One
        sources: [{law: L, article: "1", checked: statute}]
        members: \(members)\(rest)
    """
  }

  private static func second(_ id: String) -> String {
    "\n  - {id: \(id), name: One, members: child, "
      + "sources: [{law: L, article: a, checked: page}]} #!"
  }

  static let faults = [
    Fault("no sets", "{} #!", "‘sets’ is missing"),
    Fault("unknown key", "set: [] #!", "‘set’ is not known here (did you mean ‘sets’?)"),
    Fault(
      "no source", "sets:\n  - {id: one, name: One, members: spouse} #!",
      "sets.[0]: ‘sources’ is missing"),
    Fault(
      "word", set("[spouse, sibbling] #!"),
      "sets.[0].members.[1]: ‘sibbling’ is no kind of relative (did you mean ‘sibling’?)"),
    Fault(
      "number missing", set("[collateral] #!"),
      "sets.[0].members.[0]: ‘collateral’ wants a number (collateral 3)"),
    Fault(
      "number too high", set("[lineal 12] #!"),
      "sets.[0].members.[0]: ‘12’ is no number of lineal (1 to 9)"),
    Fault(
      "chain that is not followed", set("[[spouse, spouse]] #!"),
      """
      sets.[0].members.[0]: no chain of kin is followed that goes so (kin; [kin, spouse]; \
      [spouse, kin]; [spouse, sibling, spouse]; [child, spouse, parent]; [child, spouse, sibling]; \
      [sibling, spouse, parent])
      """),
    Fault(
      "ends before it begins",
      set("spouse", "\n    valid-from: 2020-01-01\n    valid-to: 2019-01-01 #!"),
      "sets.[0].valid-to: ‘2019-01-01’ is not after ‘2020-01-01’"),
    Fault(
      "check",
      "sets:\n  - id: one\n    name: One\n    members: spouse\n    sources:\n"
        + "      - {law: L, article: a, checked: statut} #!",
      "sets.[0].sources.[0].checked: ‘statut’ is none of statute, page, secondary, unverified"
        + " (did you mean ‘statute’?)"),
    Fault(
      "a name twice",
      set(
        "spouse",
        second("two")
      ),
      "sets.[1]: ‘One’ is a name of the set ‘one’ already"),
    Fault(
      "two versions at once",
      set(
        "spouse",
        second("one")
      ),
      "sets.[1]: two versions of ‘one’ hold at once "
        + "(end the earlier one with valid-to, and write the later one below it)"),
  ]

  @Test(arguments: faults)
  func faultsNameTheirPlace(_ fault: Fault) {
    fault.expectComplaint { _ = try KinSetDeclaration.list(yaml: $0, file: "f.yaml") }
  }

  @Test func wordsBecomePatterns() throws {
    let set = try KinSetDeclaration.list(
      yaml: Self.set(
        "[spouse, lineal, lineal 2, full sibling, [spouse, parent], [collateral 3, spouse], "
          + "[spouse, sibling, spouse], [child, spouse, parent], ward]"), file: "f.yaml")[0]
    #expect(
      set.members == [
        .spouse, .kin(.lineal(degreeMax: nil)), .kin(.lineal(degreeMax: 2)),
        .kin(.sibling(isFull: true)), .kinOfSpouse(.ancestor(1...1)),
        .spouseOfKin(.collateral(generations: 3)), .spouseOfSpousesSibling,
        .kinOfChildsSpouse(.ancestor(1...1)), .ward,
      ])
  }

  @Test func shippedSetsNameTheirLaw() throws {
    let sets = try KinSetDeclaration.shipped()
    #expect(sets.count >= 9)
    for set in sets {
      #expect(!set.sources.isEmpty && set.validFrom != nil && set.name.zh != set.name.en)
    }
  }

  static let termFaults = [
    Fault(
      "letter", "terms:\n  - {zh: 甲, en: a, chains: FQ} #!",
      "terms.[0].chains: ‘Q’ is no letter of a chain here (F M P parents, S D C children, "
        + "B Z G siblings, H W E spouses, K guardian, V ward)"),
    Fault(
      "mark", "terms:\n  - {zh: 甲, en: a, chains: F+} #!",
      "terms.[0].chains: ‘+’ is no letter of a chain here "
        + "(elder and younger stand after B, Z, G, S, D, C)"),
    Fault(
      "twice", "terms:\n  - {zh: 甲, en: a, chains: F}\n  - {zh: 乙, en: b, chains: M F} #!",
      "terms.[1].chains: ‘F’ has a term already"),
    Fault(
      "key", "terms:\n  - {zh: 甲, en: a, chain: F} #!",
      "terms.[0]: ‘chain’ is not known here (did you mean ‘chains’?)"),
  ]

  @Test(arguments: termFaults)
  func faultsOfTermsNameTheirPlace(_ fault: Fault) {
    fault.expectComplaint { _ = try KinTermDeclaration.list(yaml: $0, file: "f.yaml") }
  }

  @Test func shippedTermsAreManyAndWhole() throws {
    let terms = try KinTermDeclaration.shipped()
    #expect(terms.flatMap(\.chains).count >= 300)
    #expect(terms.allSatisfy { !$0.term.zh.isEmpty && !$0.term.en.isEmpty })
  }
}
