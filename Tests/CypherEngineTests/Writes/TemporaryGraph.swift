import Foundation
import PropertyGraph

/// A folder for segments that goes away with the test.
final class TemporaryGraph {
  private let folder: URL
  private var number = 0

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("guanxi-cypher-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Writes what was built as a base segment and opens it.
  func open(_ builder: GraphBuilder) throws -> GraphSnapshot {
    number += 1
    let path = path("\(number).gxs")
    try builder.write(to: path)
    return try GraphSnapshot(segments: [path], scope: .all)
  }
}

/// Keeps nothing: a commit counts at once.
final class ForgetfulLog: CommitLog {
  func append(_ commit: Commit) {}
}
