import Foundation

/// q10 of the benchmark, written plainly over the files: the slow, obvious answer to BID-00.
struct RingJoin {
  struct Row: Hashable {
    var a: Int
    var b: Int
    var together: Int
    var shared: Int
  }

  let rows: Set<Row>

  init(_ folder: URL) throws {
    let companies = try CountyTable(folder, "companies.csv")
    let bids = try CountyTable(folder, "bids.csv")
    var tenders: [Int: Set<String>] = [:]
    var devices: [Int: Set<String>] = [:]
    var accounts: [Int: Set<String>] = [:]
    for row in bids.rows {
      let company = Int(bids[row, "company_id"])!
      tenders[company, default: []].insert(bids[row, "tender_id"])
      devices[company, default: []].insert(bids[row, "ip"])
      accounts[company, default: []].insert(bids[row, "guarantee_account"])
    }
    var phones: [Int: String] = [:]
    var addresses: [Int: String] = [:]
    for row in companies.rows {
      phones[Int(companies[row, "id"])!] = companies[row, "phone"]
      addresses[Int(companies[row, "id"])!] = companies[row, "address_id"]
    }
    var rows: Set<Row> = []
    for a in tenders.keys {
      for b in tenders.keys where a < b {
        let together = tenders[a]!.intersection(tenders[b]!).count
        guard together >= 3 else { continue }
        var shared = 0
        if let phone = phones[a], !phone.isEmpty, phone == phones[b] { shared += 1 }
        if let address = addresses[a], !address.isEmpty, address == addresses[b] { shared += 2 }
        if !devices[a]!.intersection(devices[b]!).subtracting([""]).isEmpty { shared += 4 }
        if !accounts[a]!.intersection(accounts[b]!).subtracting([""]).isEmpty { shared += 8 }
        if shared > 0 { rows.insert(Row(a: a, b: b, together: together, shared: shared)) }
      }
    }
    self.rows = rows
  }
}
