/// What the ontology says of one label: a kind of party, asset, event or place.
public struct NodeDeclaration: Sendable, Hashable {
  public enum Category: String, Sendable, CaseIterable {
    case party, asset, event, place
    /// A classification, such as an industry: many belong to it, so it links nobody.
    case topic
  }

  /// How a masked reader sees the name.
  public enum NameMask: String, Sendable, CaseIterable {
    case lastTwoDigits = "last-two-digits"
    case district
  }

  /// Where the references of a label come from: `<space>:<value of property>`.
  public struct Key: Sendable, Hashable {
    public var space: String
    public var property: String

    public init(space: String, property: String = "id") {
      self.space = space
      self.property = property
    }
  }

  public var label: String
  public var category: Category
  /// The label this one only ever stands beside, such as `Person` for `Official`.
  public var companion: String?
  /// The key of the label, or that of its companion.
  public var key: Key?
  public var name: BilingualText
  public var plural: BilingualText
  /// In the order of the file; `name` is not among them, every node may carry it.
  public var properties: [PropertyDeclaration]
  public var nameMask: NameMask?

  public init(
    label: String, category: Category, companion: String? = nil, key: Key? = nil,
    name: BilingualText, plural: BilingualText, properties: [PropertyDeclaration] = [],
    nameMask: NameMask? = nil
  ) {
    self.label = label
    self.category = category
    self.companion = companion
    self.key = key
    self.name = name
    self.plural = plural
    self.properties = properties
    self.nameMask = nameMask
  }
}
