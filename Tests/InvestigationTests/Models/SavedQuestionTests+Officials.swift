import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Questions about officials, their relatives and the companies of both.
extension SavedQuestionTests {
  private static let today = "2025-06-30"

  private func reference(_ row: [String: String], _ column: String) -> String {
    row[column + "_id"]!.isEmpty ? "-" : Self.spaces[column]! + ":" + row[column + "_id"]!
  }

  private static let spaces = [
    "official": "person", "person": "person", "company": "company", "tender": "tender",
    "org": "org",
  ]

  private func references(_ row: [String: String], _ columns: String...) -> [String] {
    columns.map { reference(row, $0) }
  }

  @Test func biddersTiedToTheBuyer() throws {
    let linked = try #require(try truth("LINKED_BIDDER").first)
    let asked = ["tender": reference(linked, "tender")]
    let found = try rows("bidders-tied-to-the-buyer", asked)
    #expect(found.count == 12)
    let hits = found.filter { $0[1] != "-" }
    try #require(hits.count == 1)
    #expect(Array(hits[0].prefix(2)) == references(linked, "company", "official"))
    #expect(hits[0][2] == "6" && linked["number"] == "6")
    #expect(hits[0][3].split(separator: " ").count == 6)
    try expectPicture(
      "bidders-tied-to-the-buyer", asked, shows: references(linked, "company", "official", "person")
    )
    // Every tender there is, against a search through the files that goes a step at a time.
    let search = try TiedBidders(county)
    let tenders = try table("tenders.csv")
    var count = 0
    for tender in tenders.rows.suffix(120) {
      let id = tenders[tender, "id"]
      let right = search.nearest(to: id, tenders[tender, "buyer_org_id"], tenders[tender, "date"])
      let found = try rows("bidders-tied-to-the-buyer", ["tender": "tender:" + id])
      #expect(
        Dictionary(uniqueKeysWithValues: found.map { ($0[0], Int($0[2])) })
          == right, "tender \(id)")
      count += right.values.count { $0 != nil }
    }
    #expect(count > 5)
  }

  @Test func kinBehindTheWinners() throws {
    let hits = try truth("KIN_HOLDS_WINNER")
    let asked = ["body": reference(hits[0], "org"), "day": Self.today]
    let found = try rows("kin-behind-the-winners", asked)
    #expect(
      Set(found.map { [$0[5], $0[0], $0[1], $0[4], $0[2]] })
        == Set(
          hits.map { references($0, "tender", "official", "person", "company") + [$0["kin"]!] })
    )
    #expect(found.count == hits.count && found.allSatisfy { $0[3] == "member" })
    for (row, hit) in zip(
      found.sorted { $0[5] < $1[5] }, hits.sorted { $0["tender_id"]! < $1["tender_id"]! })
    {
      #expect(abs(Double(row[6])! * 100 - Double(hit["share_min"]!)!) < 0.006)
    }
    try expectPicture(
      "kin-behind-the-winners", asked,
      shows: hits.flatMap { references($0, "official", "person", "company", "tender", "org") })
    // A year earlier fewer tenders had been won, and whoever left since was in office.
    let earlier = try rows(
      "kin-behind-the-winners", asked.merging(["day": "2023-12-30"]) { $1 })
    #expect(Set(earlier.map { $0[5] }) != Set(found.map { $0[5] }) && !earlier.isEmpty)
  }

  @Test func villageWorksAndKin() throws {
    let orgs = try table("orgs.csv")
    let villages = orgs.rows.filter { orgs[$0, "level"] == "VILLAGE" }.map {
      "org:" + orgs[$0, "id"]
    }
    #expect(villages.count >= 18)
    let hits = try truth("VILLAGE_KIN_WINNER")
    let found = try villages.flatMap {
      try rows("village-works-and-kin", ["village": $0, "day": Self.today])
    }
    let members = found.filter { $0[4] == "member" }
    #expect(
      Set(members.map { [$0[6], $0[0], $0[2], $0[5], $0[3]] })
        == Set(
          hits.map { references($0, "tender", "official", "person", "company") + [$0["kin"]!] })
    )
    #expect(members.count == hits.count)
    #expect(found.count == members.count)
    for hit in hits {
      try expectPicture(
        "village-works-and-kin", ["village": reference(hit, "org"), "day": Self.today],
        shows: references(hit, "official", "person", "company", "tender", "org"))
    }
    // The one thing that makes each of these innocent: who is kin, when, how long ago.
    let wide = ["years": "7", "day": Self.today]
    for decoy in try truth("DECOY_VILLAGE_LONG_AGO") {
      let found = try rows(
        "village-works-and-kin", wide.merging(["village": reference(decoy, "org")]) { $1 })
      #expect(found.contains { $0[6] == reference(decoy, "tender") })
    }
  }

  @Test func afterLeavingOffice() throws {
    let found = try rows("after-leaving-office")
    let planted = try truth("AFTER_RETIRING", "BEFORE_RETIRING")
    func line(_ row: [String: String]) -> [String] {
      references(row, "official", "org") + [
        row["kind"] == "AFTER_RETIRING" ? "after" : "before", reference(row, "person"),
        reference(row, "company"), row["day"]!,
      ]
    }
    let lines = found.map { [$0[0], $0[1], $0[3], $0[4], $0[7], $0[8]] }
    for row in planted { #expect(lines.contains(line(row)), "\(row)") }
    for row in try truth(
      "DECOY_LONG_AFTER_RETIRING", "DECOY_OTHER_REMIT", "DECOY_SOLD_BEFORE_RETIRING")
    {
      #expect(!found.contains { $0[0] == reference(row, "official") }, "\(row)")
    }
    // Of those who left, only planted ones took anything up in person; three are of question 14.
    let purchasers = try truth(
      "WENT_TO_SUPPLIER", "DECOY_WENT_ELSEWHERE", "DECOY_COLLEAGUE_WENT")
    let own = found.filter { $0[0] == $0[4] }
    let right = planted.filter { $0["official_id"] == $0["person_id"] } + purchasers
    #expect(Set(own.map { $0[0] }) == Set(right.map { reference($0, "official") }))
    let longer = try rows("after-leaving-office", ["years": "4"])
    for row in try truth("DECOY_LONG_AFTER_RETIRING") {
      #expect(longer.contains { $0[0] == reference(row, "official") && $0[3] == "after" })
    }
    try expectPicture(
      "after-leaving-office",
      shows: planted.flatMap { references($0, "official", "person", "company") })
  }

  @Test func purchasingHeadsWhoLeft() throws {
    let found = try rows("purchasing-heads-who-left")
    let hit = try #require(try truth("WENT_TO_SUPPLIER").first)
    try #require(found.count == 1)
    #expect(
      [found[0][0], found[0][1], found[0][3], found[0][4], found[0][5]]
        == references(hit, "official", "org", "company") + ["MANAGER", hit["day"]!])
    // Awards by the files.
    let (bids, tenders) = (try table("bids.csv"), try table("tenders.csv"))
    let (company, body, joined) = (hit["company_id"]!, hit["org_id"]!, CalendarDate(hit["day"]!)!)
    var sums = [(count: 0, amount: 0.0), (count: 0, amount: 0.0)]
    for bid in bids.rows
    where bids[bid, "company_id"] == company && bids[bid, "won"] == "1" {
      let tender = tenders.rows.first { tenders[$0, "id"] == bids[bid, "tender_id"] }!
      guard tenders[tender, "buyer_org_id"] == body else { continue }
      let side = CalendarDate(tenders[tender, "date"])! < joined ? 0 : 1
      sums[side].count += 1
      sums[side].amount += Double(bids[bid, "price"])!
    }
    #expect(sums[0].count + sums[1].count == Int(hit["number"]!)!)
    #expect(
      Array(found[0][6...9])
        == ["\(sums[0].count)", "\(sums[0].amount)", "\(sums[1].count)", "\(sums[1].amount)"])
    #expect(sums[1].count > sums[0].count)
    try expectPicture(
      "purchasing-heads-who-left", shows: references(hit, "official", "company", "org"))
    // Each decoy turns into a hit when the one question it fails is not asked.
    let late = try #require(try truth("DECOY_WENT_LATE").first)
    #expect(
      try rows("purchasing-heads-who-left", ["days": "1000"])
        .contains { $0[0] == reference(late, "official") })
    let colleague = try #require(try truth("DECOY_COLLEAGUE_WENT").first)
    #expect(
      try rows("purchasing-heads-who-left", ["post": "科"])
        .contains { $0[0] == reference(colleague, "official") })
  }

  @Test func undeclaredFamilyCompanies() throws {
    let found = try rows("undeclared-family-companies")
    let hits = try truth("UNDECLARED")
    #expect(found.count == hits.count)
    #expect(
      Set(found.map { [$0[0], $0[1], $0[2], $0[5], $0[3]] })
        == Set(
          hits.map {
            [
              reference($0, "official"), $0["day"]!, reference($0, "person"),
              reference($0, "company"), $0["kin"]!,
            ]
          }))
    #expect(found.allSatisfy { $0[4] == "member" })
    for hit in hits {
      let one = ["official": reference(hit, "official")]
      #expect(try rows("undeclared-family-companies", one).count == 1)
      try expectPicture(
        "undeclared-family-companies", one, shows: references(hit, "official", "person", "company"))
    }
    // A wider set of kin takes the sister in.
    let sister = try #require(try truth("DECOY_SIBLINGS_COMPANY").first)
    #expect(
      try rows("undeclared-family-companies", ["set": "任职回避"])
        .contains { $0[0] == reference(sister, "official") })
  }
}

