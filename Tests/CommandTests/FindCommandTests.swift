import Foundation
import Testing
import Workspace

/// `find`, `source` and `compact` as a user types them.
@Suite struct FindCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The first person of the shipped county, as its file has it.
  private func firstPerson() throws -> (id: String, name: String, idCard: String) {
    let text = try String(
      contentsOfFile: "\(Guanxi.home)/Datasets/county/persons.csv", encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    func cell(_ name: String) throws -> String {
      String(lines[1][try #require(lines[0].firstIndex { $0 == name })])
    }
    return (try cell("id"), try cell("name"), try cell("id_card"))
  }

  @Test func aPartyIsFoundByNameAndByReading() throws {
    let county = try Shipped.county.get()
    let person = try firstPerson()
    let found = try Guanxi.run("find", person.name, "-w", county, "--limit", "200")
    #expect(found.status == 0)
    let rows = try found.rows
    let ids = rows.compactMap { ($0["party"] as? [String: Any])?["id"] as? String }
    #expect(ids.contains("person:\(person.id)"))
    #expect(rows.first?["match"] as? String == "exact")
    let latin = person.name.applyingTransform(.mandarinToLatin, reverse: false)!
      .applyingTransform(.stripDiacritics, reverse: false)!
    let initials = latin.split(separator: " ").map { String($0.first!) }.joined()
    let read = try Guanxi.run("find", initials, "-w", county, "--limit", "10000")
    #expect(read.out.contains("\"person:\(person.id)\""), "\(initials) finds \(person.name)")
  }

  @Test func nothingFoundIsAnAnswer() throws {
    let run = try Guanxi.run("find", "ψψψ", "-w", try Shipped.county.get())
    #expect(run.status == 0 && run.out.isEmpty)
    let table = try Guanxi.run("find", "ψψψ", "-w", try Shipped.county.get(), "--format", "table")
    #expect(table.err.contains("no name fits"))
  }

  @Test func aFindIsRecordedBeforeItIsShown() throws {
    let place = try Shipped.copy(Shipped.contracts.get(), to: scratch)
    _ = try Guanxi.run("find", "Topwood", "-w", place)
    _ = try Guanxi.run("source", "ties.csv:4", "-w", place)
    let records = try WorkspaceFolder(path: place).auditRecords().suffix(2)
    #expect(records.map(\.action) == ["find", "source"])
    #expect(records.map(\.what) == ["Topwood", "ties.csv, row 4"])
  }

  @Test func aCitedRowIsShownAndMasked() throws {
    let county = try Shipped.county.get()
    let person = try firstPerson()
    let run = try Guanxi.run("source", "persons.csv:2", "-w", county)
    #expect(run.status == 0)
    let cells = try #require(try run.json["cells"] as? [String: String])
    #expect(cells["name"] == person.name && cells["id_card"] == "…")
    #expect(!run.out.contains(person.idCard))
    let open = try Guanxi.run("source", "persons.csv:2", "-w", county, "--unmask")
    #expect(open.out.contains(person.idCard))
  }

  @Test(arguments: [
    ("persons.csv", 64, "expected FILE:ROW"), ("person.csv:2", 66, "there is ‘persons.csv’"),
    ("persons.csv:999999", 66, "has no row 999999"), ("persons.csv:1x", 64, "expected FILE:ROW"),
  ])
  func aRowThatIsNotThere(row: String, status: Int, message: String) throws {
    let run = try Guanxi.run("source", row, "-w", try Shipped.county.get())
    #expect(Int(run.status) == status && run.out.isEmpty)
    #expect(run.err.contains(message))
  }

  @Test func compactingChangesNoAnswer() throws {
    let place = scratch.file("two.gx")
    for prefix in [[], ["--space", "p"]] {
      let run = try Guanxi.run(
        ["import", "\(Guanxi.home)/Datasets/county", "-w", place] + prefix)
      #expect(run.status == 0)
    }
    let before = try Guanxi.run("scan", "KIN-00", "-w", place)
    let run = try Guanxi.run("compact", "-w", place)
    #expect(run.status == 0 && run.out.isEmpty && run.err.contains("one file"))
    let after = try Guanxi.run("scan", "KIN-00", "-w", place)
    #expect(before.out == after.out && !before.out.isEmpty)
    #expect(try Guanxi.run("verify", "-w", place).status == 0)
  }

  @Test func aNewerDeliveryTakesTheOldOnesPlace() throws {
    let mapping = try scratch.write(
      "m.yaml",
      """
      name: m
      files:
        - {file: p.csv, nodes: [{label: Person, key: id, properties: {name: name}}]}

      """)
    for (folder, rows) in [("one", "1,安\n2,卞\n"), ("two", "1,安\n")] {
      try FileManager.default.createDirectory(
        atPath: scratch.file(folder), withIntermediateDirectories: true)
      _ = try scratch.write("\(folder)/p.csv", "id,name\n" + rows)
    }
    let place = scratch.file("w.gx")
    _ = try Guanxi.run("import", scratch.file("one"), "-w", place, "--mapping", mapping)
    let run = try Guanxi.run(
      "import", scratch.file("two"), "-w", place, "--mapping", mapping, "--replaces", "one")
    #expect(try run.json["withdrawn"] as? Int == 1)
    let gone = try Guanxi.run("link", "person:2", "person:1", "-w", place)
    #expect(gone.status == 65 && gone.err.contains("was withdrawn"))
    let unknown = try Guanxi.run(
      "import", scratch.file("one"), "-w", place, "--mapping", mapping, "--replaces", "tow")
    #expect(unknown.status == 66 && unknown.err.contains("there is ‘two’"))
  }
}
