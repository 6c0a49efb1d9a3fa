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

/// Hides what is personal in names and values.
enum Masking {
  /// The name of a masked phone is its last two digits, that of an address its district.
  static func name(_ name: String, labels: [String], _ ontology: Ontology) -> String {
    for node in ontology.nodes(of: labels) {
      switch node.nameMask {
      case .lastTwoDigits: return "…" + name.suffix(2)
      case .district: return district(name)
      case nil: continue
      }
    }
    return name
  }

  /// Everything up to the last of 省 市 区 县 镇 乡 街道, or the part behind the last comma; `…` where there is neither.
  private static func district(_ address: String) -> String {
    let marks: Set<Character> = ["省", "市", "区", "县", "镇", "乡"]
    if let last = address.lastIndex(where: marks.contains) { return address[...last] + "…" }
    if let comma = address.lastIndex(of: ",") {
      return "…" + address[address.index(after: comma)...]
    }
    return "…"
  }
}
