import Declarations
import PropertyGraph

/// The rules of one file with every column found and every name numbered. Rules point into the
/// arena and own nothing.
struct FilePlan {
  struct NodeRule {
    var labels: CategoryPlan
    var space: CategoryPlan?
    var key: CellPlan?
    var isOptional: Bool
    var properties: UnsafeBufferPointer<PropertyPlan>
  }

  struct TieRule {
    var type: CategoryPlan
    var from: Endpoint
    var to: Endpoint
    var properties: UnsafeBufferPointer<PropertyPlan>
    var merges: Bool
    var key: CellPlan?
  }

  struct Endpoint {
    enum Target {
      case space(CategoryPlan)
      case lookup(UnsafeBufferPointer<Int>)
      case lookupBy(Unmanaged<PropertyIndex>)
    }

    var target: Target
    var cell: CellPlan
    var isRequired: Bool
  }

  /// What the taking up of nodes needs besides their rule.
  struct NodeExtras {
    /// What cuts the text of an open label cell.
    var labelSeparator: String?
    /// Indexes that later lookups by property need, with the place among the properties.
    var indexes: [(place: Int, index: PropertyIndex)]
  }

  let arena: PlanArena
  var nodes: UnsafeBufferPointer<NodeRule>
  var ties: UnsafeBufferPointer<TieRule>
  var nodeExtras: [NodeExtras]
  /// Keys of ties seen, one table a rule; only touched where chunks are taken up, in order.
  var tieKeys: [TieKeys?]
  /// How many cells a record has where a header says so.
  var width: Int?
}

/// Nodes by the text of one of their properties.
final class PropertyIndex {
  let space: Int
  let property: Int
  let table = KeyTable()
  /// Texts that more than one node has; the first one stands.
  var ambiguous = 0

  init(space: Int, property: Int) {
    self.space = space
    self.property = property
  }
}

/// Keys of ties of one rule, with the type and arrival number each belongs to.
final class TieKeys {
  var table = KeyTable()
  var arrivals: [(type: Int, arrival: UInt32)] = []
}
