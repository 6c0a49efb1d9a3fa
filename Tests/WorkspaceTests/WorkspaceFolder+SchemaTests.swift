import Foundation
import PropertyGraph
import Testing

@testable import Workspace

@Suite struct WorkspaceFolderSchemaTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  @Test func whatIsDeclaredIsKept() throws {
    let folder = try WorkspaceFolder(path: fixture.place, creates: true)
    #expect(try folder.schema() == KeptSchema(revision: 0, text: ""))
    do {
      let writer = try folder.writer(who: "a")
      let first = try writer.replaceSchema(by: "one", at: 0)
      #expect(first == KeptSchema(revision: 1, text: "one"))
      try writer.replaceSchema(by: "two", at: 1)
    }
    let again = try WorkspaceFolder(path: fixture.place)
    #expect(try again.schema() == KeptSchema(revision: 2, text: "two"))
  }

  /// A list made from an older one would undo what somebody else declared.
  @Test func aListFromAnOlderOneIsRefused() throws {
    let folder = try WorkspaceFolder(path: fixture.place, creates: true)
    let writer = try folder.writer(who: "a")
    try writer.replaceSchema(by: "one", at: 0)
    for revision: Int64 in [0, 2] {
      let error = #expect(throws: WorkspaceError.self) {
        try writer.replaceSchema(by: "other", at: revision)
      }
      #expect(error?.code == .locked)
    }
    #expect(try folder.schema().text == "one")
  }
}

@Suite struct WorkspaceFolderKeptFilesTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  @Test func sourcesAreFoundByNameAndByHash() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    let names = try folder.sourceNames()
    #expect(names.contains("people.csv"))
    #expect(Set(names).count == names.count)
    let path = try #require(try folder.keptFile(named: "people.csv"))
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == WorkspaceFixture.peopleOfA)
    let hash = URL(fileURLWithPath: path).lastPathComponent
    #expect(try folder.keptFile(named: hash) == path)
    for name in ["none.csv", "../guanxi.sqlite", "", "people.csv "] {
      #expect(try folder.keptFile(named: name) == nil)
    }
  }

  @Test func aChangedFileIsAnError() throws {
    try fixture.bring(fixture.a())
    let folder = try fixture.open()
    let path = try #require(try folder.keptFile(named: "firms.csv"))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try "id,name\n".write(toFile: path, atomically: false, encoding: .utf8)
    let error = #expect(throws: WorkspaceError.self) {
      try folder.keptFile(named: "firms.csv")
    }
    #expect(error?.code == .badData)
  }
}
