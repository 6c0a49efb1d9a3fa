import Foundation
import Testing

/// The hand-typed dataset of public contracts: its chains, its near misses, its form.
@Suite struct PandemicContractsTests {
  private let folder: URL
  private let tables: CountyTables
  private let kinds: [String: String]

  init() throws {
    folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Datasets/uk-covid-contracts")
    tables = try CountyTables(folder)
    kinds = Dictionary(uniqueKeysWithValues: tables["parties"].map { ($0["id"]!, $0["type"]!) })
  }

  /// The pairs of parties with a tie of such a kind, both ways round.
  private func pairs(_ ties: String...) -> Set<[String]> {
    var pairs: Set<[String]> = []
    for row in tables["ties"] where ties.contains(row["tie"]!) {
      pairs.insert([row["party"]!, row["other_party"]!])
      pairs.insert([row["other_party"]!, row["party"]!])
    }
    return pairs
  }

  @Test func exactlyTheEightChainsHold() {
    let work = pairs("job", "member", "corporate", "financial")
    let bodies: Set = ["UK government", "NHS England", "NHS Wales", "Scottish government"]
    let suppliers = Set(pairs("contract").filter { bodies.contains($0[1]) }.map { $0[0] })
    let insiders = Set(
      work.filter { ["Conservative party", "UK government"].contains($0[1]) }.map { $0[0] }
        .filter { kinds[$0] == "person" })
    var chains: Set<[String]> = []
    for family in pairs("family") where insiders.contains(family[0]) {
      for tie in work where tie[0] == family[1] && suppliers.contains(tie[1]) {
        chains.insert([family[0], family[1], tie[1]])
      }
    }
    let expected = tables.truth("RELATIVE_AT_SUPPLIER")
      .map { [$0["insider"]!, $0["relative"]!, $0["supplier"]!] }
    #expect(expected.count == 8)
    #expect(chains == Set(expected))
    let own = work.filter { insiders.contains($0[0]) && suppliers.contains($0[1]) }
    #expect(own == Set(tables.truth("OWN_INTEREST").map { [$0["insider"]!, $0["supplier"]!] }))
  }

  @Test func everyTieNamesKnownPartiesAndItsSource() {
    for row in tables["ties"] {
      #expect(kinds[row["party"]!] != nil && kinds[row["other_party"]!] != nil)
      #expect(row["source"]!.hasPrefix("https://"))
      #expect((row["tie"] == "family") == !row["relation"]!.isEmpty)
      #expect(row["to"]!.isEmpty || row["from"]! < row["to"]!)
      #expect(row["amount_gbp"]!.isEmpty || Int(row["amount_gbp"]!) != nil)
    }
  }

  @Test func declarationNamesTheFilesAsTheyAre() throws {
    let declaration = try String(
      contentsOf: folder.appendingPathComponent("dataset.yaml"), encoding: .utf8)
    for name in ["parties.csv", "ties.csv", "truth.csv"] {
      let rows = tables[String(name.dropLast(4))].count
      let digest = try systemDigest(of: name, in: folder)
      #expect(declaration.contains("\n  \(name): {rows: \(rows), sha256: \(digest)}\n"))
    }
  }

  private func systemDigest(of name: String, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", name]
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let line = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(line.prefix(64))
  }
}
