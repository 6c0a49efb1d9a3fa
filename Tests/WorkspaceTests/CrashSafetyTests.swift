import Foundation
import Testing

@testable import Workspace

/// What is killed at any instant leaves the old state or the new one.
///
/// `GUANXI_KILLS` sets how often a churn of imports, commits and compactions is killed,
/// `GUANXI_IMPORT_KILLS` how often the import of a whole county; `GUANXI_KILLS_DATA` names a folder of
/// county records in place of the small one. `GUANXI_BENCH` and `GUANXI_COMMAND` name the programs,
/// where it is not the debug builds.
@Suite(.serialized) struct CrashSafetyTests {
  private let fixture: WorkspaceFixture
  private let environment = ProcessInfo.processInfo.environment
  private var place: String { fixture.place }
  private var aside: String { fixture.path + "/before" }

  init() throws { fixture = try WorkspaceFixture() }

  /// What a workspace holds. Two imports of the same files may number types differently, so it is
  /// not the segment's bytes that are compared but what they say.
  private struct State: Equatable {
    var hash: String
    var nodes: Int
    var relationships: Int
    /// Everything the graph says, where that is little.
    var portrait: String?
  }

  private func state() throws -> State {
    let folder = try WorkspaceFolder(path: place)
    try folder.verify()
    let graph = try folder.snapshot()
    let isLarge = environment["GUANXI_KILLS_DATA"] != nil
    return State(
      hash: try folder.contents().hash, nodes: graph.nodeCount,
      relationships: try graph.relationshipCount(),
      portrait: isLarge
        ? nil : ContentHash.sha256(text: try portrait(folder).joined(separator: "\n")))
  }

  private func start(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess(
      ChildProcess.program("guanxi", variable: "GUANXI_COMMAND"), arguments,
      environment: ["GUANXI_HOME": WorkspaceFixture.home])
  }

  /// Puts the workspace back as it was before the killed import.
  private func restore() throws {
    try? FileManager.default.removeItem(atPath: place)
    try FileManager.default.copyItem(atPath: aside, toPath: place)
  }

  @Test func importOfACountyKilledAtAnyInstant() throws {
    let endurance = Endurance("GUANXI_IMPORT_KILLS", ordinarily: 6)
    let kills = endurance.turns
    let data = environment["GUANXI_KILLS_DATA"] ?? WorkspaceFixture.county
    // A small county is imported twice over, the second time under a prefix.
    let arguments = [
      "import", data, "-w", place, "--mapping", "county-records", "--space", "p", "--threads", "2",
    ]
    try fixture.bring(WorkspaceFixture.county)
    try FileManager.default.copyItem(atPath: place, toPath: aside)
    let old = try state()
    let begin = ContinuousClock.now
    let whole = try start(arguments)
    try #require(whole.wait() == 0)
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let new = try state()
    #expect(new != old)

    var random = Seeded(Endurance.seed("GUANXI_KILLS_SEED"))
    var (mid, olds, news, leftovers) = (0, 0, 0, 0)
    try restore()
    for turn in 0..<kills {
      let process = try start(arguments)
      // Any time, or while the segment is written, or when it has just got its name.
      switch turn % 3 {
      case 0: Thread.sleep(forTimeInterval: seconds * Double.random(in: 0...1, using: &random))
      case 1:
        waitForSegment(".tmp", atMost: seconds)
        usleep(UInt32.random(in: 0..<40_000, using: &random))
      default:
        waitForSegment(".gxs", atMost: seconds)
        usleep(UInt32.random(in: 0..<4_000, using: &random))
      }
      process.kill()
      if process.wait() > 128 { mid += 1 }
      let found = try state()
      switch found {
      case old:
        olds += 1
        if try !fixture.open().leftovers().isEmpty { leftovers += 1 }
      case new: news += 1
      default: Issue.record("turn \(turn): neither the old state nor the new one")
      }
      try endurance.report("\(turn + 1) kills: \(mid) mid-import, \(olds) old, \(news) new")
      // Every now and then the next import runs to its end on what the killed one left.
      if turn % 4 == 3 {
        let next = try start(arguments)
        #expect(next.wait() == 0)
        #expect(try state() == new)
        try expectNoLeftovers()
      }
      if found == new || turn % 4 == 3 { try restore() }
    }
    print(
      "\(kills) kills: \(mid) hit mid-import, \(olds) left the old state "
        + "(\(leftovers) with leftovers), "
        + "\(news) the new one; a whole import takes \(seconds) s")
  }

