import Declarations
import Foundation
import PropertyGraph
import Workspace

/// The graph as casework sees it: a snapshot together with the ontology, the sources and the bodies
/// of its workspace.
public final class CaseGraph: Sendable {
  public let graph: GraphSnapshot
  public let contents: WorkspaceContents
  /// Threads that a model may use; its results do not depend on it.
  public let threadCount: Int
  /// How well each record of a party of several is evidenced to be of it, by reference.
  let partyTiers: [String: EvidenceTier]
  let derived = DerivedViews()

  public init(
    _ graph: GraphSnapshot, _ contents: WorkspaceContents,
    threadCount: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.graph = graph
    self.contents = contents
    partyTiers = EvidenceTier.ofParties(contents.judgements)
    self.threadCount = threadCount
  }

  /// Opens a workspace for one reader.
  public convenience init(_ folder: WorkspaceFolder, scope: ReadScope = .all) throws {
    // Graph and contents must be of one moment, or a picture would carry another graph's hash.
    while true {
      let revision = try folder.revision()
      let graph = try folder.snapshot(scope: scope)
      let contents = try folder.contents()
      guard try folder.revision() == revision else { continue }
      self.init(graph, contents)
      return
    }
  }

  public var ontology: Ontology { contents.ontology }

  /// The visible types among some names, in the order of the names.
  func types(_ names: [String]) -> [TypeID] { names.compactMap { graph.type($0) } }

  /// The visible types of some kinds.
  func types(ofKinds kinds: Set<TieKind>) -> [TypeID] { types(ontology.types(of: kinds)) }

  /// Whether a tie of a type without dates counts as undated.
  func needsDates(_ type: String) -> Bool { ontology.tie(type)?.time == .required }

  /// Whether any party is one by its name alone.
  var hasPartiesByName: Bool { partyTiers.values.contains(.name) }

  /// The party a typed reference names, in the graph's numbering.
  func node(_ reference: String) throws -> NodeIndex? { try graph.node(reference: reference) }
}
