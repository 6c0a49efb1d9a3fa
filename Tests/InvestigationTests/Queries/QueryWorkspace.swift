import CypherEngine
import Investigation
import PropertyGraph
import Workspace

/// A workspace of a test's own, made and asked in Cypher.
final class QueryWorkspace: Sendable {
  private let place: TemporaryFolder
  let folder: WorkspaceFolder
  let service: QueryService

  init(_ statements: String..., patience: Duration = .milliseconds(50)) throws {
    place = try TemporaryFolder()
    folder = try WorkspaceFolder(path: place.file("test.gx"), creates: true)
    service = QueryService(folder, patience: patience)
    for statement in statements { _ = try write(statement) }
  }

  var path: String { place.file("test.gx") }

  func session(mayWrite: Bool = false, isUnmasked: Bool = false) -> WorkspaceSession {
    service.session(
      for: QueryReader(
        who: "tester", caseID: "C-1", reason: "test", isUnmasked: isUnmasked, mayWrite: mayWrite))
  }

  @discardableResult
  func write(_ text: String) throws -> [[JSONText]] {
    try session(mayWrite: true).run(QueryRequest(text)).all().map { $0.map(\.json) }
  }

  func rows(
    _ text: String, isUnmasked: Bool = false, _ parameters: [ByteString: CypherValue] = [:]
  ) throws -> [[JSONText]] {
    try session(isUnmasked: isUnmasked).run(QueryRequest(text, parameters: parameters)).all()
      .map { $0.map(\.json) }
  }

  /// All rows as one JSON text.
  func text(_ text: String, isUnmasked: Bool = false) throws -> String {
    JSONText.array(try rows(text, isUnmasked: isUnmasked).map { .array($0) }).text
  }
}

/// The error that something ends with.
func queryError(_ work: () throws -> Void) -> CypherError? {
  do {
    try work()
    return nil
  } catch { return error as? CypherError }
}