  /// Only what the manifest names is there.
  private func expectNoLeftovers() throws {
    #expect(try fixture.open().leftovers() == [])
  }

  // MARK: - Imports, commits and compactions

  @Test func killedAtAnyInstant() throws {
    let endurance = Endurance("GUANXI_KILLS", ordinarily: 20)
    let first = Endurance.seed("GUANXI_KILLS_SEED")
    var random = Seeded(first)
    var tally = Tally()
    var run = fresh(first)
    for turn in 0..<endurance.turns {
      if run.next > 100 || (run.next > 1 && Int.random(in: 0..<12, using: &random) == 0) {
        try FileManager.default.removeItem(atPath: place)
        run = fresh(first &* 1_000_003 &+ UInt64(turn))
      }
      let child = try run.start(steps: 60)
      try strike(child, run, &random)
      // Lines that came before the kill are acknowledgements all the same.
      run.follow(child)
      let status = child.wait()
      #expect(status == 128 + SIGKILL || status == 0 && run.inFlight == nil, "ended with \(status)")
      #expect(run.complaints.isEmpty, "\(run.complaints)")
      let kind = run.inFlight?.kind
      tally["hit " + (kind ?? (status == 0 ? "nothing, all was done" : "between steps"))] += 1
      if try !run.leftovers().isEmpty { tally["left files"] += 1 }
      let outcome = try run.settle()
      if let kind { tally["\(kind) \(outcome)"] += 1 }
      if kind == "compact" { tally["compact \(run.hasDelta ? "not yet" : "done")"] += 1 }
      if Int.random(in: 0..<4, using: &random) == 0 {
        try run.goOn(steps: 4)
        tally["went on"] += 1
      }
      try endurance.report("\(turn + 1) kills: \(tally.text)")
    }
    print("\(endurance.turns) kills: \(tally.text)")
  }

  private func fresh(_ seed: UInt64) -> ChurnRun {
    ChurnRun(place: place, records: fixture.path + "/records", seed: seed)
  }