/// How near each bidder is to whoever is in office at the buyer, by the files alone.
private struct TiedBidders {
  private struct Tie {
    let other: String
    let from: String
    let to: String
  }

  private var ties: [String: [Tie]] = [:]
  private var posts: [String: [Tie]] = [:]
  private var bidders: [String: Set<String>] = [:]

  init(_ county: ImportedCounty) throws {
    func read(
      _ file: String, _ from: (CountyTable, [String]) -> String,
      _ to: (CountyTable, [String]) -> String
    ) throws {
      let table = try county.table(file)
      for row in table.rows {
        let (a, b, start, end) = (
          from(table, row), to(table, row), table[row, "from"], table[row, "to"]
        )
        ties[a, default: []].append(Tie(other: b, from: start, to: end))
        ties[b, default: []].append(Tie(other: a, from: start, to: end))
      }
    }
    try read("kinship.csv", { "person:" + $0[$1, "person_a"] }, { "person:" + $0[$1, "person_b"] })
    try read(
      "positions.csv", { "person:" + $0[$1, "person_id"] }, { "company:" + $0[$1, "company_id"] })
    try read(
      "shareholdings.csv", { $0[$1, "holder_type"].lowercased() + ":" + $0[$1, "holder_id"] },
      { "company:" + $0[$1, "company_id"] })
    let officials = try county.table("officials.csv")
    for row in officials.rows {
      posts[officials[row, "org_id"], default: []].append(
        Tie(
          other: "person:" + officials[row, "person_id"], from: officials[row, "since"],
          to: officials[row, "until"]))
    }
    let bids = try county.table("bids.csv")
    for row in bids.rows {
      bidders[bids[row, "tender_id"], default: []].insert("company:" + bids[row, "company_id"])
    }
  }

  private func holds(_ tie: Tie, _ day: String) -> Bool {
    tie.from <= day && (tie.to.isEmpty || tie.to > day)
  }

  /// For each bidder how many ties away somebody in office is, up to six.
  func nearest(to tender: String, _ buyer: String, _ day: String) -> [String: Int?] {
    var distance: [String: Int] = [:]
    var queue: [String] = []
    for post in posts[buyer] ?? [] where holds(post, day) && distance[post.other] == nil {
      distance[post.other] = 0
      queue.append(post.other)
    }
    while !queue.isEmpty {
      let next = queue.removeFirst()
      for tie in ties[next] ?? [] where holds(tie, day) && distance[tie.other] == nil {
        distance[tie.other] = distance[next]! + 1
        queue.append(tie.other)
      }
    }
    return Dictionary(
      uniqueKeysWithValues: (bidders[tender] ?? []).map {
        ($0, distance[$0].flatMap { $0 <= 6 ? $0 : nil })
      })
  }
}
