import Foundation

/// A county folder read back by the plainest means, with the definitions computed by search.
///
/// Nothing here is shared with the generator: it reads what anyone would read.
struct CountyTables {
  typealias Row = [String: String]
  private let tables: [String: [Row]]
  let holdingsOf: [String: [Row]]
  let positionsOf: [String: [Row]]

  init(_ folder: URL) throws {
    var tables: [String: [Row]] = [:]
    for url in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil) where url.pathExtension == "csv"
    {
      let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      let header = lines[0].split(separator: ",").map(String.init)
      tables[url.deletingPathExtension().lastPathComponent] = lines.dropFirst().map { line in
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        return Row(uniqueKeysWithValues: zip(header, fields.map(String.init)))
      }
    }
    self.tables = tables
    holdingsOf = Dictionary(grouping: tables["shareholdings"] ?? []) { $0["company_id"]! }
    positionsOf = Dictionary(grouping: tables["positions"] ?? []) { $0["company_id"]! }
  }

  subscript(_ table: String) -> [Row] { tables[table] ?? [] }

  func truth(_ kinds: String...) -> [Row] { self["truth"].filter { kinds.contains($0["kind"]!) } }

  /// One line of q5 or q5t.
  struct RelativeRow: Hashable {
    let tender, official, relative, company: String
    let hops: Int
  }

  /// q5; q5t when `onTheDay`.
  func relativeRows(onTheDay: Bool) -> Set<RelativeRow> {
    let kin = kinship()
    let bidders = Dictionary(grouping: self["bids"]) { $0["tender_id"]! }
    var rows: Set<RelativeRow> = []
    for tender in self["tenders"] {
      let (id, official) = (tender["id"]!, tender["approver_person_id"]!)
      let hops = distances(from: official, kin)
      for bid in bidders[id] ?? [] {
        let company = bid["company_id"]!
        for person in controllers(of: company, on: onTheDay ? tender["date"]! : nil) {
          guard let distance = hops[person], distance > 0, distance <= 3 else { continue }
          rows.insert(
            .init(
              tender: id, official: official, relative: person, company: company, hops: distance))
        }
      }
    }
    return rows
  }

  /// q6, as case-official-person-company-tender.
  func gamblingRows() -> Set<[String]> {
    let gambling = Set(self["cases"].filter { $0["type"] == "GAMBLING" }.map { $0["case_id"]! })
    let entries = Dictionary(grouping: self["case_persons"]) { $0["case_id"]! }
    let posts = Dictionary(grouping: self["officials"]) { $0["person_id"]! }
    let tenders = Dictionary(uniqueKeysWithValues: self["tenders"].map { ($0["id"]!, $0) })
    var partners: [String: [(number: String, official: String)]] = [:]
    for (number, people) in entries where gambling.contains(number) {
      for official in people where posts[official["person_id"]!] != nil {
        guard Int(official["penalty"]!)! > 0 else { continue }
        for other in people where other["person_id"] != official["person_id"] {
          partners[other["person_id"]!, default: []].append((number, official["person_id"]!))
        }
      }
    }
    var rows: Set<[String]> = []
    for bid in self["bids"] {
      let tender = tenders[bid["tender_id"]!]!
      for person in controllers(of: bid["company_id"]!, on: nil) {
        for (number, official) in partners[person] ?? [] {
          let serves = posts[official]!.contains { $0["org_id"] == tender["buyer_org_id"] }
          if tender["approver_person_id"] == official || serves {
            rows.insert([number, official, person, bid["company_id"]!, tender["id"]!])
          }
        }
      }
    }
    return rows
  }

  /// q10: pairs with three or more common tenders that share something.
  func ringPairs() -> Set<[String]> {
    var tendersOf: [String: Set<String>] = [:]
    var tracesOf: [String: Set<String>] = [:]
    for bid in self["bids"] {
      let company = bid["company_id"]!
      tendersOf[company, default: []].insert(bid["tender_id"]!)
      tracesOf[company, default: []].formUnion([bid["ip"]!, bid["guarantee_account"]!])
    }
    for company in self["companies"] {
      tracesOf[company["id"]!, default: []]
        .formUnion(["phone \(company["phone"]!)", "address \(company["address_id"]!)"])
    }
    var pairs: Set<[String]> = []
    let bidders = tendersOf.keys.sorted()
    for (place, a) in bidders.enumerated() {
      for b in bidders[(place + 1)...]
      where tendersOf[a]!.intersection(tendersOf[b]!).count >= 3
        && !tracesOf[a]!.isDisjoint(with: tracesOf[b]!)
      {
        pairs.insert([a, b])
      }
    }
    return pairs
  }

  // MARK: - Kinship and control

  func kinship() -> [String: Set<String>] {
    var kin: [String: Set<String>] = [:]
    for row in self["kinship"] {
      kin[row["person_a"]!, default: []].insert(row["person_b"]!)
      kin[row["person_b"]!, default: []].insert(row["person_a"]!)
    }
    return kin
  }

  /// How far everyone in a family is from a person.
  func distances(from person: String, _ kin: [String: Set<String>]) -> [String: Int] {
    var distance = [person: 0]
    var queue = [person]
    while !queue.isEmpty {
      let next = queue.removeFirst()
      for other in kin[next] ?? [] where distance[other] == nil {
        distance[other] = distance[next]! + 1
        queue.append(other)
      }
    }
    return distance
  }

  /// The persons who control a company now, or as of a day.
  func controllers(of company: String, on day: String?) -> Set<String> {
    var persons = Set(
      (positionsOf[company] ?? [])
        .filter { $0["role"] == "LEGAL_REP" && holds($0, on: day) }
        .map { $0["person_id"]! })
    climb(from: company, product: 1, whole: 1, depth: 1, on: day, into: &persons)
    return persons
  }

  private func climb(
    from company: String, product: Int, whole: Int, depth: Int, on day: String?,
    into persons: inout Set<String>
  ) {
    guard depth <= 4 else { return }
    for row in holdingsOf[company] ?? [] where holds(row, on: day) {
      // A range is no share that a product could be taken of.
      let basisPoints = Int(row["share_pct"]!.replacingOccurrences(of: ".", with: "")) ?? 0
      let (share, all) = (product * basisPoints, whole * 10_000)
      if row["holder_type"] == "COMPANY" {
        climb(
          from: row["holder_id"]!, product: share, whole: all, depth: depth + 1, on: day,
          into: &persons)
      } else if 4 * share >= all {
        persons.insert(row["holder_id"]!)
      }
    }
  }

  private func holds(_ row: Row, on day: String?) -> Bool {
    guard let day else { return row["to"]!.isEmpty }
    return row["from"]! <= day && (row["to"]!.isEmpty || row["to"]! > day)
  }
}