  /// Kills a churn: any time, or some way into a step of a kind, mostly towards its end, where files
  /// get their names and transactions run, or just after a segment got its name.
  private func strike(
    _ child: ChildProcess, _ run: ChurnRun, _ random: inout Seeded
  ) throws {
    let kinds = ["import", "commit", "fold", "compact", "open", nil]
    let kind = kinds.randomElement(using: &random)!
    defer { child.kill() }
    guard let kind else {
      usleep(UInt32.random(in: 0..<200_000, using: &random))
      return
    }
    // Not the first of its kind only.
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      guard run.follow(child, until: kind) else { break }
      if kind == "open" { break }
    }
    if kind != "commit", kind != "open", Int.random(in: 0..<3, using: &random) == 0 {
      waitForSegment(".gxs", atMost: 0.1)
      usleep(UInt32.random(in: 0..<2_000, using: &random))
      return
    }
    let share = Double.random(in: Bool.random(using: &random) ? 0...1 : 0.6...1.1, using: &random)
    usleep(UInt32((run.seconds[kind] ?? 0.01) * share * 1e6))
  }

  /// Returns when a segment with such an ending has come, or after some seconds.
  private func waitForSegment(_ ending: String, atMost seconds: Double) {
    func names() -> Set<String> {
      Set(((try? FileSystem.names(in: "\(place)/segments")) ?? []).filter { $0.hasSuffix(ending) })
    }
    let before = names()
    let deadline = ContinuousClock.now + .seconds(seconds)
    while names().subtracting(before).isEmpty, .now < deadline { usleep(20) }
  }

  @Test func leftoversOfACrashAreSweptByTheNextImport() throws {
    try fixture.bring(fixture.a())
    for name in ["segments/00000002.gxs", "segments/00000002.gxs.tmp", "sources/incoming-0.tmp"] {
      try "half".write(toFile: "\(place)/\(name)", atomically: false, encoding: .utf8)
    }
    let stray = String(repeating: "a", count: 64)
    try "half".write(toFile: "\(place)/sources/\(stray)", atomically: false, encoding: .utf8)
    try fixture.open().verify()
    try fixture.bring(fixture.b())
    try expectNoLeftovers()
    try fixture.open().verify()
  }

  // MARK: - What cannot be written

  /// Puts a folder where a segment should get its name, so that it gets none.
  private func obstruct(_ segment: Int) throws -> String {
    let path = "\(place)/segments/0000000\(segment).gxs"
    try FileManager.default.createDirectory(
      atPath: path + "/in the way", withIntermediateDirectories: true)
    return path
  }

  /// Commits a node whose text is too long for the log of the writer.
  private func fold(_ key: String, _ folder: WorkspaceFolder, _ writer: WorkspaceWriter) throws {
    writer.logBytesMax = 100
    let transaction = try writer.begin()
    _ = try transaction.createNode(
      labels: [], key: ("churn", key),
      properties: ["text": .text(String(repeating: "长", count: 100))])
    _ = try writer.commit(transaction)
  }

  @Test func leftoversOfACrashAreSweptByTheNextWriter() throws {
    try fixture.bring(fixture.a())
    try "half".write(
      toFile: "\(place)/segments/00000002.gxs.tmp", atomically: false, encoding: .utf8)
    let folder = try fixture.open()
    let writer = try folder.writer(who: "test")
    try expectNoLeftovers()
    try fold("1", folder, writer)
    #expect(try folder.snapshot().node(reference: "churn:1") != nil)
  }

  @Test func aCommitThatFailsLeavesNoFileAndTheNextSucceeds() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    let writer = try folder.writer(who: "test")
    let obstacle = try obstruct(2)
    #expect(throws: WorkspaceError.self) { try fold("1", folder, writer) }
    #expect(try fixture.names("w.gx/segments") == ["00000001.gxs", "00000002.gxs"])
    #expect(try folder.snapshot().node(reference: "churn:1") == nil)
    try FileManager.default.removeItem(atPath: obstacle)
    try fold("1", folder, writer)
    #expect(try folder.snapshot().node(reference: "churn:1") != nil)
    try expectNoLeftovers()
  }

  @Test func anImportThatFailsLeavesNoFile() throws {
    try fixture.bring(fixture.a())
    let sources = try fixture.names("w.gx/sources")
    let obstacle = try obstruct(2)
    #expect(throws: WorkspaceError.self) { try fixture.bring(fixture.b()) }
    #expect(try fixture.names("w.gx/segments") == ["00000001.gxs", "00000002.gxs"])
    #expect(try fixture.names("w.gx/sources") == sources)
    try FileManager.default.removeItem(atPath: obstacle)
    try fixture.bring(fixture.b())
    try fixture.open().verify()
  }

  @Test func aChangeStandsThoughTheCompactionAfterItFails() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    // The deltas 2 and 3 are large beside so small a base; what is written anew cannot get its name.
    let obstacle = try obstruct(3)
    try fold("1", folder, try folder.writer(who: "test"))
    #expect(try folder.snapshot().node(reference: "churn:1") != nil)
    try FileManager.default.removeItem(atPath: obstacle)
    _ = try obstruct(4)
    let outcome = try fixture.bring(fixture.b())
    #expect(outcome.warnings.contains { $0.contains("the import stands") }, "\(outcome.warnings)")
    #expect(try folder.contents().datasetNames == ["a", "b"])
    try folder.verify()
  }
}
