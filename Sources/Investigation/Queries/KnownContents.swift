import Synchronization
import Workspace

/// What a workspace holds and how to read it, read anew after each change.
final class KnownContents: Sendable {
  private let folder: WorkspaceFolder
  private let known = Mutex<(revision: String, contents: WorkspaceContents)?>(nil)

  init(_ folder: WorkspaceFolder) { self.folder = folder }

  func callAsFunction() throws -> WorkspaceContents {
    let revision = try folder.revision()
    if let known = known.withLock({ $0 }), known.revision == revision { return known.contents }
    let contents = try folder.contents()
    known.withLock { $0 = (revision, contents) }
    return contents
  }
}
