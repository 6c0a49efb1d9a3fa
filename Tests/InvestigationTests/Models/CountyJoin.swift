import Foundation

/// q5 and q5t of the benchmark, written plainly over the files: the slow, obvious answer to KIN-00
/// and KIN-00T.
struct CountyJoin {
  struct Row: Hashable {
    var tender: String
    var official: String
    var relative: String
    var company: String
  }

  /// When a holding or post counts.
  enum Time {
    case now
    case day(String)
    case tendersDate
  }

  private struct Span {
    var holder: String
    var company: String
    var points: Int
    var from: String
    var to: String

    func holds(_ day: String?) -> Bool {
      guard let day else { return to.isEmpty }
      return (from.isEmpty || from <= day) && (to.isEmpty || to > day)
    }
  }

  private var kin: [String: Set<String>] = [:]
  private var holdings: [String: [Span]] = [:]
  private var posts: [String: [Span]] = [:]
  private var bidders: [String: Set<String>] = [:]
  private var tenders: [(id: String, date: String, approver: String)] = []

  init(_ folder: URL) throws {
    let kinship = try CountyTable(folder, "kinship.csv")
    for row in kinship.rows {
      kin[kinship[row, "person_a"], default: []].insert(kinship[row, "person_b"])
      kin[kinship[row, "person_b"], default: []].insert(kinship[row, "person_a"])
    }
    let shares = try CountyTable(folder, "shareholdings.csv")
    // A range is no share that a product could be taken of.
    for row in shares.rows where !shares[row, "share_pct"].isEmpty {
      let parts = shares[row, "share_pct"].split(separator: ".").map { String($0) }
      let cents =
        parts.count > 1 ? parts[1].padding(toLength: 2, withPad: "0", startingAt: 0) : "00"
      let holder = shares[row, "holder_type"] + shares[row, "holder_id"]
      holdings[holder, default: []].append(
        Span(
          holder: holder, company: shares[row, "company_id"],
          points: Int(parts[0])! * 100 + Int(cents)!, from: shares[row, "from"],
          to: shares[row, "to"]))
    }
    let positions = try CountyTable(folder, "positions.csv")
    for row in positions.rows where positions[row, "role"] == "LEGAL_REP" {
      let person = positions[row, "person_id"]
      posts[person, default: []].append(
        Span(
          holder: person, company: positions[row, "company_id"], points: 0,
          from: positions[row, "from"], to: positions[row, "to"]))
    }
    let bids = try CountyTable(folder, "bids.csv")
    for row in bids.rows {
      bidders[bids[row, "tender_id"], default: []].insert(bids[row, "company_id"])
    }
    let notices = try CountyTable(folder, "tenders.csv")
    tenders = notices.rows.map {
      (notices[$0, "id"], notices[$0, "date"], notices[$0, "approver_person_id"])
    }
  }

  func rows(_ time: Time) -> Set<Row> {
    var found: Set<Row> = []
    for (tender, date, approver) in tenders where !approver.isEmpty {
      let day: String? =
        switch time {
        case .now: nil
        case .day(let day): day
        case .tendersDate: date
        }
      for relative in relatives(of: approver) {
        for company in controlled(by: relative, day).intersection(bidders[tender] ?? []) {
          found.insert(
            Row(tender: tender, official: approver, relative: relative, company: company))
        }
      }
    }
    return found
  }

  /// Everyone at one to three hops.
  func relatives(of person: String) -> Set<String> {
    var near: Set = [person]
    for _ in 0..<3 { near.formUnion(near.flatMap { kin[$0] ?? [] }) }
    return near.subtracting([person])
  }

  /// By post, or by a chain of holdings whose product is a quarter or more.
  func controlled(by person: String, _ day: String?) -> Set<String> {
    var found = Set((posts[person] ?? []).filter { $0.holds(day) }.map(\.company))
    func go(_ holder: String, _ product: Int, _ whole: Int, _ depth: Int) {
      guard depth <= 4 else { return }
      for span in holdings[holder] ?? [] where span.holds(day) {
        let (next, all) = (product * span.points, whole * 10_000)
        if 4 * next >= all { found.insert(span.company) }
        go("COMPANY" + span.company, next, all, depth + 1)
      }
    }
    go("PERSON" + person, 1, 1, 1)
    return found
  }
}
