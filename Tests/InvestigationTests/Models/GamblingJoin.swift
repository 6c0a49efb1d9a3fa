import Foundation

/// q6 of the benchmark, written plainly over the files: the slow, obvious answer to COOF-00.
struct GamblingJoin {
  struct Row: Hashable {
    var `case`: String
    var official: String
    var person: String
    var company: String
    var tender: String
  }

  private let folder: URL
  private let join: CountyJoin

  init(_ folder: URL) throws {
    self.folder = folder
    join = try CountyJoin(folder)
  }

  func rows(_ day: String?) throws -> Set<Row> {
    let (cases, members) = (
      try CountyTable(folder, "cases.csv"), try CountyTable(folder, "case_persons.csv")
    )
    let (officials, tenders) = (
      try CountyTable(folder, "officials.csv"), try CountyTable(folder, "tenders.csv")
    )
    let bids = try CountyTable(folder, "bids.csv")
    var bodies: [String: Set<String>] = [:]
    for row in officials.rows {
      bodies[officials[row, "person_id"], default: []].insert(officials[row, "org_id"])
    }
    var companies: [String: Set<String>] = [:]
    var found: Set<Row> = []
    for gambling in cases.rows where cases[gambling, "type"] == "GAMBLING" {
      let number = cases[gambling, "case_id"]
      let inside = members.rows.filter { members[$0, "case_id"] == number }
      for fined in inside where Int(members[fined, "penalty"]) ?? 0 > 0 {
        let official = members[fined, "person_id"]
        guard let theirs = bodies[official] else { continue }
        for other in inside where members[other, "person_id"] != official {
          let person = members[other, "person_id"]
          if companies[person] == nil { companies[person] = join.controlled(by: person, day) }
          for bid in bids.rows where companies[person]!.contains(bids[bid, "company_id"]) {
            let tender = tenders.rows.first { tenders[$0, "id"] == bids[bid, "tender_id"] }!
            guard
              tenders[tender, "approver_person_id"] == official
                || theirs.contains(tenders[tender, "buyer_org_id"])
            else { continue }
            found.insert(
              Row(
                case: number, official: official, person: person,
                company: bids[bid, "company_id"], tender: tenders[tender, "id"]))
          }
        }
      }
    }
    return found
  }
}
