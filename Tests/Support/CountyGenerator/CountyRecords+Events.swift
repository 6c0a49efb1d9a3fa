import Foundation

extension CountyRecords {
  /// What happened: tenders and bids, cases, calls, and what of it was planted.
  func writeEvents(to folder: URL) throws -> [WrittenFile] {
    try [
      writeTenders(folder), writeBids(folder), writeCases(folder), writeCasePersons(folder),
      writeCalls(folder), writeDeclarations(folder), writeTruth(folder),
    ]
  }

  private func writeTenders(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "tenders.csv", in: folder,
      header: "id,title,buyer_org_id,date,amount,approver_person_id,procedure")
    for (id, number) in order(tenders.publicID).enumerated() {
      let tender = tenders[number]
      file.field(id)
      file.field(tenders.title(Int(number), bodies: bodies))
      file.field(tender.buyer)
      file.field(tender.date)
      file.field(tender.amount)
      file.field(people.publicID[Int(tender.approver)])
      file.field(tender.procedure)
      try file.endRow()
    }
    return try file.close()
  }

  private func writeBids(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "bids.csv", in: folder, header: "tender_id,company_id,price,won,ip,guarantee_account")
    for bid in bids.all {
      file.field(tenders.publicID[Int(bid.tender)])
      file.field(companies.publicID[Int(bid.company)])
      file.field(bid.price)
      file.field(bid.won ? 1 : 0)
      file.field(BidTrace.text(bid.address))
      file.field(bytes: BidTrace.text(account: bid.account))
      try file.endRow()
    }
    return try file.close()
  }

  private func writeCases(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile("cases.csv", in: folder, header: "case_id,type,date,place_id")
    for (number, item) in cases.all.enumerated() {
      file.field(number)
      file.field(item.kind.rawValue)
      file.field(item.date)
      file.field(Int(item.place) % first.addresses)
      try file.endRow()
    }
    return try file.close()
  }

  private func writeCasePersons(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile("case_persons.csv", in: folder, header: "case_id,person_id,penalty")
    for entry in cases.entries {
      file.field(entry.number)
      file.field(people.publicID[Int(entry.person)])
      file.field(entry.fine)
      try file.endRow()
    }
    return try file.close()
  }

  private func writeCalls(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile("calls.csv", in: folder, header: "person_a,person_b,times,last_date")
    var calls = Calls(self)
    for person in 0..<Int32(first.persons) {
      for other in calls.contacts(of: person) {
        let (a, b) = (people.publicID[Int(person)], people.publicID[Int(other)])
        file.field(min(a, b))
        file.field(max(a, b))
        file.field(calls.times())
        file.field(calls.last())
        try file.endRow()
      }
    }
    return try file.close()
  }

  private func writeDeclarations(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "declarations.csv", in: folder, header: "person_id,date,company_id,relative_id")
    for row in declarations {
      file.field(people.publicID[Int(row.official)])
      file.field(row.date)
      file.field(optional: row.company.map { Int(companies.publicID[Int($0)]) })
      file.field(optional: row.relative.map { Int(people.publicID[Int($0)]) })
      try file.endRow()
    }
    return try file.close()
  }

  private func writeTruth(_ folder: URL) throws -> WrittenFile {
    var file = try CSVFile(
      "truth.csv", in: folder,
      header:
        "kind,tender_id,official_id,person_id,company_id,kin_hops,chain_depth,case_id,ring_id,"
        + "org_id,other_person_id,other_company_id,day,kin,share_min,share_max,number")
    for row in truth {
      file.field(row.kind.rawValue)
      file.field(optional: row.tender.map { Int(tenders.publicID[Int($0)]) })
      file.field(optional: row.official.map { Int(people.publicID[Int($0)]) })
      file.field(optional: row.person.map { Int(people.publicID[Int($0)]) })
      file.field(optional: row.company.map { Int(companies.publicID[Int($0)]) })
      file.field(optional: row.kinHops)
      file.field(optional: row.chainDepth)
      file.field(optional: row.caseNumber)
      file.field(optional: row.ring)
      file.field(optional: row.org.map { Int($0) })
      file.field(optional: row.otherPerson.map { Int(people.publicID[Int($0)]) })
      file.field(optional: row.otherCompany.map { Int(companies.publicID[Int($0)]) })
      file.field(row.day)
      file.field(row.kin)
      for bound in [row.shareMin, row.shareMax] {
        if let bound { file.field(percent: bound) } else { file.field("") }
      }
      file.field(optional: row.number)
      try file.endRow()
    }
    return try file.close()
  }
}
