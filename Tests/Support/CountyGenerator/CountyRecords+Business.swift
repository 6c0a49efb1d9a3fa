import Foundation

extension CountyRecords {
  /// The companies' register: companies, their places and phones, holders and officers.
  func writeBusiness(to folder: URL) throws -> [WrittenFile] {
    try [
      writeCompanies(folder), writeAddresses(folder), writePhones(folder),
      writeHoldings(folder), writePositions(folder),
    ]
  }

  private func writeCompanies(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "companies.csv", in: folder, header: "id,name,uscc,reg_date,address_id,phone")
    for (id, number) in order(companies.publicID).enumerated() {
      let company = companies[number]
      file.field(id)
      file.field(company.name)
      file.field(bytes: creditCode(number, county: company.county))
      file.field(company.registered)
      file.field(company.address)
      file.field(Companies.number(ofPhone: Int(company.phone)))
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
      header: "holder_type,holder_id,company_id,share_pct,from,to")
    var random = SplitMix64(seed: seed, stream: 11)
    for row in random.permutation(ownership.holdings.count) {
      let holding = ownership.holdings[Int(row)]
      switch holding.holder {
      case .person(let person):
        file.field("PERSON")
        file.field(people.publicID[Int(person)])
      case .company(let company):
        file.field("COMPANY")
        file.field(companies.publicID[Int(company)])
      }
      file.field(companies.publicID[Int(holding.company)])
      file.field(percent: holding.basisPoints)
      file.field(holding.from)
      file.field(holding.to)
      try file.endRow()
    }
    return try file.close()
  }

  private func writePositions(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "positions.csv", in: folder, header: "person_id,company_id,role,from,to")
    var random = SplitMix64(seed: seed, stream: 12)
    for row in random.permutation(ownership.positions.count) {
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
}
