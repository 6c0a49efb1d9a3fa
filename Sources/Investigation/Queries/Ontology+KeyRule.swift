import CypherEngine
import Declarations

extension Ontology {
  /// Which new nodes get a reference from a property: keyed labels in the order of precedence.
  ///
  /// A label that only stands beside another one counts where that one does, so that an official
  /// is known as the person that he or she is.
  public var keyRule: KeyRule {
    KeyRule(
      nodes.compactMap { node in
        node.key.map {
          KeyRule.Entry(label: node.label, space: $0.space, property: $0.property)
        }
      })
  }
}
