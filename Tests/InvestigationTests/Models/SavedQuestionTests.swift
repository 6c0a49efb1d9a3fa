import CypherEngine
import Foundation
import GraphRendering
import PropertyGraph
import Testing

@testable import Investigation

/// Every saved question over the shipped county, against what its files say.
@Suite struct SavedQuestionTests {
  static let county = Result { try ImportedCounty() }

  var county: ImportedCounty { get throws { try Self.county.get() } }

  /// The rows of a question, nodes as references and everything as text; paths are left out.
  func rows(
    _ slug: String, _ parameters: [String: String] = [:]
  ) throws -> [[String]] {
    let request = try request(slug, parameters)
    var options = QueryOptions()
    options.parameters = request.parameters
    let graph = try county.caseGraph.graph
    let engine = try county.service.engine
    let result = try engine.run(
      engine.prepare(request.text), on: .snapshot(graph), options: options)
    func text(_ value: CypherValue) throws -> String? {
      switch value {
      case .null: "-"
      case .boolean(let flag): "\(flag)"
      case .integer(let number): "\(number)"
      case .float(let number): "\(number)"
      case .string(let text): text.text
      case .date(let date): date.description
      case .node(let node): try graph.reference(of: node)
      case .list(let items): try items.compactMap { try text($0) }.joined(separator: " ")
      default: nil
      }
    }
    return try result.all().map { try $0.compactMap { try text($0) } }
  }

  func table(_ name: String) throws -> CountyTable { try county.table(name) }

  /// A question with its parameters, told as texts.
  func request(_ slug: String, _ parameters: [String: String]) throws -> QueryRequest {
    var given: [ByteString: CypherValue] = [:]
    for (name, text) in parameters { given[ByteString(name)] = .text(text) }
    return try QueryLibrary.shipped().question(slug).request(given)
  }

  /// The rows of truth of some kinds, by column.
  func truth(_ kinds: String...) throws -> [[String: String]] {
    let table = try table("truth.csv")
    return table.rows.filter { kinds.contains(table[$0, "kind"]) }.map { row in
      table.columns.mapValues { row[$0] }
    }
  }

  /// Draws what a question finds: everybody named is in the picture, each tie has its footnote, and
  /// the masked twin names no third party.
  func expectPicture(
    _ slug: String, _ parameters: [String: String] = [:], shows references: [String]
  ) throws {
    let request = try request(slug, parameters)
    let question = try QueryLibrary.shipped().question(slug)
    let builder = try SceneBuilder(county.caseGraph, language: .zh, isMasked: false)
    let scene = try builder.scene(query: request, of: question, county.service)
    #expect(scene.title == question.title.zh && scene.queryID == slug)
    #expect(Set(scene.nodes.map(\.id)).isSuperset(of: references))
    #expect(!scene.ties.isEmpty && scene.ties.allSatisfy { !$0.footnotes.isEmpty })
    let writer = try DOTWriter(theme: .load(named: "light"), vocabulary: builder.vocabulary)
    let dot = try writer.dot(for: scene)
    #expect(try writer.dot(for: builder.scene(query: request, of: question, county.service)) == dot)
    let masked = try SceneBuilder(county.caseGraph, language: .zh, isMasked: true)
      .scene(query: request, county.service)
    let (persons, officials) = (try table("persons.csv"), try table("officials.csv"))
    let holders = Set(officials.rows.map { officials[$0, "person_id"] })
    let names = Dictionary(
      uniqueKeysWithValues: persons.rows.map { (persons[$0, "id"], persons[$0, "name"]) })
    for reference in references where reference.hasPrefix("person:") {
      let key = String(reference.dropFirst("person:".count))
      #expect(dot.contains(names[key]!))
      #expect(masked.nodes.contains { $0.id == reference } == holders.contains(key))
    }
  }

  /// Rows as a set: the files tell no order.
  func expectRows(_ found: [[String]], _ right: [[String]], _ least: Int = 1) {
    #expect(found.count == right.count)
    #expect(Set(found) == Set(right))
    #expect(right.count >= least)
  }

  // MARK: - Links

  /// Kinship alone joins few people, so a breadth-first search over everything stands against it.
  @Test(arguments: [(0, 1), (300, 1394), (1581, 274), (794, 1762)])
  func howTwoAreRelated(from: Int, to: Int) throws {
    let neighbours = try EveryTie(county).neighbours
    let (a, b) = ("person:\(from)", "person:\(to)")
    var layers: [[[String]]] = [[[a]]]
    var seen: Set = [a]
    var right: [[String]] = []
    while right.isEmpty, layers.count <= 6, let last = layers.last, !last.isEmpty {
      let next = last.flatMap { way in
        (neighbours[way.last!] ?? []).subtracting(seen).sorted().map { way + [$0] }
      }
      seen.formUnion(next.map { $0.last! })
      layers.append(next)
      right = next.filter { $0.last == b }
    }
    let found = try rows("how-are-two-related", ["from": a, "to": b])
    #expect(Set(found.map { $0[1] }) == Set(right.map { $0.joined(separator: " ") }))
    #expect(found.allSatisfy { $0[0] == "\(layers.count - 1)" })
    #expect(!right.isEmpty)
  }

