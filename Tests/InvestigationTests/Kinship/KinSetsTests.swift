import PropertyGraph
import Testing

@testable import Investigation

@Suite struct KinSetsTests {
  @Test func setsAreFoundByAnyOfTheirNames() throws {
    let sets = try shippedSets.get()
    for (name, id) in [
      ("任职回避", "office-recusal"), ("公务员法 74（1）", "office-recusal"),
      ("Recusal from Office", "office-recusal"), ("近亲属·刑诉", "criminal-near-kin"),
      ("近亲属民法典1045", "civil-near-kin"), ("商", "family-business"),
    ] {
      #expect(try sets.named(name).id == id)
    }
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() throws {
    let sets = try shippedSets.get()
    for (name, expected) in [
      ("任职回壁", "no set of kin is called ‘任职回壁’ (did you mean ‘任职回避’?)"),
      (
        "office-recusals",
        "no set of kin is called ‘office-recusals’ (did you mean ‘office-recusal’?)"
      ),
    ] {
      #expect(throws: KinSetError.self) { try sets.named(name) }
      do { _ = try sets.named(name) } catch { #expect(error.description == expected) }
    }
  }

  @Test func aFactIsJudgedByTheTextInForceOnItsDay() throws {
    let sets = try shippedSets.get()
    #expect(try sets.named("民", at: CalendarDate("2021-01-01")!).id == "civil-near-kin")
    do {
      _ = try sets.named("民", at: CalendarDate("2020-12-31")!)
      Issue.record("a set before its law")
    } catch {
      #expect(
        error.description
          == "no version of ‘近亲属·民法典1045’ is known that held on 2020-12-31 "
          + "(the first is of 2021-01-01)"
      )
    }
  }

  @Test func theSetsOfARelativeAreToldInOrder() throws {
    let brother = try #require(try KinFamily.relative("B+"))
    let held = try shippedSets.get().holding(brother)
    #expect(held.first?.set.id == "civil-near-kin")
    #expect(held.contains { $0.set.id == "specially-related" && $0.membership == .member })
    #expect(!held.contains { $0.set.id == "family-business" })
  }

  @Test func boundsOfSetsFindExactlyTheirMembers() throws {
    let bounds = try shippedSets.get().all.map { ($0, KinBound.set($0)) }
    for row in KinTermTable.rows {
      var family = KinFamily()
      let ego = family.person(nil, born: 1980)
      let end = family.follow(row.chain, from: ego).last!
      let finder = try family.finder()
      let far = try #require(finder.relative(of: ego, to: end))
      for (set, bound) in bounds {
        let near = finder.relative(of: ego, to: end, within: bound)
        #expect((near != nil) == (set.membership(of: far) != .none), "\(row.chain) \(set.id)")
      }
    }
  }
}
