import Declarations

/// What labels and types are called in the scene's language, and what kind of tie a type is.
///
/// Callers fill it from the ontology. A label or type that is absent shows its own name.
public struct SceneVocabulary: Sendable, Equatable {
  public struct TieType: Sendable, Equatable {
    public var name: String
    public var kind: Theme.TieKind
    /// The direction means nothing, so no arrowhead is drawn.
    public var isSymmetric: Bool

    public init(name: String, kind: Theme.TieKind, isSymmetric: Bool = false) {
      self.name = name
      self.kind = kind
      self.isSymmetric = isSymmetric
    }
  }

  public var labels: [String: String]
  public var types: [String: TieType]

  public init(labels: [String: String] = [:], types: [String: TieType] = [:]) {
    self.labels = labels
    self.types = types
  }

  func name(ofLabel label: String) -> String { labels[label] ?? label }
  func name(ofType type: String) -> String { types[type]?.name ?? type }
  func kind(ofType type: String) -> Theme.TieKind { types[type]?.kind ?? .other }
}
