import Foundation
import Testing

/// The house tests itself: who imports whom, and the form of the sources.
///
/// A module imports only from floors below its own, never a sibling; a third-party package enters
/// through the modules named here and no others.
@Suite struct FloorTests {
  /// Every module's floor. There are no exceptions among siblings.
  static let floors: [String: Int] = [
    "PropertyGraph": 0, "CypherSyntax": 0, "Declarations": 0,
    "GraphExchange": 1, "GraphAnalytics": 1, "BoltProtocol": 1, "CGraphviz": 1,
    "CypherEngine": 2, "GraphRendering": 2, "Workspace": 2,
    "Investigation": 3,
    "GuanxiServer": 4, "guanxi": 5, "guanxi-bench": 5,
  ]

  /// Which modules may import what is not ours.
  static let thirdParties: [String: Set<String>] = [
    "Yams": ["Declarations"],
    "GRDB": ["Workspace"],
    "Crypto": ["Workspace"],
    "ArgumentParser": ["guanxi", "guanxi-bench"],
    "NIOCore": ["GuanxiServer"], "NIOPosix": ["GuanxiServer"],
    // Generators stand below the benchmarks alone.
    "CountyGenerator": ["guanxi-bench"], "Churn": ["guanxi-bench"],
  ]

  /// What comes with the toolchain.
  static let systemModules: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]

  struct SourceFile: CustomStringConvertible, Sendable {
    var module: String
    var path: String
    var text: String
    var description: String { path }

    /// The modules its import lines name.
    var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        var words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        while let first = words.first, ["public", "package", "internal"].contains(first) {
          words.removeFirst()
        }
        guard words.count >= 2, words[0] == "import" else { return nil }
        let kinds: Set<Substring> = [
          "struct", "class", "enum", "func", "protocol", "typealias", "var",
        ]
        let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
        return String(name.prefix { $0 != "." })
      }
    }
  }

  static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file below a folder of the project.
  static func files(below folder: String) throws -> [SourceFile] {
    let root = home.appendingPathComponent(folder)
    let walk = try #require(FileManager.default.enumerator(atPath: root.path))
    return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map {
      SourceFile(
        module: String($0.prefix { $0 != "/" }), path: "\(folder)/\($0)",
        text: try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8))
    }
  }

  @Test func noImportClimbs() throws {
    for file in try Self.files(below: "Sources") {
      let floor = try #require(Self.floors[file.module], "\(file.module) stands on no floor")
      for name in file.imports {
        if let other = Self.floors[name] {
          #expect(other < floor, "\(file) on floor \(floor) imports \(name) on floor \(other)")
        } else if let doors = Self.thirdParties[name] {
          #expect(doors.contains(file.module), "\(file) imports \(name)")
        } else {
          #expect(Self.systemModules.contains(name), "\(file) imports \(name), which nobody knows")
        }
      }
    }
  }

  @Test func everyModuleOnAFloorIsThere() throws {
    let modules = try FileManager.default.contentsOfDirectory(
      atPath: Self.home.appendingPathComponent("Sources").path
    ).filter { !$0.contains(".") }
    #expect(Set(modules) == Set(Self.floors.keys))
  }

  @Test(arguments: ["Sources", "Tests"])
  func filesAreTidy(folder: String) throws {
    let unfinished = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    for file in try Self.files(below: folder) {
      #expect(
        file.text.contains { !$0.isWhitespace }, "\(file) is empty")
      #expect(!file.text.contains("\t"), "\(file) has a tab")
      #expect(file.text.hasSuffix("\n") || file.text.isEmpty, "\(file) ends without a line end")
      for word in unfinished { #expect(!file.text.contains(word), "\(file) has \(word)") }
    }
  }

  @Test func linesOfSourcesEndBeforeColumn100() throws {
    for file in try Self.files(below: "Sources") {
      for (at, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        #expect(line.count <= 100, "\(file):\(at + 1) has \(line.count) columns")
      }
    }
  }
}
