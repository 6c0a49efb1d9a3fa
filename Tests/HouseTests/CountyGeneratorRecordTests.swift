import CountyGenerator
import Foundation
import Testing

/// The plain records: numbers that pass validators, families and companies that could be.
@Suite struct CountyGeneratorRecordTests {
  private let county: CountyTables

  init() throws {
    let folder = try CountyFolder()
    try County(persons: 1500, seed: 11).write(to: folder.url)
    county = try CountyTables(folder.url)
  }

  @Test func numbersPassTheirChecks() {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    for person in county["persons"] {
      let number = Array(person["id_card"]!)
      let sum = zip(number, weights).reduce(0) { $0 + $1.0.wholeNumberValue! * $1.1 }
      #expect(number.count == 18 && number[17] == Array("10X98765432")[sum % 11])
      #expect(number.starts(with: "99"))
      #expect(String(number[6..<14]) == person["birth_date"]!.filter { $0 != "-" })
    }
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    for company in county["companies"] {
      let code = Array(company["uscc"]!)
      var (sum, power) = (0, 1)
      for character in code.prefix(17) {
        sum += alphabet.firstIndex(of: character)! * power
        power = power * 3 % 31
      }
      #expect(code.count == 18 && code[17] == alphabet[(31 - sum % 31) % 31])
      let inner = zip(code[8..<16], [3, 7, 9, 10, 5, 8, 4, 2])
        .reduce(0) { $0 + $1.0.wholeNumberValue! * $1.1 }
      #expect(code[16] == Array("0123456789X")[(11 - inner % 11) % 11])
      #expect(code.starts(with: "9199"))
    }
  }

  @Test(arguments: [
    ("persons", "id_card"), ("companies", "uscc"), ("companies", "name"), ("phones", "number"),
    ("addresses", "text"), ("orgs", "name"),
  ])
  func valuesAreDistinct(table: String, column: String) {
    let values = county[table].map { $0[column]! }
    #expect(Set(values).count == values.count)
  }

  @Test func familiesCouldBe() {
    let people = Dictionary(uniqueKeysWithValues: county["persons"].map { ($0["id"]!, $0) })
    func isMale(_ id: String) -> Bool {
      Array(people[id]!["id_card"]!)[16].wholeNumberValue! % 2 == 1
    }
    var parents: [String: [String]] = [:]
    for row in county["kinship"] {
      let (a, b) = (row["person_a"]!, row["person_b"]!)
      if row["relation"] == "SPOUSE_OF" {
        #expect(isMale(a) != isMale(b))
      } else if row["relation"] == "PARENT_OF", ["", "biological"].contains(row["nature"]!) {
        parents[b, default: []].append(a)
        let years =
          Int(people[b]!["birth_date"]!.prefix(4))! - Int(people[a]!["birth_date"]!.prefix(4))!
        #expect((15...60).contains(years))
      }
    }
    #expect(parents.values.allSatisfy { $0.count < 2 || isMale($0[0]) != isMale($0[1]) })
    let siblings = Dictionary(grouping: parents.keys) { parents[$0]!.sorted() }
    #expect(siblings.values.contains { $0.count >= 3 })
    let surnames = Dictionary(grouping: county["persons"]) { $0["name"]! }
    #expect(surnames.values.contains { $0.count > 1 })
  }

  /// On every day on which something changes, the stakes in a company sum to the whole, but where
  /// the register states ranges or knows no holder.
  @Test func sharesSumToTheWhole() {
    let dark = county.truth("UNKNOWN_HOLDER").map { $0["other_company_id"]! }
    for (company, rows) in county.holdingsOf where !dark.contains(company) {
      if rows.contains(where: { $0["share_pct"]!.isEmpty }) { continue }
      for day in Set(rows.map { $0["from"]! }) {
        let held = rows.filter { $0["from"]! <= day && ($0["to"]!.isEmpty || $0["to"]! > day) }
        let sum = held.reduce(0) {
          $0 + Int($1["share_pct"]!.replacingOccurrences(of: ".", with: ""))!
        }
        #expect(sum == 10_000)
      }
    }
  }

  @Test func everyTenderHasOneWinnerAmongDistinctBidders() {
    let bids = Dictionary(grouping: county["bids"]) { $0["tender_id"]! }
    for tender in county["tenders"] {
      let rows = bids[tender["id"]!] ?? []
      #expect(rows.filter { $0["won"] == "1" }.count == 1)
      #expect(rows.count >= 2 && Set(rows.map { $0["company_id"]! }).count == rows.count)
    }
  }

  @Test func approversHeldAPostWithTheBuyerThatDay() {
    for tender in county["tenders"] {
      let day = tender["date"]!
      #expect(
        county["officials"].contains {
          $0["person_id"] == tender["approver_person_id"] && $0["org_id"] == tender["buyer_org_id"]
            && $0["since"]! <= day && ($0["until"]!.isEmpty || $0["until"]! > day)
        })
    }
  }
}
