import CountyGenerator
import Foundation
import Testing

/// What the generator promises: the same bytes, right check characters, plausible families and
/// companies, and exactly the planted rows.
@Suite struct CountyGeneratorTests {
  /// The county that the project ships.
  static let shipped = County(persons: 2000, seed: 7)

  @Test(arguments: [(500, 1), (500, 2), (1100, 3)])
  func sameSeedGivesTheSameBytes(persons: Int, seed: UInt64) throws {
    let (a, b) = (try CountyFolder(), try CountyFolder())
    let county = County(persons: persons, seed: seed)
    #expect(try county.writeDataset(to: a.url) == county.writeDataset(to: b.url))
    #expect(try a.bytes() == b.bytes())
    let other = try CountyFolder()
    #expect(
      try County(persons: persons, seed: seed + 1).write(to: other.url)
        != county.write(to: a.url))
  }

  /// `GUANXI_REWRITE_GOLDENS=1` writes the folder anew instead.
  @Test func shippedCountyIsAFreshOne() throws {
    let stored = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Datasets/county")
    if ProcessInfo.processInfo.environment["GUANXI_REWRITE_GOLDENS"] == "1" {
      try Self.shipped.writeDataset(to: stored)
    }
    let fresh = try CountyFolder()
    try Self.shipped.writeDataset(to: fresh.url)
    for (name, bytes) in try fresh.bytes() {
      let kept = try Data(contentsOf: stored.appendingPathComponent(name))
      #expect(kept == bytes, "\(name) differs; set GUANXI_REWRITE_GOLDENS=1 to write it anew")
    }
  }

  @Test func digestsAreTheOnesTheSystemComputes() throws {
    let folder = try CountyFolder()
    let files = try County(persons: 500, seed: 9).write(to: folder.url)
    #expect(files.count == 17)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum"] + files.map(\.name)
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let lines = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(lines == files.map { "\($0.sha256)  \($0.name)\n" }.joined())
  }

  @Test(arguments: [(500, 1), (500, 5), (2000, 7), (2000, 8)])
  func plantedRowsHoldAndNoOthers(persons: Int, seed: UInt64) throws {
    let county = try tables(persons, seed)
    func rows(_ kinds: String...) -> Set<CountyTables.RelativeRow> {
      Set(
        county["truth"].filter { kinds.contains($0["kind"]!) }.map {
          .init(
            tender: $0["tender_id"]!, official: $0["official_id"]!, relative: $0["person_id"]!,
            company: $0["company_id"]!, hops: Int($0["kin_hops"]!)!)
        })
    }
    #expect(county.relativeRows(onTheDay: false) == rows("RELATIVE_WINNER", "LATER_OWNER"))
    #expect(county.relativeRows(onTheDay: true) == rows("RELATIVE_WINNER", "PAST_OWNER"))
    let gambling = county.truth("GAMBLING_TIE").map { row in
      ["case_id", "official_id", "person_id", "company_id", "tender_id"].map { row[$0]! }
    }
    #expect(county.gamblingRows() == Set(gambling))
    let rings = Dictionary(grouping: county.truth("RING_MEMBER")) { $0["ring_id"]! }
    var pairs: Set<[String]> = []
    for members in rings.values.map({ $0.map { $0["company_id"]! }.sorted() }) {
      for (place, a) in members.enumerated() {
        for b in members[(place + 1)...] { pairs.insert([a, b]) }
      }
    }
    #expect(county.ringPairs() == pairs)
  }

  @Test func shippedCountyHasEveryKind() throws {
    let county = try tables(Self.shipped.persons, Self.shipped.seed)
    let counts = Dictionary(grouping: county["truth"]) { $0["kind"]! }.mapValues(\.count)
    let least = [
      "RELATIVE_WINNER": 8, "LATER_OWNER": 2, "PAST_OWNER": 2, "DECOY_LOW_SHARE": 2,
      "DECOY_ENDED": 2, "DECOY_SAME_NAME": 2, "DECOY_FAR_KIN": 2, "DECOY_NOT_FINED": 2,
      "GAMBLING_TIE": 4, "RING_MEMBER": 8, "DECOY_RING": 8,
    ]
    for (kind, count) in least { #expect(counts[kind] ?? 0 >= count, "\(kind)") }
    let winners = county.truth("RELATIVE_WINNER")
    #expect(Set(winners.map { $0["kin_hops"]! }) == ["1", "2", "3"])
    #expect(Set(winners.map { $0["chain_depth"]! }) == ["0", "1", "2", "3", "4"])
  }

  /// Each decoy is a near miss: the one thing that makes it innocent is the only thing.
  @Test func decoysAreNearMisses() throws {
    let county = try tables(Self.shipped.persons, Self.shipped.seed)
    let names = Dictionary(uniqueKeysWithValues: county["persons"].map { ($0["id"]!, $0["name"]!) })
    let kin = county.kinship()
    for row in county.truth("DECOY_SAME_NAME") {
      let family = county.distances(from: row["official_id"]!, kin)
      let owner = row["person_id"]!
      #expect(county.controllers(of: row["company_id"]!, on: nil).contains(owner))
      #expect(family[owner] ?? 9 > 4)
      #expect(family.contains { $0.value <= 3 && $0.key != owner && names[$0.key] == names[owner] })
    }
    for row in county.truth("DECOY_FAR_KIN") {
      let family = county.distances(from: row["official_id"]!, kin)
      #expect(county.controllers(of: row["company_id"]!, on: nil).contains(row["person_id"]!))
      #expect(family[row["person_id"]!] == 4)
    }
    let rings = Dictionary(grouping: county.truth("DECOY_RING")) { $0["ring_id"]! }
    let bids = Dictionary(grouping: county["bids"]) { $0["company_id"]! }
      .mapValues { Set($0.map { $0["tender_id"]! }) }
    for members in rings.values.map({ $0.map { $0["company_id"]! } }) {
      for a in members {
        for b in members { #expect(bids[a]!.intersection(bids[b]!).count >= 3) }
      }
    }
  }

  private func tables(_ persons: Int, _ seed: UInt64) throws -> CountyTables {
    let folder = try CountyFolder()
    try County(persons: persons, seed: seed).write(to: folder.url)
    return try CountyTables(folder.url)
  }
}

/// A folder of its own for one test, gone when the test is.
final class CountyFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("county-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func bytes() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: url.appendingPathComponent($0))) }
    )
  }
}
