/// The types a property may have.
public enum PropertyType: String, Sendable, Hashable, CaseIterable {
  case string, integer, decimal, boolean, date
  /// A list of strings.
  case list

  /// The Boolean a source writes as 0, 1, true, false, yes, no, 是 or 否, in any case of letters.
  public static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "true", "yes", "是": true
    case "0", "false", "no", "否": false
    default: nil
    }
  }
}

/// One property that nodes of a label, or ties of a type, may carry.
public struct PropertyDeclaration: Sendable, Hashable {
  public var name: String
  public var type: PropertyType
  public var title: BilingualText
  /// Masked unless the reader may see it.
  public var isSensitive: Bool
  /// Shown beside the name, in tables and in pictures.
  public var isFeatured: Bool

  public init(
    name: String, type: PropertyType, title: BilingualText, isSensitive: Bool = false,
    isFeatured: Bool = false
  ) {
    self.name = name
    self.type = type
    self.title = title
    self.isSensitive = isSensitive
    self.isFeatured = isFeatured
  }
}
