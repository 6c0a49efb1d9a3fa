import Glibc
import ReferenceGraph
import Testing

@testable import PropertyGraph

/// A world that refuses gives an error that names the file; nothing ends the process.
@Suite struct SegmentWriterTests {
  private func builder() -> GraphBuilder {
    GraphGenerator.script(seed: 5, nodes: 100, relationships: 100).build()
  }

  private func expectRefusal(_ path: String, _ body: () throws -> Void) {
    do {
      try body()
      Issue.record("nothing was refused")
    } catch let error as GraphError {
      #expect(error.code == .system)
      #expect(error.file == path)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func aMissingFolder() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("missing/graph.gxs")
    expectRefusal(path) { try builder().write(to: path) }
  }

  @Test func anExistingFileStaysAsItWas() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("graph.gxs")
    try overwrite(path, with: [1, 2, 3])
    expectRefusal(path) { try builder().write(to: path) }
    #expect(try contents(path) == [1, 2, 3])
  }

  @Test func aFullDisk() {
    expectRefusal("/dev/full") {
      let writer = try SegmentWriter(owning: open("/dev/full", O_RDWR), path: "/dev/full")
      try writer.finish(catalog: [])
    }
  }

  @Test func aReadOnlyDescriptor() {
    expectRefusal("/dev/null") {
      let writer = try SegmentWriter(owning: open("/dev/null", O_RDONLY), path: "/dev/null")
      try writer.finish(catalog: [])
    }
  }

  /// At every length at which the disk may fill up, in a process of its own.
  @Test func aDiskThatFillsUp() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let folder = try TemporaryFolder()
      let script = GraphGenerator.script(seed: 5, nodes: 100, relationships: 100)
      try script.build().write(to: folder.file("whole"))
      let size = try contents(folder.file("whole")).count
      for limit in stride(from: 0, to: size, by: max(1, size / 40)) {
        var bounds = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &bounds)
        bounds.rlim_cur = rlim_t(limit)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &bounds)
        let path = folder.file("cut\(limit)")
        do {
          try script.build().write(to: path)
          exit(1)
        } catch let error as GraphError {
          if error.code != .system || error.file != path { exit(2) }
        }
        do {
          _ = try GraphSnapshot(segments: [path], scope: .all)
          exit(3)
        } catch {}
      }
    }
  }

  @Test func layout() throws {
    let folder = try TemporaryFolder()
    let writer = try SegmentWriter(path: folder.file("file"))
    let short = try writer.section([UInt8](repeating: 1, count: 100))
    let next = try writer.section([UInt8](repeating: 2, count: 4096))
    let long = try writer.section([UInt64](repeating: 3, count: 300_000))
    #expect(try writer.section([UInt8]()) == .none)
    try writer.finish(catalog: [9, 9, 9])
    #expect(short.offset == 4096 && next.offset == 8192 && long.offset == 12_288)
    let file = try SegmentFile(path: folder.file("file"))
    #expect(Array(file.catalog) == [9, 9, 9])
    #expect(try file.bytes(short).allSatisfy { $0 == 1 })
    #expect(try file.items(long, as: UInt64.self).allSatisfy { $0 == 3 })
    try file.checkAll()
    for place in [
      SectionPlace(offset: 0, length: 64), SectionPlace(offset: 4096, length: 1 << 40),
      SectionPlace(offset: .max - 63, length: 128), SectionPlace(offset: 4100, length: 4),
    ] {
      #expect(throws: GraphError.self) { _ = try file.bytes(place) }
    }
  }
}
