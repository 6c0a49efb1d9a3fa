/// How much one message may ask of the reader.
///
/// A marker of one byte can claim four billion entries, and a byte can open one more list: both are
/// bounded before memory or stack is spent on them.
public struct PackStreamLimits: Sendable {
  /// Lists, maps and structures inside each other.
  public var depthMax: Int
  /// Values in one message, entries of lists and maps included.
  public var valuesMax: Int
  /// Whether nodes, relationships and paths may come in; a client has no business sending them.
  public var takesGraphValues: Bool

  public init(depthMax: Int = 256, valuesMax: Int = 4_000_000, takesGraphValues: Bool = false) {
    self.depthMax = depthMax
    self.valuesMax = valuesMax
    self.takesGraphValues = takesGraphValues
  }
}
