/// A property whose values may show in a column of a result.
public struct PropertySource: Hashable, Sendable {
  /// Nil for every property of an element, as `properties(n)` and `n{.*}` give them.
  public var name: String?
  /// Labels that the node surely carries, or the type of the relationship, in order of bytes; none
  /// where the pattern does not say.
  public var labels: [String]
  /// Whether the value went through a function or arithmetic, so that what shows may be a part of
  /// it or hold it.
  public var isDerived: Bool

  public init(_ name: String?, labels: [String] = [], isDerived: Bool = false) {
    self.name = name
    self.labels = labels
    self.isDerived = isDerived
  }
}
