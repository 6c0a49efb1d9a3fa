/// What went wrong below the graph. The text holds no property values.
public struct GraphError: Error, Sendable, CustomStringConvertible {
  /// What kind of fault it is; new codes break nobody.
  public struct Code: Sendable, Hashable {
    public let name: String
    /// Bytes in a segment are not what was written.
    public static let corrupt = Code(name: "corrupt")
    /// The file is not a segment, or one of another version.
    public static let notASegment = Code(name: "not-a-segment")
    /// The operating system refused.
    public static let system = Code(name: "system")
    /// More nodes, relationships, labels or types than the format can number.
    public static let tooLarge = Code(name: "too-large")
    /// No node, relationship, label or property of that name or number.
    public static let notThere = Code(name: "not-there")
    /// What was asked would leave a graph that makes no sense.
    public static let conflict = Code(name: "conflict")
  }

  public var code: Code
  /// One short sentence, lower case, without a stop.
  public var message: String
  /// The file concerned, if there is one.
  public var file: String?
  /// The 1 MiB block concerned, counted from 0, if there is one.
  public var block: Int?

  public init(_ code: Code, _ message: String, file: String? = nil, block: Int? = nil) {
    self.code = code
    self.message = message
    self.file = file
    self.block = block
  }

  public var description: String {
    let place = [file, block.map { "block \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? message : "\(place): \(message)"
  }
}
