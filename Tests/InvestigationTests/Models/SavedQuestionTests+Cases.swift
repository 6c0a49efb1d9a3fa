import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Questions about people who were in cases together.
extension SavedQuestionTests {
  private struct Member: Hashable {
    var `case`: String
    var person: String
    var penalty: String
  }

  private func members() throws -> [Member] {
    let members = try table("case_persons.csv")
    return members.rows.map {
      Member(
        case: members[$0, "case_id"], person: members[$0, "person_id"],
        penalty: members[$0, "penalty"])
    }
  }

  /// The companies that a person owns part of or represents.
  private func companies(nowOnly: Bool) throws -> [String: Set<String>] {
    let (shares, posts) = (try table("shareholdings.csv"), try table("positions.csv"))
    var found: [String: Set<String>] = [:]
    for row in shares.rows where shares[row, "holder_type"] == "PERSON" {
      if nowOnly, !shares[row, "to"].isEmpty { continue }
      found[shares[row, "holder_id"], default: []].insert(shares[row, "company_id"])
    }
    for row in posts.rows where posts[row, "role"] == "LEGAL_REP" {
      if nowOnly, !posts[row, "to"].isEmpty { continue }
      found[posts[row, "person_id"], default: []].insert(posts[row, "company_id"])
    }
    return found
  }

  private func bodies() throws -> [String: Set<String>] {
    let officials = try table("officials.csv")
    var found: [String: Set<String>] = [:]
    for row in officials.rows {
      found[officials[row, "person_id"], default: []].insert(officials[row, "org_id"])
    }
    return found
  }

  @Test func whoElseWasInTheCase() throws {
    let (members, companies, bodies) = (
      try members(), try companies(nowOnly: true), try bodies()
    )
    let (cases, bids, tenders) = (
      try table("cases.csv"), try table("bids.csv"), try table("tenders.csv")
    )
    let dates = Dictionary(
      uniqueKeysWithValues: cases.rows.map { (cases[$0, "case_id"], cases[$0, "date"]) })
    let buyers = Dictionary(
      uniqueKeysWithValues: tenders.rows.map { (tenders[$0, "id"], tenders[$0, "buyer_org_id"]) })
    let officials = Set(members.map(\.person)).filter { bodies[$0] != nil }.sorted()
    #expect(officials.count > 2)
    var hits = 0
    for person in officials {
      var right: Set<[String]> = []
      for mine in members where mine.person == person {
        for other in members where other.case == mine.case && other.person != person {
          let theirs = companies[other.person].map { $0.sorted() } ?? ["-"]
          for company in theirs {
            let isBidder = bids.rows.contains { row in
              bids[row, "company_id"] == company
                && bodies[person]!.contains(buyers[bids[row, "tender_id"]]!)
            }
            hits += isBidder ? 1 : 0
            right.insert([
              "case:\(mine.case)", dates[mine.case]!, "person:\(other.person)", other.penalty,
              company == "-" ? "-" : "company:\(company)", "\(isBidder)",
            ])
          }
        }
      }
      let found = try rows("who-else-was-in-the-case", ["person": "person:\(person)"])
      #expect(found.count == right.count && Set(found) == right)
      #expect(found.map { $0[1] } == found.map { $0[1] }.sorted())
    }
    #expect(hits > 0)
  }

  @Test(arguments: [30, 1095, 4000]) func businessAfterTheCase(days: Int) throws {
    let (members, companies, bodies) = (
      try members(), try companies(nowOnly: false), try bodies()
    )
    let (cases, bids, tenders) = (
      try table("cases.csv"), try table("bids.csv"), try table("tenders.csv")
    )
    var right: [[String]] = []
    for incident in cases.rows {
      let number = cases[incident, "case_id"]
      let start = CalendarDate(cases[incident, "date"])!
      let inside = members.filter { $0.case == number }
      for official in inside {
        guard let theirs = bodies[official.person] else { continue }
        for person in inside where person.person != official.person {
          for company in companies[person.person] ?? [] {
            for bid in bids.rows where bids[bid, "company_id"] == company {
              let tender = tenders.rows.first { tenders[$0, "id"] == bids[bid, "tender_id"] }!
              let after = CalendarDate(tenders[tender, "date"])!.days - start.days
              guard after > 0, after <= days, theirs.contains(tenders[tender, "buyer_org_id"])
              else { continue }
              right.append([
                "case:\(number)", "person:\(official.person)", "person:\(person.person)",
                "company:\(company)", "tender:\(tenders[tender, "id"])", "\(after)",
                bids[bid, "won"] == "1" ? "true" : "false",
              ])
            }
          }
        }
      }
    }
    let found = try rows("business-after-the-case", ["days": "\(days)"])
    expectRows(found, Array(Set(right)), days > 1000 ? 1 : 0)
    #expect(found.map { Int($0[5])! } == found.map { Int($0[5])! }.sorted())
  }

  @Test(arguments: [(0, 1), (30, 1), (400, 2)]) func seenTogetherAgain(
    days: Int, times: Int
  ) throws {
    let (cases, members) = (try table("cases.csv"), try members())
    var visits: [(person: String, day: CalendarDate, place: String)] = []
    for row in cases.rows where !cases[row, "place_id"].isEmpty {
      for member in members where member.case == cases[row, "case_id"] {
        visits.append(
          ("person:" + member.person, CalendarDate(cases[row, "date"])!, cases[row, "place_id"]))
      }
    }
    var meetings: [[String]: (days: Set<CalendarDate>, places: Set<String>)] = [:]
    for a in visits {
      for b in visits
      where a.person.utf8.lexicographicallyPrecedes(b.person.utf8) && a.place == b.place {
        guard abs(a.day.days - b.day.days) <= days else { continue }
        meetings[[a.person, b.person], default: ([], [])].days.insert(a.day)
        meetings[[a.person, b.person]]!.places.insert(a.place)
      }
    }
    let right = meetings.filter { $1.days.count >= times }.map {
      $0 + ["\($1.days.count)", "\($1.places.count)"]
    }
    expectRows(
      try rows("seen-together-again", ["days": "\(days)", "times": "\(times)"]), right,
      times == 1 ? 1 : 0)
  }
}
