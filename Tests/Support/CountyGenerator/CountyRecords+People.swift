import Foundation

extension CountyRecords {
  /// The people's register: persons, kinship, bodies, posts.
  func writePeople(to folder: URL) throws -> [WrittenFile] {
    try [writePersons(folder), writeKinship(folder), writeBodies(folder), writePosts(folder)]
  }

  private func writePersons(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "persons.csv", in: folder, header: "id,name,id_card,birth_date,town,death_date")
    let sequence = sequenceNumbers()
    let towns = (0..<places.settlements).map(places.name)
    for (id, person) in order(people.publicID).enumerated() {
      file.field(id)
      file.field(people.name(person))
      file.field(bytes: residentNumber(person, sequence: sequence[Int(person)]))
      file.field(people.birth[Int(person)])
      file.field(towns[Int(people.settlement[Int(person)])])
      file.field(people.death[person] ?? .open)
      try file.endRow()
    }
    return try file.close()
  }

  /// The inverse of a numbering: who stands at each public number.
  func order(_ publicID: [Int32]) -> [Int32] {
    var order = [Int32](repeating: 0, count: publicID.count)
    for (number, id) in publicID.enumerated() { order[Int(id)] = Int32(number) }
    return order
  }

  /// The three digits that tell apart those born in one county on one day; odd for men.
  private func sequenceNumbers() -> [Int] {
    let first = Day(1930, 1, 1)
    let days = asOf - first + 1
    var used = [UInt16](repeating: 0, count: places.counties * days * 2)
    return people.birth.indices.map { person in
      let county = places.county(of: Int(people.settlement[person]))
      let sex = people.isMale[person] ? 1 : 0
      let slot = (county * days + (people.birth[person] - first)) * 2 + sex
      defer { used[slot] += 1 }
      return (slot / 2 * 271 * 2 + Int(used[slot]) * 2 + sex) % 1000
    }
  }

  private func residentNumber(_ person: Int32, sequence: Int) -> [UInt8] {
    let born = people.birth[Int(person)].civil
    var digits: [UInt8] = []
    digits.reserveCapacity(18)
    let county = places.county(of: Int(people.settlement[Int(person)]))
    digits.appendDigits(Places.regionCode(county: county), 6)
    digits.appendDigits(born.year, 4)
    digits.appendDigits(born.month, 2)
    digits.appendDigits(born.day, 2)
    digits.appendDigits(sequence, 3)
    digits.append(CheckCharacters.resident(digits))
    return digits
  }

  private func writeKinship(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "kinship.csv", in: folder, header: "person_a,person_b,relation,from,to,nature,raised")
    for row in kinship.rows {
      file.field(people.publicID[Int(row.a)])
      file.field(people.publicID[Int(row.b)])
      file.field(row.relation == .spouse ? "SPOUSE_OF" : "PARENT_OF")
      for _ in 0..<4 { file.field("") }
      try file.endRow()
    }
    for tie in family {
      file.field(people.publicID[Int(tie.a)])
      file.field(people.publicID[Int(tie.b)])
      file.field(tie.relation.rawValue)
      file.field(tie.from)
      file.field(tie.to)
      file.field(tie.nature)
      file.field(tie.raised.map { $0 ? "true" : "false" } ?? "")
      try file.endRow()
    }
    return try file.close()
  }

  private func writeBodies(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile("orgs.csv", in: folder, header: "id,name,level,parent")
    for (id, body) in bodies.all.enumerated() {
      file.field(id)
      file.field(body.name)
      file.field(body.level)
      file.field(optional: body.parent.map(Int.init))
      try file.endRow()
    }
    return try file.close()
  }

  private func writePosts(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "officials.csv", in: folder, header: "person_id,post,org_id,since,until")
    for post in bodies.posts {
      file.field(people.publicID[Int(post.person)])
      file.field(post.title)
      file.field(post.body)
      file.field(post.since)
      file.field(post.until)
      try file.endRow()
    }
    return try file.close()
  }
}
