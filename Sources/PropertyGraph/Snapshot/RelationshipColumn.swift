/// The values of one property of the relationships of one type, by position.
///
/// Those of the base are read in place. It keeps what it reads alive.
public struct RelationshipColumn: Sendable {
  private let base: PropertyColumn?
  /// Positions below are read from the base alone.
  private let plainLimit: Int
  private let layers: RelationshipColumnLayers

  /// Nil where no relationship of the type has the property.
  init?(_ state: GraphState, _ property: UInt16, _ type: Int) throws(GraphError) {
    layers = try RelationshipColumnLayers(state, property, type)
    if layers.isEmpty { return nil }
    (base, plainLimit) = layers.plain
  }

  public func value(_ position: Int) -> Value? {
    position < plainLimit ? base?.value(position) : layers.value(position)
  }

  /// The number at a position as a decimal, or nil where there is none; whole numbers count.
  public func double(_ position: Int) -> Double? {
    if position < plainLimit { return base?.double(position) }
    switch layers.value(position) {
    case .double(let found): return found
    case .integer(let found): return Double(found)
    default: return nil
    }
  }

  /// The day at a position, or nil where there is none or something else.
  public func date(_ position: Int) -> CalendarDate? {
    if position < plainLimit { return base?.date(position) }
    if case .date(let found) = layers.value(position) { return found }
    return nil
  }
}

/// The columns of all segments and what edits put in their place.
private final class RelationshipColumnLayers: Sendable {
  private let layers: [(first: UInt32, column: PropertyColumn?)]
  private let edits: TypeEdits?
  /// Positions from here on are the overlay's.
  private let segmentLimit: UInt32
  private let property: UInt16
  private let stack: SegmentStack

  init(_ state: GraphState, _ property: UInt16, _ type: Int) throws(GraphError) {
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
  }

  var isEmpty: Bool {
    edits?.edits.isEmpty ?? true && !layers.contains { $0.column != nil }
  }

  /// The column of the base and the positions that it alone says all about.
  var plain: (base: PropertyColumn?, limit: Int) {
    guard let first = layers.first, first.first == 0, edits?.changesProperties != true else {
      return (nil, 0)
    }
    return (first.column, Int(layers.count > 1 ? layers[1].first : segmentLimit))
  }

  func value(_ position: Int) -> Value? {
    if let changed = edits?.edits[UInt32(position)]?.properties[property] { return changed }
    guard position < Int(segmentLimit) else { return nil }
    for (first, column) in layers.reversed() where position >= Int(first) {
      return column?.value(position - Int(first))
    }
    return nil
  }
}
