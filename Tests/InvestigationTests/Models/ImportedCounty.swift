import CountyGenerator
import Foundation
import Testing
import Workspace

@testable import Investigation

/// A county's files and the graph that was imported from them.
struct ImportedCounty {
  let folder: TemporaryFolder
  let files: URL
  let caseGraph: CaseGraph
  /// Cypher with the procedures of casework.
  let service: QueryService

  /// A generated one.
  init(persons: Int, seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let files = URL(fileURLWithPath: folder.file("county"))
    try County(persons: persons, seed: seed).write(to: files)
    try self.init(files, folder)
  }

  /// The one the product ships with.
  init() throws {
    let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    try self.init(home.appendingPathComponent("Datasets/county"), TemporaryFolder())
  }

  private init(_ files: URL, _ folder: TemporaryFolder) throws {
    let workspace = try WorkspaceFolder(path: folder.file("workspace"), creates: true)
    let outcome = try workspace.importFiles(
      ImportRequest(paths: [files.path], mapping: "county-records"),
      at: Date(timeIntervalSince1970: 0))
    #expect(outcome.rejects.isEmpty)
    self.folder = folder
    self.files = files
    caseGraph = try CaseGraph(workspace)
    service = QueryService(workspace)
  }

  func table(_ name: String) throws -> CountyTable { try CountyTable(files, name) }
}
