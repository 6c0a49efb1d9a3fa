import PropertyGraph
import Testing

@testable import Investigation

/// Laws over random families, and the finder against the definition.
@Suite struct KinFinderLawTests {
  @Test(arguments: 0..<12)
  func findsWhatTheDefinitionSays(_ seed: Int) throws {
    let random = RandomKin(seed: seed)
    let policy = RandomKin.policies[seed % 3]
    let finder = try random.finder(policy)
    let day = RandomKin.days[seed / 3 % 3]
    let verifier = KinVerifier(
      persons: random.persons, ties: random.ties, policy: policy, day: day)
    for person in stride(from: UInt32(seed % 4), to: UInt32(random.persons.count), by: 7) {
      let found = finder.found(of: person, at: day, within: .degree(4))
      #expect(found == verifier.kin(of: person, degreeMax: 4), "person \(person)")
    }
  }

  static func inverse(_ shape: KinShape) -> KinShape {
    let (up, down) = (Int(shape.up), Int(shape.down))
    switch shape.form {
    case .blood, .guardianship: return KinShape(shape.form, down, up)
    case .spouseOfKin: return KinShape(.kinOfSpouse, down, up)
    case .kinOfSpouse: return KinShape(up + down == 0 ? .kinOfSpouse : .spouseOfKin, down, up)
    case .spouseOfSpousesSibling, .kinOfParentsSpouse: return shape
    case .kinOfChildsSpouse: return down == 0 ? shape : KinShape(.kinOfSiblingsSpouse, 1, 0)
    case .kinOfSiblingsSpouse: return KinShape(.kinOfChildsSpouse, 1, 1)
    }
  }

  @Test(arguments: 0..<9)
  func kinshipIsMutual(_ seed: Int) throws {
    let random = RandomKin(seed: seed)
    let finder = try random.finder(RandomKin.policies[seed % 3])
    for day in RandomKin.days {
      var chains: Set<[Int]> = []
      var closest: [Set<UInt32>: (Int?, KinNature)] = [:]
      for person in random.everyone {
        for relative in finder.relatives(of: person, at: day, within: .degree(4)) {
          for relation in relative.relations {
            chains.insert(
              relation.links.map { Int($0.node) } + [-1, Int(person), relation.shape.code])
          }
          let ends = Set([person, relative.person])
          if let (degree, nature) = closest[ends] {
            #expect(degree == relative.degree && nature == relative.relation.nature)
          }
          closest[ends] = (relative.degree, relative.relation.nature)
        }
      }
      // Who stands at the other end says the same chain backwards.
      for person in random.everyone {
        for relation in finder.relatives(of: person, at: day, within: .degree(4)).flatMap(
          \.relations)
        {
          let back =
            relation.links.dropLast().reversed().map { Int($0.node) } + [Int(person), -1]
            + [Int(relation.end), Self.inverse(relation.shape).code]
          #expect(chains.contains(back), "\(person) \(relation.notation) \(relation.end)")
        }
      }
    }
  }

