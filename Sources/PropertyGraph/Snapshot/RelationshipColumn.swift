/// The values of one property of the relationships of one type, by position.
///
/// Those of the base are read in place. It keeps what it reads alive.
public struct RelationshipColumn: Sendable {
  private let base: PropertyColumn?
  /// Positions below are read from the base alone.
  private let plainLimit: Int
  private let layers: [(first: UInt32, column: PropertyColumn?)]
  private let edits: TypeEdits?
  /// Positions from here on are the overlay's.
  private let segmentLimit: UInt32
  private let property: UInt16
  private let stack: SegmentStack

  /// Nil where no relationship of the type has the property.
  init?(_ state: GraphState, _ property: UInt16, _ type: Int) throws(GraphError) {
    stack = state.stack
    self.property = property
    edits = state.overlay.edits(ofType: type)
    segmentLimit = state.overlay.segmentPositionLimit(type)
    var layers: [(first: UInt32, column: PropertyColumn?)] = []
    for segment in stack.segments where type < segment.catalog.tables.count {
      let table = segment.catalog.tables[type]
      guard table.count > 0 else { continue }
      layers.append((table.firstPosition, try segment.column(property, type: type)))
    }
    self.layers = layers
    guard edits?.edits.isEmpty == false || layers.contains(where: { $0.column != nil }) else {
      return nil
    }
    if let first = layers.first, first.first == 0, edits?.changesProperties != true {
      base = first.column
      plainLimit = Int(layers.count > 1 ? layers[1].first : segmentLimit)
    } else {
      base = nil
      plainLimit = 0
    }
  }

  public func value(_ position: Int) -> Value? {
    if position < plainLimit { return base?.value(position) }
    return further(position) {
      $0.value($1)
    } other: {
      $0
    }
  }

  /// The number at a position as a decimal, or nil where there is none; whole numbers count.
  public func double(_ position: Int) -> Double? {
    if position < plainLimit { return base?.double(position) }
    return further(position) {
      $0.double($1)
    } other: { value in
      switch value {
      case .double(let found): found
      case .integer(let found): Double(found)
      default: nil
      }
    }
  }

  /// The day at a position, or nil where there is none or something else.
  public func date(_ position: Int) -> CalendarDate? {
    if position < plainLimit { return base?.date(position) }
    return further(position) {
      $0.date($1)
    } other: {
      if case .date(let found) = $0 { found } else { nil }
    }
  }

  /// The kinds of column that hold the values.
  public var kinds: Set<ValueKind> { Set(layers.compactMap { $0.column?.kind }) }

  /// Looks outside the base.
  private func further<T>(
    _ position: Int, _ read: (PropertyColumn, Int) -> T?, other: (Value) -> T?
  ) -> T? {
    if let changed = edits?.edits[UInt32(position)]?.properties[property] {
      return changed.flatMap(other)
    }
    guard position < Int(segmentLimit) else { return nil }
    for (first, column) in layers.reversed() where position >= Int(first) {
      return column.flatMap { read($0, position - Int(first)) }
    }
    return nil
  }
}
