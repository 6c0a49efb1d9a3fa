import Foundation

extension CountyRecords {
  /// The companies' register: companies, their places and phones, holders and officers.
  func writeBusiness(to folder: URL) throws -> [WrittenFile] {
    try [
      writeCompanies(folder), writeAddresses(folder), writePhones(folder),
      writeHoldings(folder), writePositions(folder), writeArrangements(folder),
    ]
  }

  private func writeCompanies(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "companies.csv", in: folder,
      header: "id,name,uscc,reg_date,address_id,phone,capital,kind,status")
    for (id, number) in order(companies.publicID).enumerated() {
      let company = companies[number]
      file.field(id)
      file.field(company.name)
      file.field(bytes: creditCode(number, county: company.county))
      file.field(company.registered)
      file.field(company.address)
      file.field(Companies.number(ofPhone: Int(company.phone)))
      let details = companies.details[number]
      file.field(optional: details?.capital)
      file.field(details?.kind ?? "")
      file.field(details?.status ?? "")
      try file.endRow()
    }
    return try file.close()
  }

  private func creditCode(_ company: Int32, county: Int) -> [UInt8] {
    var code = Array("91".utf8)
    code.reserveCapacity(18)
    code.appendDigits(Places.regionCode(county: county), 6)
    code.appendDigits((Int(company) * 7_368_787 + 36_912_157) % 99_999_989, 8)
    code.append(CheckCharacters.organisation(code[8..<16]))
    code.append(CheckCharacters.credit(code))
    return code
  }

  private func writeAddresses(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile("addresses.csv", in: folder, header: "id,text,kind")
    for (id, address) in companies.addresses.enumerated() {
      file.field(id)
      file.field(text(address))
      file.field(address.kind.rawValue)
      try file.endRow()
    }
    return try file.close()
  }

  private func text(_ address: Companies.Address) -> String {
    switch address.kind {
    case .agent:
      let county = PlaceNames.county(address.place)
      return "\(county)县创业孵化园\(address.number + 1)号楼集群登记室"
    case .government:
      return "\(PlaceNames.county(address.place))县政务服务中心"
    case .ordinary:
      let home = address.place % places.settlements
      let county = PlaceNames.county(places.county(of: home))
      let town = PlaceNames.town(
        home % places.townsPerCounty, county: places.county(of: home))
      let street = PlaceNames.street(address.place / places.settlements)
      return "\(county)县\(town)\(street)\(address.number)号"
    }
  }

  private func writePhones(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile("phones.csv", in: folder, header: "id,number")
    for phone in 0..<companies.phones {
      file.field(phone)
      file.field(Companies.number(ofPhone: phone))
      try file.endRow()
    }
    return try file.close()
  }

  private func writeHoldings(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "shareholdings.csv", in: folder,
      header: "holder_type,holder_id,company_id,share_pct,from,to,share_min_pct,share_max_pct")
    for row in shuffled(first.holdings, ownership.holdings.count, streams: (11, 14)) {
      let holding = ownership.holdings[Int(row)]
      write(holding.holder, to: &file)
      file.field(companies.publicID[Int(holding.company)])
      let isRange = holding.most != holding.basisPoints
      if isRange { file.field("") } else { file.field(percent: holding.basisPoints) }
      file.field(holding.from)
      file.field(holding.to)
      for bound in [holding.basisPoints, holding.most] {
        if isRange { file.field(percent: bound) } else { file.field("") }
      }
      try file.endRow()
    }
    return try file.close()
  }

  private func writePositions(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "positions.csv", in: folder, header: "person_id,company_id,role,from,to")
    for row in shuffled(first.positions, ownership.positions.count, streams: (12, 15)) {
      let position = ownership.positions[Int(row)]
      file.field(people.publicID[Int(position.person)])
      file.field(companies.publicID[Int(position.company)])
      file.field(position.role.rawValue)
      file.field(position.from)
      file.field(position.to)
      try file.endRow()
    }
    return try file.close()
  }

  private func writeArrangements(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "arrangements.csv", in: folder,
      header: "kind,party_type,party_id,other_type,other_id,from,to")
    for arrangement in ownership.arrangements {
      file.field(arrangement.kind.rawValue)
      write(arrangement.party, to: &file)
      write(arrangement.other, to: &file)
      file.field(arrangement.from)
      file.field(Day.open)
      try file.endRow()
    }
    return try file.close()
  }

  /// Two cells: what a holder is, and its number.
  private func write(_ holder: Ownership.Holder, to file: inout CSVFile) {
    switch holder {
    case .person(let person):
      file.field("PERSON")
      file.field(people.publicID[Int(person)])
    case .company(let company):
      file.field("COMPANY")
      file.field(companies.publicID[Int(company)])
    }
  }

  /// Rows in a random order, the earlier ones before those of the growth.
  private func shuffled(_ first: Int, _ count: Int, streams: (UInt64, UInt64)) -> [Int32] {
    var early = SplitMix64(seed: seed, stream: streams.0)
    var late = SplitMix64(seed: seed, stream: streams.1)
    return early.permutation(first) + late.permutation(count - first).map { $0 + Int32(first) }
  }
}
