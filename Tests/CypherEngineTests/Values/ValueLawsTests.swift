import CypherSyntax
import PropertyGraph
import Testing

@testable import CypherEngine

/// What must hold between the four relations, whatever the values.
@Suite struct ValueLawsTests {
  /// Values for one run.
  private func values(_ seed: UInt64, _ count: Int) -> [CypherValue] {
    var generator = ValueGenerator(seed: seed)
    return (0..<count).map { _ in generator.value() }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func pairs(seed: UInt64) {
    let values = values(seed, 150)
    for a in values {
      for b in values {
        let names = "\(Evaluations.text(a)) and \(Evaluations.text(b))"
        #expect(a.equals(b) == b.equals(a), "equality is symmetric: \(names)")
        #expect(a.order(b).signum() == -b.order(a).signum(), "order turns round: \(names)")
        #expect(a.isEquivalent(to: b) == b.isEquivalent(to: a), "\(names)")
        if a.equals(b) == true {
          #expect(EquivalenceKey(a) == EquivalenceKey(b), "equal is equivalent: \(names)")
          #expect(a.order(b) == 0, "equal stands together: \(names)")
        }
        if a.isEquivalent(to: b) {
          #expect(a.equivalenceHash == b.equivalenceHash, "one hash: \(names)")
          #expect(EquivalenceRow([a, 1]).hash == EquivalenceRow([b, 1]).hash, "\(names)")
          #expect(a.order(b) == 0, "equivalent stands together: \(names)")
        } else {
          #expect(a.order(b) != 0, "what stands together is equivalent: \(names)")
        }
        check(a, b, names)
      }
    }
  }

  /// `<` and its kin against each other, against equality and against the order.
  private func check(_ a: CypherValue, _ b: CypherValue, _ names: String) {
    #expect(a.compares(.less, b) == b.compares(.greater, a), "\(names)")
    #expect(a.compares(.lessOrEqual, b) == b.compares(.greaterOrEqual, a), "\(names)")
    #expect(a.compares(.notEqual, b) == a.compares(.equal, b).map { !$0 }, "\(names)")
    switch a.compare(b) {
    case .less: #expect(a.order(b) < 0 && a.equals(b) == false, "\(names)")
    case .greater: #expect(a.order(b) > 0 && a.equals(b) == false, "\(names)")
    case .equal: #expect(a.equals(b) == true, "\(names)")
    case .unordered: #expect(a.compares(.lessOrEqual, b) == false, "\(names)")
    case .unknown: #expect(a.compares(.less, b) == nil, "\(names)")
    }
  }

  @Test func orderAndEquivalenceAreTransitive() {
    let values = values(4, 60)
    for a in values {
      for b in values where a.order(b) <= 0 {
        for c in values where b.order(c) <= 0 {
          #expect(
            a.order(c) <= 0,
            "\(Evaluations.text(a)), \(Evaluations.text(b)), \(Evaluations.text(c))")
        }
      }
    }
  }

  @Test func everyValueIsEquivalentToItself() {
    for value in values(5, 300) {
      #expect(value.isEquivalent(to: value))
      #expect(value.order(value) == 0)
    }
  }

  @Test func storingAndReadingGivesTheSame() throws {
    for value in values(6, 300) {
      guard let stored = try? value.stored() else { continue }
      #expect(CypherValue(stored).isEquivalent(to: value), "\(Evaluations.text(value))")
    }
  }
}
