import Declarations
import PropertyGraph

/// A node as it leaves the program: its reference, its labels, its name.
public struct Entity: Sendable, Hashable {
  /// `<key space>:<key>`, or `n:…` without a key.
  public var id: String
  public var labels: [String]
  /// As the source wrote it; masked where the ontology says so. Empty where the node has none.
  public var name: String

  public var json: JSONText {
    .object([
      ("id", .string(id)), ("labels", .array(labels.map { .string($0) })), ("name", .string(name)),
    ])
  }
}

extension CaseGraph {
  /// The entity of a node.
  ///
  /// - Parameter unmasked: shows phones and addresses in full.
  public func entity(_ node: NodeIndex, unmasked: Bool = false) throws -> Entity {
    let labels = graph.labels(of: node)
    let name = try graph.value("name", of: node)?.description ?? ""
    return Entity(
      id: try graph.reference(of: node), labels: labels,
      name: unmasked ? name : Masking.name(name, labels: labels, ontology))
  }
}
