import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Questions about bidders.
extension SavedQuestionTests {
  private struct Bidding {
    /// By company, the tenders it bid for and those it won.
    var bids: [String: Set<String>] = [:]
    var wins: [String: Set<String>] = [:]
  }

  private func bidding() throws -> Bidding {
    let bids = try table("bids.csv")
    var found = Bidding()
    for row in bids.rows {
      found.bids[bids[row, "company_id"], default: []].insert(bids[row, "tender_id"])
      if bids[row, "won"] == "1" {
        found.wins[bids[row, "company_id"], default: []].insert(bids[row, "tender_id"])
      }
    }
    return found
  }

  @Test(arguments: [2, 3]) func whoAlwaysBidsTogether(together: Int) throws {
    let bidding = try bidding()
    var right: [[String]] = []
    for (a, mine) in bidding.bids {
      for (b, theirs) in bidding.bids
      where "company:\(a)".utf8.lexicographicallyPrecedes("company:\(b)".utf8) {
        let common = mine.intersection(theirs)
        guard common.count >= together else { continue }
        right.append([
          "company:\(a)", "company:\(b)", "\(common.count)", "\(mine.union(theirs).count)",
          "\(common.intersection(bidding.wins[a] ?? []).count)",
          "\(common.intersection(bidding.wins[b] ?? []).count)",
        ])
      }
    }
    let found = try rows("who-always-bids-together", ["together": "\(together)"])
    expectRows(found, right)
    #expect(found.map { -Int($0[2])! } == found.map { -Int($0[2])! }.sorted())
  }

  @Test func whatDoBiddersShare() throws {
    let (bids, companies) = (try table("bids.csv"), try table("companies.csv"))
    let records = Dictionary(
      uniqueKeysWithValues: companies.rows.map { (companies[$0, "id"], $0) })
    var found: [[String]] = []
    var right: [[String]] = []
    for tender in 0..<100 {
      let here = bids.rows.filter { bids[$0, "tender_id"] == "\(tender)" }
      for a in here {
        for b in here {
          let (x, y) = (bids[a, "company_id"], bids[b, "company_id"])
          guard "company:\(x)".utf8.lexicographicallyPrecedes("company:\(y)".utf8) else { continue }
          for (what, column) in [("phone", "phone"), ("address", "address_id")] {
            let value = companies[records[x]!, column]
            guard !value.isEmpty, value == companies[records[y]!, column] else { continue }
            let users = companies.rows.count { companies[$0, column] == value }
            right.append(["\(tender)", "company:\(x)", "company:\(y)", what, "\(users)"])
          }
          for (what, column) in [("device", "ip"), ("account", "guarantee_account")] {
            guard !bids[a, column].isEmpty, bids[a, column] == bids[b, column] else { continue }
            let users = Set(
              bids.rows.filter { bids[$0, column] == bids[a, column] }
                .map { bids[$0, "company_id"] })
            right.append(["\(tender)", "company:\(x)", "company:\(y)", what, "\(users.count)"])
          }
        }
      }
      found += try rows("what-do-bidders-share", ["tender": "tender:\(tender)"]).map {
        ["\(tender)"] + $0
      }
    }
    expectRows(found, Array(Set(right)))
    #expect(Set(right.map { $0[3] }) == ["phone", "address", "device", "account"])
  }

  @Test(arguments: [365, 2000]) func bornForTheTender(days: Int) throws {
    let (companies, tenders, bidding) = (
      try table("companies.csv"), try table("tenders.csv"), try bidding()
    )
    let dates = Dictionary(
      uniqueKeysWithValues: tenders.rows.map {
        (tenders[$0, "id"], CalendarDate(tenders[$0, "date"])!)
      })
    var right: [[String]] = []
    for row in companies.rows {
      let id = companies[row, "id"]
      guard let bids = bidding.bids[id], bids.count == 1, bidding.wins[id] == bids else { continue }
      let age = dates[bids.first!]!.days - CalendarDate(companies[row, "reg_date"])!.days
      guard age >= 0, age <= days else { continue }
      right.append(["company:\(id)", "tender:\(bids.first!)", "\(age)"])
    }
    expectRows(
      try rows("born-for-the-tender", ["days": "\(days)"]), right, days > 365 ? 1 : 0)
  }

  @Test(arguments: [1, 2]) func winsAllAtOneBuyer(least: Int) throws {
    let (tenders, bidding) = (try table("tenders.csv"), try bidding())
    let buyers = Dictionary(
      uniqueKeysWithValues: tenders.rows.map { (tenders[$0, "id"], tenders[$0, "buyer_org_id"]) })
    var right: [[String]] = []
    for (company, bids) in bidding.bids where bidding.wins[company] == bids {
      let at = Set(bids.map { buyers[$0]! })
      guard at.count == 1, bids.count >= least else { continue }
      right.append(["company:\(company)", "org:\(at.first!)", "\(bids.count)"])
    }
    expectRows(
      try rows("wins-all-at-one-buyer", ["least": "\(least)"]), right, least == 1 ? 1 : 0)
  }
}
