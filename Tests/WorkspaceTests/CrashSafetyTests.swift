import Foundation
import Testing

@testable import Workspace

/// An import that is killed at any instant leaves the old state or the new one.
///
/// `GUANXI_KILLS` sets how often; `GUANXI_KILLS_DATA` names a folder of county records to import in
/// place of a small one.
@Suite struct CrashSafetyTests {
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

  /// The debug build of the command, which lies beside the test bundle.
  private var command: URL {
    if let named = environment["GUANXI_COMMAND"] { return URL(fileURLWithPath: named) }
    var folder = Bundle.main.bundleURL
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
    }
    let beside = folder.appendingPathComponent("guanxi")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: "\(WorkspaceFixture.home)/.build/debug/guanxi")
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    process.environment = environment.merging(["GUANXI_HOME": WorkspaceFixture.home]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Puts the workspace back as it was before the killed import.
  private func restore() throws {
    try? FileManager.default.removeItem(atPath: place)
    try FileManager.default.copyItem(atPath: aside, toPath: place)
  }

  @Test func killedAtAnyInstant() throws {
    let kills = environment["GUANXI_KILLS"].flatMap { Int($0) } ?? 12
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
    whole.waitUntilExit()
    try #require(whole.terminationStatus == 0)
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let new = try state()
    #expect(new != old)

    var random = Seeded(UInt64(environment["GUANXI_KILLS_SEED"].flatMap { UInt64($0) } ?? 1))
    var (mid, olds, news, leftovers) = (0, 0, 0, 0)
    try restore()
    for turn in 0..<kills {
      let process = try start(arguments)
      // Half of the kills fall into the last third, where files get their names and the transaction
      // runs.
      let share =
        turn % 2 == 0
        ? Double.random(in: 0...1, using: &random)
        : Double.random(in: 0.66...1.05, using: &random)
      Thread.sleep(forTimeInterval: seconds * share)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { mid += 1 }
      let names = try fixture.names("w.gx/segments") + fixture.names("w.gx/sources")
      let found = try state()
      switch found {
      case old:
        olds += 1
        if names.count > 15 { leftovers += 1 }
      case new: news += 1
      default: Issue.record("turn \(turn): neither the old state nor the new one")
      }
      try Self.report("\(turn + 1) kills: \(mid) mid-import, \(olds) old, \(news) new", environment)
      // Every now and then the next import runs to its end on what the killed one left.
      if turn % 4 == 3 {
        let next = try start(arguments)
        next.waitUntilExit()
        #expect(next.terminationStatus == 0)
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

  /// Keeps the count so far in a file, for long runs.
  private static func report(_ text: String, _ environment: [String: String]) throws {
    if let path = environment["GUANXI_KILLS_REPORT"] {
      try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  /// Only what the manifest names is there.
  private func expectNoLeftovers() throws {
    #expect(try fixture.names("w.gx/segments").count == 1)
    let kept = try Set(WorkspaceFolder(path: place).contents().sources.values.map(\.sha256))
    #expect(try Set(fixture.names("w.gx/sources")) == kept)
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
}
