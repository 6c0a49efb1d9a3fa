import CypherEngine
import Foundation
import PropertyGraph
import Workspace

/// Cypher over one workspace, for every door: the command line, Bolt and HTTP.
///
/// ```text
///   request ─▶ prepare ─▶ newest snapshot, or the writer's transaction ─▶ engine
///                                                                          │ rows
///   answer  ◀─ masked values ◀─ audit record, on the disk ◀────────────────┘
/// ```
///
/// It keeps what one process can share between statements: the engine with its procedures, the
/// indexes built so far, and the right to write. Readers see the newest state there is, also what
/// another process committed; a writer makes its changes durable before anybody is told of them.
///
/// Safe for use by several threads; each of them works through a ``WorkspaceSession`` of its own.
public final class QueryService: Sendable {
  public let folder: WorkspaceFolder
  public let engine: CypherEngine
  let indexes = IndexCache()
  let sources: KeptSourceFiles
  let gate: WriteGate
  private let known: KnownContents
  /// How long a statement waits for another writer.
  public let patience: Duration

  /// - Parameter environment: changes what the standard procedures tell of this process, such as
  /// its
  ///   address or the statements that run.
  public init(
    _ folder: WorkspaceFolder, patience: Duration = .seconds(10),
    environment: (inout ProcedureEnvironment) -> Void = { _ in }
  ) {
    self.folder = folder
    self.patience = patience
    sources = KeptSourceFiles(folder)
    gate = WriteGate(folder)
    let known = KnownContents(folder)
    self.known = known
    let cases = CaseGraphStore { try known() }
    var told = ProcedureEnvironment(
      functions: FunctionRegistry.standard.adding(CaseProcedures.functions(cases)),
      schema: { try SchemaCatalog(text: folder.schema().text) })
    told.casework = CaseProcedures.all(cases)
    environment(&told)
    engine = CypherEngine(functions: told.functions, procedures: .standard(told))
  }

  /// Begins to work for a reader.
  public func session(for reader: QueryReader) -> WorkspaceSession {
    WorkspaceSession(self, reader)
  }

  /// The indexes and constraints as they stand.
  public func schema() throws -> SchemaCatalog { try SchemaCatalog(text: folder.schema().text) }

  /// What the workspace holds and how to read it.
  public func contents() throws -> WorkspaceContents { try known() }

  /// Whether a reader may be shown everything without a reason: all datasets are invented.
  public func isInvented() throws -> Bool { try contents().isInvented }

  /// What clock functions give, in UTC.
  static func now() -> ZonedDateTime {
    let elapsed = Date().timeIntervalSince1970
    let seconds = elapsed.rounded(.down)
    return ZonedDateTime(
      seconds: Int64(seconds), nanoseconds: Int32((elapsed - seconds) * 1e9), offsetSeconds: 0)
  }
}
