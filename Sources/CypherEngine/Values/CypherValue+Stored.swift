import PropertyGraph

extension CypherValue {
  /// A value that was read from the graph.
  public init(_ stored: Value) {
    switch stored {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .double(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .date(LocalDate(value))
    case .wideDate(let value): self = .date(value)
    case .localTime(let value): self = .temporal(.localTime(value))
    case .time(let value): self = .temporal(.time(value))
    case .localDateTime(let value): self = .temporal(.localDateTime(value))
    case .dateTime(let value): self = .temporal(.dateTime(value))
    case .duration(let value): self = .temporal(.duration(value))
    case .point(let value): self = .point(value)
    case .list(let values): self = .list(values.map { CypherValue($0) })
    }
  }

  /// The value as a property may hold it; nil for null, which is no property.
  ///
  /// Properties hold booleans, numbers, texts, temporal values, points, and lists of one kind of
  /// these; integers and floats are one kind.
  ///
  /// - Throws: ``CypherError/Code/type`` with `InvalidPropertyType` for anything else.
  public func stored() throws -> Value? {
    switch self {
    case .null: return nil
    case .list(let values):
      var kind: StaticType?
      let elements = try values.map { element -> Value in
        let found = element.kind.propertyKind
        guard let simple = element.simple, kind ?? found == found else {
          throw Self.notStorable(
            element.simple == nil
              ? "a list that holds \(element.kind.name)"
              : "a list of both \(kind?.name ?? "") and \(found.name)")
        }
        kind = found
        return simple
      }
      return .list(elements)
    default:
      guard let simple else { throw Self.notStorable(kind.name) }
      return simple
    }
  }

  /// The property value of anything but null and lists.
  private var simple: Value? {
    switch self {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .float(let value): .double(value)
    case .string(let value): .string(value)
    case .date(let value): .day(value)
    case .temporal(let value): value.value
    case .point(let value): .point(value)
    case .null, .list, .map, .node, .relationship, .path, .bytes: nil
    }
  }

  private static func notStorable(_ found: String) -> CypherError {
    .runtime(
      .type, "InvalidPropertyType", "\(found) cannot be the value of a property",
      hint: "properties hold booleans, numbers, texts, temporal values, points and lists of one "
        + "kind of these")
  }
}

extension StaticType {
  /// What lists in properties tell apart.
  fileprivate var propertyKind: StaticType {
    switch self {
    case .integer, .float: .number
    default: self
    }
  }
}