  /// The planted pairs: as many shortest paths as planted, and a picture of all of them.
  @Test func howPlantedPairsAreRelated() throws {
    let pairs = try truth("SEVERAL_PATHS")
    #expect(pairs.count == 2)
    for pair in pairs {
      let other =
        pair["company_id"]!.isEmpty
        ? "person:" + pair["other_person_id"]! : "company:" + pair["company_id"]!
      let ends = ["from": "person:" + pair["person_id"]!, "to": other]
      let found = try rows("how-are-two-related", ends)
      #expect(found.count == Int(pair["number"]!)!)
      #expect(found.allSatisfy { $0[0] == pair["kin_hops"]! })
      try expectPicture("how-are-two-related", ends, shows: Array(ends.values))
    }
  }

  /// What held on a day and holds no more, and the other way round.
  @Test func plantedPairsOnTwoDays() throws {
    for (kind, isPast) in [("TIED_THEN", true), ("TIED_NOW", false)] {
      let pairs = try truth(kind)
      #expect(pairs.count == 2)
      for pair in pairs {
        let ends = [
          "person": "person:" + pair["person_id"]!, "company": "company:" + pair["company_id"]!,
        ]
        for (day, holds) in [(pair["day"]!, isPast), ("2025-06-30", !isPast)] {
          let asked = ends.merging(["day": day]) { $1 }
          let found = try rows("related-on-a-day", asked)
          #expect(found.isEmpty != holds, "\(pair) on \(day)")
          #expect(found.allSatisfy { $0[0] == pair["kin_hops"]! })
          if holds { try expectPicture("related-on-a-day", asked, shows: Array(ends.values)) }
        }
      }
    }
  }

  @Test func relatedOnADay() throws {
    // A stake that ended: there the day before, and gone on the day.
    let shares = try table("shareholdings.csv")
    let stake = try #require(
      shares.rows.first {
        shares[$0, "holder_type"] == "PERSON" && shares[$0, "to"] > shares[$0, "from"]
      })
    let person = "person:\(shares[stake, "holder_id"])"
    let company = "company:\(shares[stake, "company_id"])"
    func direct(_ day: String) throws -> Bool {
      try rows("related-on-a-day", ["person": person, "company": company, "day": day])
        .contains { $0[0] == "1" && $0[2] == "OWNS" }
    }
    func stands(_ day: String) -> Bool {
      shares.rows.contains { row in
        shares[row, "holder_type"] == "PERSON" && "person:" + shares[row, "holder_id"] == person
          && "company:" + shares[row, "company_id"] == company && shares[row, "from"] <= day
          && (shares[row, "to"].isEmpty || shares[row, "to"] > day)
      }
    }
    let (first, end) = (shares[stake, "from"], shares[stake, "to"])
    for day in ["1900-01-01", first, end, "2025-06-30"] {
      #expect(try direct(day) == stands(day), "\(day)")
    }
    #expect(stands(first) && !stands("1900-01-01"))
  }
}

/// Every tie of a county's files as references, both ways.
private struct EveryTie {
  var neighbours: [String: Set<String>] = [:]

  init(_ county: ImportedCounty) throws {
    func join(_ a: String, _ b: String) {
      neighbours[a, default: []].insert(b)
      neighbours[b, default: []].insert(a)
    }
    func ties(_ file: String, _ from: (String, String), _ to: (String, String)) throws {
      let table = try county.table(file)
      for row in table.rows where !table[row, from.1].isEmpty && !table[row, to.1].isEmpty {
        join("\(from.0):" + table[row, from.1], "\(to.0):" + table[row, to.1])
      }
    }
    try ties("kinship.csv", ("person", "person_a"), ("person", "person_b"))
    try ties("calls.csv", ("person", "person_a"), ("person", "person_b"))
    try ties("officials.csv", ("person", "person_id"), ("org", "org_id"))
    try ties("orgs.csv", ("org", "id"), ("org", "parent"))
    try ties("positions.csv", ("person", "person_id"), ("company", "company_id"))
    try ties("companies.csv", ("company", "id"), ("address", "address_id"))
    try ties("tenders.csv", ("tender", "id"), ("org", "buyer_org_id"))
    try ties("tenders.csv", ("tender", "id"), ("person", "approver_person_id"))
    try ties("declarations.csv", ("person", "person_id"), ("company", "company_id"))
    let arrangements = try county.table("arrangements.csv")
    for row in arrangements.rows {
      join(
        arrangements[row, "party_type"].lowercased() + ":" + arrangements[row, "party_id"],
        arrangements[row, "other_type"].lowercased() + ":" + arrangements[row, "other_id"])
    }
    try ties("bids.csv", ("company", "company_id"), ("tender", "tender_id"))
    try ties("cases.csv", ("case", "case_id"), ("address", "place_id"))
    try ties("case_persons.csv", ("person", "person_id"), ("case", "case_id"))
    let shares = try county.table("shareholdings.csv")
    for row in shares.rows {
      join(
        shares[row, "holder_type"].lowercased() + ":" + shares[row, "holder_id"],
        "company:" + shares[row, "company_id"])
    }
    let (companies, phones) = (try county.table("companies.csv"), try county.table("phones.csv"))
    for row in companies.rows {
      for phone in phones.rows where phones[phone, "number"] == companies[row, "phone"] {
        join("company:" + companies[row, "id"], "phone:" + phones[phone, "id"])
      }
    }
  }
}
