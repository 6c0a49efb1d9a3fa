import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Questions about who stands behind companies, and what changes there.
extension SavedQuestionTests {
  /// A share of truth, which has two decimals of a percent.
  private func isClose(_ found: String, _ percent: String) -> Bool {
    abs(Double(found)! * 100 - Double(percent)!) < 0.006
  }

  @Test func oneOwnerBehindBoth() throws {
    for pair in try truth("COMMON_OWNER") {
      let asked = [
        "a": "company:" + pair["company_id"]!, "b": "company:" + pair["other_company_id"]!,
      ]
      let found = try rows("one-owner-behind-both", asked)
      try #require(found.count == 1)
      #expect(found[0][0] == "person:" + pair["person_id"]!)
      let other = try #require(
        try truth("COMMON_OWNER").first { $0["company_id"] == pair["other_company_id"] })
      for (place, row) in [(1, pair), (2, pair), (3, other), (4, other)] {
        #expect(isClose(found[0][place], row["share_min"]!))
      }
      try expectPicture(
        "one-owner-behind-both", asked,
        shows: ["person:" + pair["person_id"]!] + Array(asked.values))
    }
    for pair in try truth("DECOY_COMMON_OWNER_TOO_SMALL", "DECOY_OWNERS_OF_ONE_NAME") {
      let asked = [
        "a": "company:" + pair["company_id"]!, "b": "company:" + pair["other_company_id"]!,
      ]
      #expect(try rows("one-owner-behind-both", asked).isEmpty, "\(pair)")
      let all = try rows("one-owner-behind-both", asked.merging(["min": "0.1"]) { $1 })
      #expect(all.count == (pair["kind"] == "DECOY_OWNERS_OF_ONE_NAME" ? 0 : 1))
    }
  }

  @Test func whoControlsTheCompany() throws {
    let kinds = [
      "CONTROLLER": "-", "CIRCULAR_OWNER": "shares", "SHARE_RANGE": "shares",
      "CONTROLLER_BY_AGREEMENT": "control", "CONTROLLERS_IN_CONCERT": "jointControl",
    ]
    for (kind, rule) in kinds {
      for row in try truth(kind) {
        let company = "company:" + row["company_id"]!
        let found = try rows("who-controls-the-company", ["company": company])
        let owner = try #require(found.first { $0[0] == "person:" + row["person_id"]! })
        #expect(isClose(owner[1], row["share_min"]!) && isClose(owner[2], row["share_max"]!))
        if rule != "-" { #expect(owner[4] == rule, "\(row)") }
        try expectPicture(
          "who-controls-the-company", ["company": company],
          shows: [company, "person:" + row["person_id"]!])
      }
    }
  }

  @Test func whereNothingCanBeSeen() throws {
    let dark = try truth("UNKNOWN_HOLDER")
    #expect(!dark.isEmpty)
    for row in dark {
      let company = "company:" + row["company_id"]!
      let found = try rows("who-controls-the-company", ["company": company])
      #expect(!found.isEmpty)
      for owner in found {
        #expect(isClose(owner[owner.count - 2], row["share_min"]!))
        #expect(owner[owner.count - 1] == "company:" + row["other_company_id"]!)
      }
    }
    for row in try truth("CIRCULAR_OWNER") {
      let found = try rows(
        "who-controls-the-company", ["company": "company:" + row["company_id"]!])
      #expect(found.allSatisfy { $0.last == "" && $0[$0.count - 2] == "0.0" })
    }
  }

  /// All changes by the files, and among them the planted ones.
  @Test(arguments: [0, 90, 400]) func changesAroundTheAward(days: Int) throws {
    let (bids, tenders, companies) = (
      try table("bids.csv"), try table("tenders.csv"), try table("companies.csv")
    )
    let (shares, posts) = (try table("shareholdings.csv"), try table("positions.csv"))
    let dates = Dictionary(
      uniqueKeysWithValues: tenders.rows.map { (tenders[$0, "id"], tenders[$0, "date"]) })
    let founded = Dictionary(
      uniqueKeysWithValues: companies.rows.map { (companies[$0, "id"], companies[$0, "reg_date"]) })
    var ties: [(holder: String, company: String, type: String, from: String, to: String)] = []
    for row in shares.rows {
      ties.append(
        (
          shares[row, "holder_type"].lowercased() + ":" + shares[row, "holder_id"],
          shares[row, "company_id"], "OWNS", shares[row, "from"], shares[row, "to"]
        ))
    }
    for row in posts.rows where posts[row, "role"] == "LEGAL_REP" {
      ties.append(
        (
          "person:" + posts[row, "person_id"], posts[row, "company_id"], "LEGAL_REP",
          posts[row, "from"], posts[row, "to"]
        ))
    }
    var right: [[String]] = []
    for bid in bids.rows where bids[bid, "won"] == "1" {
      let (company, tender) = (bids[bid, "company_id"], bids[bid, "tender_id"])
      let award = CalendarDate(dates[tender]!)!.days
      for tie in ties where tie.company == company {
        for (text, what) in [(tie.from, "begins"), (tie.to, "ends")] {
          guard let day = CalendarDate(text), abs(day.days - award) <= days,
            what == "ends" || text != founded[company]!
          else { continue }
          right.append([
            "company:" + company, "tender:" + tender, text, "\(day.days - award)",
            "\(tie.type) \(what)", tie.holder,
          ])
        }
      }
    }
    let found = try rows("changes-around-the-award", ["days": "\(days)"])
    expectRows(found.map { Array($0.prefix(6)) }, right, days == 0 ? 0 : 1)
    guard days == 90 else { return }
    for row in try truth("CHANGED_AROUND_AWARD") {
      #expect(
        found.contains {
          $0[1] == "tender:" + row["tender_id"]! && $0[3] == row["number"]!
            && $0[5] == "person:" + row["person_id"]!
        }, "\(row)")
      try expectPicture(
        "changes-around-the-award", ["tender": "tender:" + row["tender_id"]!],
        shows: [row["person_id"]!].map { "person:" + $0 } + ["company:" + row["company_id"]!])
    }
    for row in try truth("DECOY_CHANGED_APART") {
      #expect(!found.contains { $0[1] == "tender:" + row["tender_id"]! })
    }
  }
}
