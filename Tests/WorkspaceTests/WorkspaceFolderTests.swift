import Foundation
import PropertyGraph
import Synchronization
import Testing

@testable import Workspace

/// Opening, locking, and reading while somebody writes.
@Suite struct WorkspaceFolderTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  private func code(_ work: () throws -> Void) -> WorkspaceError.Code? {
    do {
      try work()
      return nil
    } catch { return (error as? WorkspaceError)?.code }
  }

  @Test func aMissingWorkspaceIsNotMadeByReading() {
    #expect(code { _ = try fixture.open() } == .notFound)
    #expect(!FileManager.default.fileExists(atPath: fixture.place))
  }

  @Test func aNewWorkspaceIsEmptyAndWhole() throws {
    let folder = try WorkspaceFolder(path: "\(fixture.path)/deep/er/w.gx", creates: true)
    #expect(try folder.snapshot().nodeCount == 0)
    #expect(try folder.contents().imports.isEmpty)
    #expect(try !folder.contents().isInvented)
    try folder.verify()
  }

  @Test func aFolderOfOtherThingsIsLeftAlone() throws {
    let other = try fixture.write("other", ["thesis.txt": "years of work"])
    #expect(code { _ = try WorkspaceFolder(path: other, creates: true) } == .usage)
    #expect(try fixture.names("other") == ["thesis.txt"])
    #expect(code { _ = try WorkspaceFolder(path: other) } == .notFound)
  }

  @Test func anEmptyFolderAndOneLeftHalfMadeBecomeWorkspaces() throws {
    for names in [[], ["segments"], ["segments", "sources"], ["segments", "sources", "lock"]] {
      let place = "\(fixture.path)/half\(names.count)"
      for name in names {
        try FileManager.default.createDirectory(
          atPath: "\(place)/\(name)", withIntermediateDirectories: true)
      }
      if names.contains("lock") { try FileManager.default.removeItem(atPath: "\(place)/lock") }
      try WorkspaceFolder(path: place, creates: true).verify()
    }
  }

  @Test func oneWriterAtATime() throws {
    let a = try fixture.a()
    try fixture.bring(a)
    do {
      let lock = try fixture.open().lock()
      #expect(code { try fixture.bring(fixture.b()) } == .locked)
      #expect(try fixture.open().snapshot().nodeCount == 5)
      withExtendedLifetime(lock) {}
    }
    try fixture.bring(fixture.b())
    #expect(try fixture.open().snapshot().nodeCount == 8)
  }

  /// A reader keeps the graph it opened; one that opens meanwhile gets the old graph or the new
  /// one.
  @Test func readersWhileAWriterReplacesTheSegment() throws {
    let (a, b) = (try fixture.a(), try fixture.b())
    try fixture.bring(a)
    let folder = try fixture.open()
    let held = try folder.snapshot()
    let isDone = Atomic(false)
    let stillReading = DispatchSemaphore(value: 0)
    let seen = Mutex<[Int]>([])
    let faults = Mutex<[String]>([])
    // Threads of their own: busy readers must not take those that hash the incoming files.
    for _ in 0..<2 {
      Thread.detachNewThread {
        while !isDone.load(ordering: .relaxed) {
          do {
            let graph = try folder.snapshot()
            try graph.verify()
            seen.withLock { $0.append(graph.nodeCount) }
          } catch { faults.withLock { $0.append("\(error)") } }
        }
        stillReading.signal()
      }
    }
    // Each prefix is a new import, so the segment is replaced each time.
    try fixture.bring(b)
    for prefix in ["p", "q", "r", "s"] { try fixture.bring(a, prefix: prefix) }
    isDone.store(true, ordering: .relaxed)
    for _ in 0..<2 { stillReading.wait() }
    #expect(faults.withLock { $0 } == [])
    let legal: Set = [5, 8, 13, 18, 23, 28]
    #expect(seen.withLock { $0.allSatisfy(legal.contains) })
    #expect(try folder.snapshot().nodeCount == 28)
    #expect(held.nodeCount == 5)
    try held.verify()
    #expect(try fixture.names("w.gx/segments").count == 1)
  }

  @Test func aManifestOfANewerVersionIsRefused() throws {
    try fixture.bring(fixture.a())
    try fixture.open().manifest.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')")
    }
    #expect(code { _ = try fixture.open() } == .tooNew)
    #expect(code { try fixture.bring(fixture.b()) } == .tooNew)
  }

  @Test func whatTheSystemRefusesIsAnErrorAndNoCrash() throws {
    let file = try fixture.write("plain", ["file": "x"]) + "/file"
    #expect(code { _ = try WorkspaceFolder(path: "\(file)/w.gx", creates: true) } == .system)
    #expect(code { _ = try WorkspaceFolder(path: "/proc/guanxi/w.gx", creates: true) } == .system)
    // A folder where the manifest should be.
    let odd = try fixture.write("odd/guanxi.sqlite", ["x": "x"])
    #expect(FileManager.default.fileExists(atPath: odd))
    #expect(code { _ = try fixture.open("odd") } == .system)
    // A workspace whose parts are gone, or are not what they should be.
    try fixture.bring(fixture.a())
    try FileManager.default.removeItem(atPath: "\(fixture.place)/sources")
    #expect(code { try fixture.bring(fixture.b()) } != nil)
    try "x".write(toFile: "\(fixture.place)/sources", atomically: false, encoding: .utf8)
    #expect(code { try fixture.bring(fixture.b()) } != nil)
    #expect(try fixture.open().snapshot().nodeCount == 5)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderOneMayNotReadOrWriteIsAnError() throws {
    let a = try fixture.a()
    try fixture.bring(a)
    let files = FileManager.default
    for mode in [0o000, 0o500] {
      try files.setAttributes([.posixPermissions: mode], ofItemAtPath: fixture.place)
      defer { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: fixture.place) }
      #expect(code { try fixture.bring(fixture.b()) } != nil)
    }
    try files.setAttributes([.posixPermissions: 0o000], ofItemAtPath: "\(a)/people.csv")
    #expect(code { try fixture.bring(a, into: "other.gx") } == .system)
  }
}
