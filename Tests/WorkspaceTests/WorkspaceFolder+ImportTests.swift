import Foundation
import PropertyGraph
import Testing

@testable import Workspace

/// An import happens as a whole or not at all, and importing piece by piece is importing
/// everything.
@Suite struct ImportTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  /// The code of the error that a piece of work throws.
  private func code(_ work: () throws -> Void) -> WorkspaceError.Code? {
    do {
      try work()
      return nil
    } catch { return (error as? WorkspaceError)?.code }
  }

  @Test func anImportTellsWhatItRead() throws {
    let outcome = try fixture.bring(fixture.a())
    #expect((outcome.nodes, outcome.relationships) == (5, 3))
    #expect(outcome.files.map(\.name) == ["people.csv", "firms.csv", "owns.csv"])
    #expect(outcome.files.map(\.rows) == [3, 2, 3])
    #expect(outcome.rejects.isEmpty)
    let folder = try fixture.open()
    try folder.verify()
    let lines = try portrait(folder)
    #expect(
      lines.contains(
        "person:1 [\"Person\"] {birth_date=1970-02-03,id=1,name=安宁} people.csv:2"))
    #expect(
      lines.contains(
        "person:1 -OWNS-> company:10 {share=0.5,valid_from=2001-01-01} owns.csv:2"))
    #expect(lines.count == 8)
    let contents = try folder.contents()
    #expect(contents.datasetNames == ["a"] && contents.isInvented)
  }

  @Test func oneAfterTheOtherIsBothAtOnce() throws {
    let (a, b) = (try fixture.a(), try fixture.b())
    try fixture.bring(a, into: "steps.gx")
    let second = try fixture.bring(b, into: "steps.gx")
    let whole = try fixture.bring(a, b, into: "whole.gx")
    let (steps, once) = (try fixture.open("steps.gx"), try fixture.open("whole.gx"))
    #expect(try portrait(steps) == portrait(once))
    #expect(try steps.contents().hash == once.contents().hash)
    #expect((whole.nodes, whole.relationships) == (8, 6))
    #expect((second.nodes, second.relationships) == (3, 3))
    #expect(second.warnings.contains { $0.contains("differ") })
    #expect(
      second.files.map(\.name) == [
        "people.csv", "firms.csv", "owns.csv", "towns.csv", "places.csv",
      ])
    for folder in [steps, once] { try folder.verify() }
  }

  @Test func everyImportIsAGenerationOfItsOwn() throws {
    let a = try fixture.a()
    #expect(try WorkspaceFolder(path: fixture.place, creates: true).generation() == 0)
    try fixture.bring(a)
    let folder = try fixture.open()
    let first = try folder.generation()
    #expect(first > 0)
    try fixture.bring(a)
    #expect(try folder.generation() == first, "the same again is no new graph")
    try fixture.bring(try fixture.b())
    #expect(try folder.generation() > first)
  }

  @Test func theSameAgainIsNothingNew() throws {
    let a = try fixture.a()
    try fixture.bring(a)
    let before = try (portrait(fixture.open()), fixture.names("w.gx/segments"))
    let again = try fixture.bring(a)
    #expect((again.nodes, again.relationships) == (0, 0))
    #expect(again.warnings.last?.contains("‘a’ stands already") == true)
    #expect(try (portrait(fixture.open()), fixture.names("w.gx/segments")) == before)
    #expect(try fixture.open().contents().imports.count == 1)
  }

  @Test func theSameTwiceInOneRequestIsImportedOnce() throws {
    let a = try fixture.a()
    let outcome = try fixture.bring(a, a)
    #expect((outcome.nodes, outcome.relationships) == (5, 3))
    #expect(outcome.warnings.contains { $0.contains("stands already") })
    #expect(try fixture.open().contents().imports.count == 1)
    try fixture.open().verify()
  }

  @Test func filesOfOneNameAndContentAreKeptOnceAndReadOnce() throws {
    let first = try fixture.write("x", ["e.el": "1 2\n2 3\n"]) + "/e.el"
    let second = try fixture.write("y", ["e.el": "1 2\n2 3\n"]) + "/e.el"
    try fixture.bring(first, second)
    #expect(try fixture.names("w.gx/sources").count == 1)
    #expect(try fixture.open().contents().sources.count == 1)
    try fixture.open().verify()
  }

  @Test func aChangedFileIsANewImport() throws {
    try fixture.bring(fixture.a())
    let more = WorkspaceFixture.peopleOfA + "9,新人,\n"
    let outcome = try fixture.bring(fixture.a(["people.csv": more]))
    #expect(outcome.nodes == 1)
    // The rows of the file that did not change are the very same ties.
    #expect(outcome.relationships == 0)
    #expect(try fixture.open().contents().imports.count == 2)
    try fixture.open().verify()
  }

  @Test func aPrefixKeepsKeySpacesApart() throws {
    let a = try fixture.a()
    try fixture.bring(a)
    let outcome = try fixture.bring(a, prefix: "north")
    #expect((outcome.nodes, outcome.relationships) == (5, 3))
    let graph = try fixture.open().snapshot()
    #expect(try graph.node(reference: "north.person:1") != nil)
    #expect(try graph.node(reference: "person:1") != nil)
    #expect(try fixture.bring(a, prefix: "north").nodes == 0)
  }

  @Test func aDryRunLeavesNoTrace() throws {
    let (a, b) = (try fixture.a(), try fixture.b())
    try fixture.bring(a)
    func files() throws -> [String] {
      try ["w.gx", "w.gx/segments", "w.gx/sources"].flatMap { folder in
        try fixture.names(folder).filter { !$0.hasPrefix("guanxi.sqlite-") }
      }
    }
    let before = try (portrait(fixture.open()), files())
    let outcome = try fixture.bring(b, dry: true)
    #expect((outcome.nodes, outcome.relationships) == (3, 3))
    #expect(try (portrait(fixture.open()), files()) == before)
    #expect(try fixture.open().contents().imports.count == 1)
  }

  @Test func rejectsAreToldAndKept() throws {
    let owns = "who,what,share,since\n1,10,0.5,\n,10,0.5,\n1,10,many,\n2,11,1,2001-13-01\n"
    let outcome = try fixture.bring(fixture.a(["owns.csv": owns]))
    #expect(outcome.rejects.allSatisfy { $0.file == "owns.csv" })
    #expect(outcome.rejects.map(\.row).contains(3))
    #expect(outcome.rejects.allSatisfy { !$0.reason.isEmpty && !$0.reason.contains("many") })
    #expect(try fixture.open().rejects() == outcome.rejects)
    try fixture.bring(fixture.b())
    #expect(try fixture.open().rejects() == outcome.rejects)
  }

  @Test(arguments: [
    "files: {people.csv: {rows: 4}}",
    "files: {people.csv: {sha256: \(String(repeating: "0", count: 64))}}",
  ])
  func aDatasetThatIsNotWhatItSaysChangesNothing(description: String) throws {
    try fixture.bring(fixture.b())
    let before = try portrait(fixture.open())
    let a = try fixture.a(description: description + "\n")
    #expect(code { try fixture.bring(a) } == .badData)
    #expect(try portrait(fixture.open()) == before)
    #expect(try fixture.names("w.gx/sources").allSatisfy { $0.count == 64 })
    #expect(try fixture.names("w.gx/segments").count == 1)
    try fixture.open().verify()
    #expect(code { try fixture.bring(a, into: "new.gx") } == .badData)
    #expect(try fixture.open("new.gx").snapshot().nodeCount == 0)
    #expect(try fixture.names("new.gx/sources").isEmpty)
    #expect(try fixture.names("new.gx/segments").isEmpty)
  }

  @Test func aFileThatTheMappingNamesMustBeThere() throws {
    let folder = try fixture.a(["firms.csv": nil as String?].filter { _ in false })
    try FileManager.default.moveItem(atPath: "\(folder)/firms.csv", toPath: "\(folder)/firm.csv")
    do {
      try fixture.bring(folder)
      Issue.record("a missing file went unnoticed")
    } catch let error as WorkspaceError {
      #expect(error.code == .notFound && error.path?.hasSuffix("a/firms.csv") == true)
      #expect(error.hint == "there is ‘firm.csv’")
    }
    #expect(code { try fixture.bring("\(fixture.path)/nowhere") } == .notFound)
  }

  @Test func filesNobodyNamesAreToldOnce() throws {
    let outcome = try fixture.bring(fixture.a(["read.me": "hello", "z.csv": "a\n1\n"]))
    #expect(outcome.warnings == ["not named by the mapping, ignored: m.yaml, read.me, z.csv"])
    #expect(outcome.rejects.isEmpty && outcome.files.count == 3)
  }

  @Test func sourcesAreKeptByTheirContent() throws {
    let a = try fixture.a()
    try fixture.bring(a)
    let kept = try fixture.names("w.gx/sources")
    #expect(kept.count == 3)
    for name in kept {
      #expect(try SourceStore.sha256("\(fixture.place)/sources/\(name)") == name)
    }
    let sources = try fixture.open().contents().sources.values.sorted { $0.number < $1.number }
    #expect(sources.map(\.name) == ["people.csv", "firms.csv", "owns.csv"])
    for source in sources {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(a)/\(source.name)"))
      #expect(source.bytes == bytes.count)
      let copy = URL(fileURLWithPath: "\(fixture.place)/sources/\(source.sha256)")
      #expect(try Data(contentsOf: copy) == bytes)
    }
  }

  @Test func theRowThatACitationNamesIsShownFromTheKeptFile() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    let graph = try folder.snapshot()
    let node = try #require(try graph.node(reference: "person:3"))
    let citation = try #require(try graph.citations(of: node).first)
    let cited = try folder.row(of: citation)
    #expect(cited.source.name == "people.csv" && cited.row == 4)
    #expect(cited.content.columns == ["id", "name", "born"])
    #expect(cited.content.cells == ["3", "Chen, D.", "1999-12-31"])
    #expect(code { _ = try folder.row(of: Citation(source: citation.source, row: 9)) } == .notFound)
    #expect(code { _ = try folder.row(of: Citation(source: 99, row: 1)) } == .notFound)
  }

  /// A kept copy that was damaged proves nothing, and is never read into the graph again.
  @Test func aDamagedKeptSourceProvesNothing() throws {
    try fixture.bring(fixture.a())
    let before = try portrait(fixture.open())
    let kept = try fixture.open().contents().sources[1]!.sha256
    try "id,name,born\n1,假人,\n".write(
      toFile: "\(fixture.place)/sources/\(kept)", atomically: false, encoding: .utf8)
    #expect(code { _ = try fixture.open().row(of: Citation(source: 1, row: 2)) } == .badData)
    #expect(code { try fixture.open().verify() } == .badData)
    #expect(try portrait(fixture.open()) == before)
    try fixture.bring(fixture.b())
    try fixture.bring(fixture.a(), fixture.b(), into: "sound.gx")
    #expect(try portrait(fixture.open()) == portrait(fixture.open("sound.gx")))
  }
}
