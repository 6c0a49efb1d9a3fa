import CypherEngine
import Workspace

/// The kept sources of a workspace, as LOAD CSV finds them.
///
/// A name that several sources have is the newest one's; the hash of its content names each.
final class KeptSourceFiles: CSVSourceProvider {
  private let folder: WorkspaceFolder

  init(_ folder: WorkspaceFolder) { self.folder = folder }

  private func sources() throws -> [SourceRecord] {
    try folder.contents().sources.values.sorted { $0.number < $1.number }
  }

  func sourceNames() throws -> [String] {
    var seen: Set<String> = []
    return try sources().map(\.name).filter { seen.insert($0).inserted }
  }

  func path(ofSource name: String) throws -> String? {
    try sources().last { $0.name.utf8.elementsEqual(name.utf8) || $0.sha256 == name }
      .map { folder.path(of: $0) }
  }
}
