import CypherEngine
import PropertyGraph
import Synchronization
import Workspace

/// The graphs that casework lately asked about, with what was worked out from them.
///
/// What an open transaction sees is not kept: its next change makes it another.
public final class CaseGraphStore: Sendable {
  private struct Key: Hashable {
    let state: GraphStateIdentity
    let scope: ReadScope
    let parties: Parties

    init(_ graph: GraphSnapshot) {
      (state, scope, parties) = (graph.identity, graph.scope, graph.parties)
    }
  }

  private let contents: @Sendable () throws -> WorkspaceContents
  private let shelf = Mutex<[(key: Key, graph: CaseGraph)]>([])
  /// Readers of one service rarely have more scopes than this between them.
  private static let countMax = 3

  public init(contents: @escaping @Sendable () throws -> WorkspaceContents) {
    self.contents = contents
  }

  /// The graph that a statement reads, as casework sees it; the host of a statement knows it.
  func caseGraph(_ context: EvaluationContext) throws -> CaseGraph {
    let graph = context.graph
    if let host = context.host as? CaseGraph {
      return Key(host.graph) == Key(graph)
        ? host : CaseGraph(graph, host.contents, threadCount: context.threadCount)
    }
    let threads = context.threadCount
    guard graph.identity.draft == 0 else {
      return CaseGraph(graph, try contents(), threadCount: threads)
    }
    let key = Key(graph)
    if let kept = shelf.withLock({ $0.first { $0.key == key }?.graph }) { return kept }
    let made = CaseGraph(graph, try contents(), threadCount: threads)
    return shelf.withLock { shelf in
      if let kept = shelf.first(where: { $0.key == key }) { return kept.graph }
      if shelf.count == Self.countMax { shelf.removeFirst() }
      shelf.append((key, made))
      return made
    }
  }
}
