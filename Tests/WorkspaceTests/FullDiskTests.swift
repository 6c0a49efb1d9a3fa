import Foundation
import Glibc
import Testing

@testable import Workspace

/// A disk that is full at any instant: what fails leaves nothing, says so clearly, and succeeds once
/// there is room.
///
/// `GUANXI_FULL_DISKS` sets how often.
@Suite struct FullDiskTests {
  private let fixture: WorkspaceFixture
  private let endurance = Endurance("GUANXI_FULL_DISKS", ordinarily: 12)

  init() throws { fixture = try WorkspaceFixture() }

  /// What a complaint must hold: where, and what.
  private static func isClear(_ text: String, place: String) -> Bool {
    let reasons = [
      "No space left on device", "File too large", "disk is full", "room on the disk",
    ]
    return text.contains(place) && reasons.contains { text.contains($0) }
  }

  /// Lets a churn run into a full disk, looks at what is left, and goes on with room.
  ///
  /// - Parameter fill: takes the room away; gives the length at which files end, if that is how.
  private func wear(
    at place: String, _ name: String, fill: (inout Seeded, ChurnRun) throws -> Int?,
    room: () throws -> Void
  ) throws {
    let first = Endurance.seed("GUANXI_FULL_DISKS_SEED")
    var random = Seeded(first)
    var tally = Tally()
    var run = ChurnRun(place: place, records: fixture.path + "/records", seed: first)
    for turn in 0..<endurance.turns {
      if run.next > 100 || (run.next > 1 && Int.random(in: 0..<12, using: &random) == 0) {
        try FileManager.default.removeItem(atPath: place)
        run = ChurnRun(
          place: place, records: fixture.path + "/records", seed: first &* 1_000_003 &+ UInt64(turn)
        )
      }
      let stops = Bool.random(using: &random)
      let fileBytesMax = try fill(&random, run)
      let child = try run.start(steps: 12, stops: stops, fileBytesMax: fileBytesMax)
      run.follow(child, stops: stops)
      let status = child.wait()
      // Without a workspace nothing goes on.
      let isOver = !run.complaints.isEmpty && (stops || run.complaints[0].kind == "open")
      #expect(status == (isOver ? 1 : 0), "\(run.complaints)")
      for (kind, text) in run.complaints {
        tally["failed \(kind)"] += 1
        #expect(Self.isClear(text, place: place), "\(kind): \(text)")
      }
      if run.complaints.isEmpty { tally["nothing failed"] += 1 }
      try room()
      #expect(try run.leftovers() == [], "seed \(run.state.seed), step \(run.next)")
      #expect(run.inFlight == nil)
      let outcome = try run.settle()
      #expect(outcome != .new)
      try run.goOn(steps: 2)
      #expect(try run.leftovers() == [])
      try endurance.report("\(name), \(turn + 1) full disks: \(tally.text)")
    }
    print("\(name), \(endurance.turns) full disks: \(tally.text)")
  }

  /// No file may grow longer than a length drawn anew each time, so that segments, the manifest and
  /// kept sources fail to be written at any place.
  @Test func filesThatCannotGrow() throws {
    try wear(at: fixture.place, "files that cannot grow") { random, _ in
      Int.random(in: Bool.random(using: &random) ? 0...300_000 : 30_000...110_000, using: &random)
    } room: {
    }
  }

  /// A file system of a size drawn anew each time.
  @Test(.enabled(if: SmallDisk.isPossible, "mounting a file system needs root"))
  func aDiskWithoutRoom() throws {
    let disk = try SmallDisk(at: fixture.path + "/disk")
    try wear(at: disk.path + "/w.gx", "a disk without room") { random, _ in
      try disk.leave(
        Int.random(in: Bool.random(using: &random) ? 0...400_000 : 40_000...160_000, using: &random)
      )
      return nil
    } room: {
      try disk.leave(64 << 20)
    }
  }

  /// The command says what and where, with status 1, and leaves the state there was.
  @Test func importOfACountyOnAFullDisk() throws {
    let county = WorkspaceFixture.county
    let errors = fixture.path + "/errors"
    func bring(_ fileBytesMax: Int?) throws -> Int32 {
      try ChildProcess(
        ChildProcess.program("guanxi", variable: "GUANXI_COMMAND"),
        ["import", county, "-w", fixture.place, "--threads", "2"],
        environment: ["GUANXI_HOME": WorkspaceFixture.home], errors: errors,
        fileBytesMax: fileBytesMax
      ).wait()
    }
    try fixture.bring(fixture.a())
    let old = try portrait(fixture.open())
    var random = Seeded(Endurance.seed("GUANXI_FULL_DISKS_SEED"))
    for _ in 0..<max(4, endurance.turns / 100) {
      // What is said must fit into its file.
      let limit = Int.random(in: 2_000..<300_000, using: &random)
      let status = try bring(limit)
      let said = try String(contentsOfFile: errors, encoding: .utf8)
      #expect(status == 1, "\(limit) bytes: \(said)")
      #expect(Self.isClear(said, place: fixture.place), "\(limit) bytes: \(said)")
      #expect(said.split(separator: "\n").count == 1, "\(said)")
      #expect(try portrait(fixture.open()) == old)
      #expect(try fixture.open().leftovers() == [])
    }
    #expect(try bring(nil) == 0)
    try fixture.open().verify()
    #expect(try fixture.open().contents().datasetNames.count == 2)
  }
}

/// A file system in memory whose size can be changed; gone when nobody holds it.
final class SmallDisk {
  let path: String

  init(at path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard Glibc.mount("guanxi-test", path, "tmpfs", 0, "size=64m") == 0 else {
      throw ChildProcess.Failed(text: "cannot mount: \(String(cString: strerror(errno)))")
    }
  }

  deinit { umount2(path, Int32(MNT_DETACH)) }

  /// Makes the file system as large as what it holds and some bytes more.
  func leave(_ bytes: Int) throws {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else {
      throw ChildProcess.Failed(text: "cannot read the size")
    }
    let used = Int(status.f_blocks - status.f_bfree) * Int(status.f_frsize)
    guard
      Glibc.mount("guanxi-test", path, "tmpfs", UInt(MS_REMOUNT), "size=\(used + bytes)")
        == 0
    else { throw ChildProcess.Failed(text: "cannot change the size") }
  }

  /// Whether this process may mount.
  static let isPossible: Bool = {
    let place = FileManager.default.temporaryDirectory.path + "/guanxi-mount-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: place) }
    return (try? SmallDisk(at: place)) != nil
  }()
}
