import Foundation
import Investigation
import Testing

/// The files of `Queries/`: complete headers, fixtures that are there, a line in the documentation.
@Suite struct QueryFileTests {
  private static let folder = FloorTests.home.appendingPathComponent("Queries")

  /// Every file below `Queries/`, by its path there.
  private static let paths: [String] = {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.split(separator: "/").last!.contains(".") }.sorted()
  }()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func everyHeaderIsComplete() throws {
    let library = try QueryLibrary(folder: Self.folder)
    let queries = Self.paths.filter { $0.hasSuffix(".cypher") }
    #expect(library.models.count + library.questions.count == queries.count)
    #expect(!library.models.isEmpty && !library.questions.isEmpty)
  }

  /// A model lies in its family's folder and has the fixtures it names, and no others.
  @Test func modelsAndFixturesLieWhereTheyBelong() throws {
    var expected: Set<String> = ["README.md"]
    let library = try QueryLibrary(folder: Self.folder)
    for question in library.questions { expected.insert("questions/\(question.id).cypher") }
    for file in library.models {
      let family = "models/\(file.id.prefix { $0 != "-" })"
      expected.insert("\(family)/\(URL(fileURLWithPath: file.path).lastPathComponent)")
      for fixture in file.model!.fixtures { expected.insert("\(family)/\(file.id)/\(fixture)") }
    }
    #expect(Set(Self.paths) == expected)
  }

  @Test func everyQueryIsDocumented() throws {
    let page = try Self.text("README.md")
    let library = try QueryLibrary(folder: Self.folder)
    for file in library.models + library.questions {
      #expect(page.contains("\n| `\(file.id)` | "), "\(file.id)")
    }
  }

  @Test(arguments: paths.filter { $0.hasSuffix(".cypher") })
  func linesAreShort(_ path: String) throws {
    for line in try Self.text(path).split(separator: "\n") {
      #expect(line.count <= 100, "\(path): \(line)")
    }
  }
}
