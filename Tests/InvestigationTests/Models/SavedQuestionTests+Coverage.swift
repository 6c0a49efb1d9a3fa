import Foundation
import PropertyGraph
import Testing

@testable import Investigation

/// Questions about what the graph holds and what it lacks.
extension SavedQuestionTests {
  @Test func whichTiesAreThere() throws {
    let found = try rows("which-ties-are-there")
    var sums: [String: Int] = [:]
    for row in found { sums[row[1], default: 0] += Int(row[3])! }
    func count(_ file: String, _ filter: (CountyTable, [String]) -> Bool = { _, _ in true }) throws
      -> Int
    {
      let table = try table(file)
      return Set(table.rows.filter { filter(table, $0) }).count
    }
    #expect(sums["CALLS"] == (try count("calls.csv")))
    #expect(sums["BID_FOR"] == (try count("bids.csv")))
    #expect(sums["IN_CASE"] == (try count("case_persons.csv")))
    #expect(sums["OWNS"] == (try count("shareholdings.csv")))
    for role in ["LEGAL_REP", "DIRECTOR", "SUPERVISOR", "MANAGER"] {
      #expect(sums[role] == (try count("positions.csv") { $0[$1, "role"] == role }))
    }
    for kind in ["PARENT_OF", "SPOUSE_OF"] {
      #expect(sums[kind] == (try count("kinship.csv") { $0[$1, "relation"] == kind }))
    }
    #expect(sums["PART_OF"] == (try count("orgs.csv") { !$0[$1, "parent"].isEmpty }))
    let holders = found.filter { $0[1] == "OWNS" }
    #expect(Set(holders.map { $0[0] }).isSuperset(of: ["Person", "Company"]))
    #expect(holders.allSatisfy { $0[2] == "Company" })
  }

  @Test func howCompleteTheRecordsAre() throws {
    let found = try rows("how-complete-are-the-records")
    func row(_ element: String, _ name: String, _ property: String) -> [String]? {
      found.first { Array($0.prefix(3)) == [element, name, property] }
    }
    let (persons, shares) = (try table("persons.csv"), try table("shareholdings.csv"))
    let withID = persons.rows.count { !persons[$0, "id_card"].isEmpty }
    #expect(
      row("node", "Person", "id_card")?[3...4]
        == ["\(persons.rows.count)", "\(withID)"])
    let stakes = Set(shares.rows)
    let ended = stakes.count { !shares[$0, "to"].isEmpty }
    #expect(
      row("relationship", "OWNS", "valid_to")?[3...5]
        == ["\(stakes.count)", "\(ended)", "\(Double(ended) / Double(stakes.count))"])
    let some = try rows("how-complete-are-the-records", ["below": "0.99"])
    #expect(some == found.filter { Double($0[5])! <= 0.99 } && some.count < found.count)
  }

  @Test func whichTiesLackDates() throws {
    let found = try rows("which-ties-lack-dates")
    let (shares, calls) = (
      Set(try table("shareholdings.csv").rows), Set(try table("calls.csv").rows)
    )
    let columns = try table("shareholdings.csv")
    let open = shares.count { columns[$0, "to"].isEmpty }
    #expect(
      found.first { $0[0] == "OWNS" }
        == ["OWNS", "\(shares.count)", "\(shares.count)", "\(open)", "0"])
    #expect(
      found.first { $0[0] == "CALLS" }
        == ["CALLS", "\(calls.count)", "0", "0", "\(calls.count)"])
    #expect(found.map { -Int($0[4])! } == found.map { -Int($0[4])! }.sorted())
  }
}