  @Test(arguments: 0..<9)
  func whoWasNotRaisedIsNoChild(_ seed: Int) throws {
    let random = RandomKin(seed: seed)
    let finder = try random.finder()
    let set = try shippedSets.get().named("民")
    for day in RandomKin.days {
      let verifier = KinVerifier(
        persons: random.persons, ties: random.ties, policy: KinPolicy(), day: day)
      for child in random.everyone {
        for (parent, raised) in verifier.stepParents(child) where raised == false {
          for (a, b) in [(child, parent), (parent, child)] {
            let relations = finder.relative(of: a, to: b, at: day)?.relations ?? []
            for relation in relations where relation.shape.isStep {
              #expect(set.membership(of: relation) == .none, "\(a) \(b) \(relation.notation)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: 0..<6)
  func orderOfTiesPlaysNoPart(_ seed: Int) throws {
    var random = RandomKin(seed: seed)
    let first = try Self.described(random)
    var dice = Dice(seed + 99)
    for place in random.ties.indices.reversed() {
      random.ties.swapAt(place, dice.below(place + 1))
      // Marriages and ties between siblings have no direction.
      let tie = random.ties[place]
      if tie.kind == .spouse, dice.chance(50) {
        random.ties[place] = KinTie(.spouse, from: tie.to, to: tie.from, interval: tie.interval)
      }
    }
    #expect(try Self.described(random) == first)
    random.ties += random.ties
    #expect(try Self.described(random) == first, "each tie twice")
  }

  private static func described(_ random: RandomKin) throws -> [String] {
    let finder = try random.finder()
    return random.everyone.flatMap { person in
      finder.relatives(of: person).map { relative in
        "\(relative.person) \(relative.term.zh) "
          + relative.relations.map { "\($0.notation) \($0.nodes)" }.joined(separator: "; ")
      }
    }
  }

  @Test(arguments: 0..<6)
  func widerBoundsFindMore(_ seed: Int) throws {
    let random = RandomKin(seed: seed)
    let finder = try random.finder()
    for person in random.everyone {
      var before: Set<KinVerifier.Found> = []
      for degree in 0...6 {
        let found = finder.found(of: person, at: nil, within: .degree(degree))
        #expect(before.isSubset(of: found))
        #expect(found.subtracting(before).allSatisfy { degree == 0 || $0.shape.degree == degree })
        before = found
      }
      #expect(before.isSubset(of: finder.found(of: person, at: nil, within: .widest)))
    }
  }

  @Test(arguments: 0..<6)
  func divorceEndsAffinityAlone(_ seed: Int) throws {
    var random = RandomKin(seed: seed)
    let day = CalendarDate("2024-01-01")!
    let before = try random.finder()
    for place in random.ties.indices where random.ties[place].kind == .spouse {
      random.ties[place].interval.to = CalendarDate("2023-01-01")
    }
    for place in random.persons.indices { random.persons[place].death = nil }
    let after = try random.finder()
    for person in random.everyone {
      let (was, now) = (
        before.found(of: person, at: day, within: .widest),
        after.found(of: person, at: day, within: .widest)
      )
      func hasNoMarriage(_ found: KinVerifier.Found) -> Bool {
        found.shape.form == .blood || found.shape.form == .guardianship
      }
      #expect(was.filter(hasNoMarriage) == now.filter(hasNoMarriage))
      for found in now where !hasNoMarriage(found) {
        // Step ties that somebody recorded stand by themselves.
        #expect(found.isFormer || found.shape.isStep)
      }
    }
  }

  @Test(arguments: 0..<6)
  func deathEndsNothing(_ seed: Int) throws {
    var random = RandomKin(seed: seed)
    for place in random.persons.indices { random.persons[place].death = nil }
    let before = try random.finder()
    for place in random.persons.indices {
      random.persons[place].death = CalendarDate("2020-01-01")
    }
    let after = try random.finder()
    for person in random.everyone {
      #expect(
        before.found(of: person, at: CalendarDate("2019-01-01"), within: .widest)
          == after.found(of: person, at: CalendarDate("2019-01-01"), within: .widest))
      let was = before.found(of: person, at: CalendarDate("2021-01-01"), within: .widest)
      let found = after.found(of: person, at: CalendarDate("2021-01-01"), within: .widest)
      #expect(was.filter { !$0.isFormer }.isSubset(of: found))
    }
  }

  @Test(arguments: 0..<3)
  func batchesSayWhatSinglesSay(_ seed: Int) throws {
    let random = RandomKin(seed: seed)
    let finder = try random.finder()
    let everyone = (0..<27).flatMap { _ in Array(random.everyone) }
    for name in ["任职回避", "近亲属·刑诉", "特定关系人"] {
      let set = try shippedSets.get().named(name)
      let batch = finder.kin(of: everyone, in: set, at: RandomKin.days[seed % 3])
      for threads in [2, 5] {
        let again = finder.kin(
          of: everyone, in: set, at: RandomKin.days[seed % 3], threads: threads)
        #expect(again.relatives == batch.relatives && again.offsets == batch.offsets)
      }
      for (place, person) in random.everyone.enumerated() {
        let single = finder.relatives(of: person, at: RandomKin.days[seed % 3])
          .filter { set.membership(of: $0) != .none }
        #expect(single.map(\.person).sorted() == Array(batch[place]))
        let members = Dictionary(
          uniqueKeysWithValues: single.map { ($0.person, set.membership(of: $0)) })
        for at in batch.offsets[place]..<batch.offsets[place + 1] {
          #expect(members[batch.relatives[at]] == batch.memberships[at])
        }
      }
    }
  }
}
