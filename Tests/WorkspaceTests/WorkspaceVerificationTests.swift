import Foundation
import PropertyGraph
import Testing

@testable import Workspace

/// Whatever happens to the files of a workspace, `verify` says so, names the file, and never
/// crashes.
@Suite struct WorkspaceVerificationTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  /// The error of a check, if it finds something.
  private func fault(_ name: String = "w.gx") -> WorkspaceError? {
    do throws(WorkspaceError) {
      try WorkspaceFolder(path: "\(fixture.path)/\(name)").verify()
      return nil
    } catch { return error }
  }

  private func flip(_ path: String, at place: Int, to byte: UInt8? = nil) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(place))
    let old = try #require(try file.read(upToCount: 1)?.first)
    try file.seek(toOffset: UInt64(place))
    try file.write(contentsOf: Data([byte ?? ~old]))
  }

  @Test func aFlippedByteInTheSegment() throws {
    try fixture.bring(fixture.a())
    #expect(fault() == nil)
    let segment = try fixture.segment()
    try flip(segment, at: 4096 + 100)
    let found = try #require(fault())
    #expect(found.code == .badData)
    #expect(found.description.contains(segment) && found.description.contains("block 0"))
  }

  @Test func aKeptSourceThatIsMissingOrChanged() throws {
    try fixture.bring(fixture.a())
    let names = try fixture.names("w.gx/sources")
    let first = "\(fixture.place)/sources/\(names[0])"
    try flip(first, at: 3)
    #expect(fault()?.path == first && fault()?.code == .badData)
    try flip(first, at: 3)
    #expect(fault() == nil)
    let last = "\(fixture.place)/sources/\(names[2])"
    try FileManager.default.removeItem(atPath: last)
    #expect(fault()?.path == last && fault()?.message.contains("missing") == true)
  }

  @Test func aSegmentThatIsMissingShortOrEmpty() throws {
    try fixture.bring(fixture.a())
    let segment = try fixture.segment()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: segment))
    for count in [0, 100, 4096, bytes.count - 1] {
      try bytes.prefix(count).write(to: URL(fileURLWithPath: segment))
      #expect(fault()?.description.contains(segment) == true)
    }
    try FileManager.default.removeItem(atPath: segment)
    #expect(fault()?.path == segment && fault()?.code == .badData)
  }

  @Test func aManifestThatForgotItsSegment() throws {
    try fixture.bring(fixture.a())
    try fixture.open().manifest.write { db in try db.execute(sql: "DELETE FROM segment") }
    #expect(fault()?.path == "\(fixture.place)/guanxi.sqlite")
  }

  @Test func aManifestThatIsNoDatabase() throws {
    let place = try fixture.write(
      "text", ["guanxi.sqlite": String(repeating: "no SQLite. ", count: 999)])
    #expect(fault("text")?.code == .badData)
    #expect(fault("text")?.path == "\(place)/guanxi.sqlite")
  }

  /// Bytes of the manifest are overwritten at seeded places. SQLite has no sums, so a changed
  /// letter may go unnoticed; but nothing may crash, and a page that became noise is found.
  @Test func aDamagedManifestNeverCrashes() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    try folder.manifest.pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try folder.manifest.pool.close()
    let path = "\(fixture.place)/guanxi.sqlite"
    let sound = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(fault() == nil)
    var random = Seeded(11)
    var found = 0
    func damage(_ change: (inout Data) -> Void) throws -> WorkspaceError? {
      for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
      var bytes = sound
      change(&bytes)
      try bytes.write(to: URL(fileURLWithPath: path))
      // Whatever reads the manifest must throw or answer.
      if let folder = try? fixture.open() {
        _ = try? folder.contents()
        _ = try? folder.rejects()
        _ = try? folder.savedLeads()
        _ = try? folder.auditRecords()
      }
      return fault()
    }
    for _ in 0..<300 {
      let place = Int.random(in: 0..<sound.count, using: &random)
      let value = UInt8.random(in: 0...255, using: &random)
      if try damage({ $0[place] = value }) != nil { found += 1 }
    }
    #expect(found > 0)
    for page in 0..<sound.count / 4096 {
      var noise = Seeded(UInt64(page))
      let fault = try damage { bytes in
        for at in 0..<4096 { bytes[page * 4096 + at] = UInt8(truncatingIfNeeded: noise.next()) }
      }
      #expect(fault != nil, "noise in page \(page)")
    }
  }

  /// A thousand single bytes of the segment of the shipped county, each changed alone.
  @Test func everyFlippedByteOfTheCountyIsFound() throws {
    try fixture.bring(WorkspaceFixture.county)
    let segment = try fixture.segment()
    let size = try Data(contentsOf: URL(fileURLWithPath: segment)).count
    var random = Seeded(1)
    var (named, blocks, missed) = (0, 0, [Int]())
    for turn in 0..<1000 {
      let place = Int.random(in: 0..<size, using: &random)
      try flip(segment, at: place)
      // All of `verify` now and then; every time the part of it that reads the segment.
      let text: String?
      if turn % 20 == 0 {
        text = fault()?.description
      } else {
        text = graphFault(segment)
      }
      try flip(segment, at: place)
      guard let text else {
        missed.append(place)
        continue
      }
      if text.contains(segment) { named += 1 }
      if text.contains("block ") { blocks += 1 }
    }
    #expect(missed == [])
    #expect(named == 1000)
    // The rest lie in the header, the block sums and the catalogue, which are named by their own
    // names.
    #expect(blocks > 900)
    #expect(fault() == nil)
    print("1000 flips: \(blocks) name file and block, \(named - blocks) name file and part")
  }

  private func graphFault(_ segment: String) -> String? {
    do throws(GraphError) {
      try GraphSnapshot(segments: [segment], scope: .all).verify()
      return nil
    } catch { return error.description }
  }
}
