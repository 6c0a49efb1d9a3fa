import PropertyGraph

extension CypherValue {
  /// `value[index]`: an element of a list by position, counted from the end where negative; an
  /// entry of a map or a property of an element by name. Null where there is none, and where either
  /// is null.
  ///
  /// - Throws: ``CypherError/Code/type`` where the value is none of these or the index of the wrong
  ///   kind.
  public func element(
    at index: CypherValue, _ context: EvaluationContext
  ) throws -> CypherValue {
    switch (self, index) {
    case (.null, _): return .null
    case (.list(let values), .integer(let position)):
      return Self.offset(position, values.count).map { values[$0] } ?? .null
    case (.map, .string(let key)), (.node, .string(let key)), (.relationship, .string(let key)):
      return try property(key, context)
    case (.list, .null), (.map, .null), (.node, .null), (.relationship, .null): return .null
    case (.map, _), (.node, _), (.relationship, _):
      throw CypherError.runtime(
        .type, "MapElementAccessByNonString",
        "\(kind.name) is read by name, found \(index.kind.name)", hint: "use a text as the key")
    case (.list, _):
      throw CypherError.runtime(
        .type, "ListElementAccessByNonInteger",
        "a list is read by position, found \(index.kind.name)", hint: "use an integer")
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "\(kind.name) has no elements",
        hint: "elements belong to lists, maps, nodes and relationships")
    }
  }

  /// The place of a position, counted from the end where negative; nil outside.
  private static func offset(_ position: Int64, _ count: Int) -> Int? {
    let place = position < 0 ? position + Int64(count) : position
    return place >= 0 && place < Int64(count) ? Int(place) : nil
  }

  /// `list[from..to]`: the elements from one position up to, and without, another one; both counted
  /// from the end where negative, and cut to the list. A bound that is left out is nil; a null one
  /// makes the result null.
  ///
  /// - Throws: ``CypherError/Code/type`` for anything but a list and integers.
  public func slice(from: CypherValue?, to: CypherValue?) throws -> CypherValue {
    if isNull { return .null }
    guard case .list(let values) = self else {
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "a slice is taken of a list, found \(kind.name)")
    }
    if from?.isNull ?? false || to?.isNull ?? false { return .null }
    let start = try Self.bound(from, values.count) ?? 0
    let end = try Self.bound(to, values.count) ?? values.count
    return .list(start < end ? Array(values[start..<end]) : [])
  }

  private static func bound(_ position: CypherValue?, _ count: Int) throws -> Int? {
    guard let position else { return nil }
    guard case .integer(let number) = position else {
      throw CypherError.runtime(
        .type, "InvalidArgumentType",
        "the bounds of a slice are integers, found \(position.kind.name)")
    }
    let place = number < 0 ? number + Int64(count) : number
    return Int(min(max(place, 0), Int64(count)))
  }
}
