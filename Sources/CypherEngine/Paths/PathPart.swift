/// A part of a path, as conditions and variables name it.
public enum PathPart: Hashable, Sendable {
  /// A node of the pattern, by number.
  case node(Int)
  /// The relationship of a link that is walked once.
  case relationship(link: Int)
  /// All relationships that one step of a link walked, one an iteration.
  case relationships(link: Int, step: Int)
  /// All nodes that stood at one place of a link's iterations.
  case nodes(link: Int, place: Int)
  /// A node of the iteration that is being walked.
  case innerNode(place: Int)
  /// A relationship of the iteration that is being walked.
  case innerRelationship(step: Int)
  /// The whole.
  case path

  /// Whether it exists inside one iteration alone.
  var isInner: Bool {
    switch self {
    case .innerNode, .innerRelationship: true
    default: false
    }
  }
}
