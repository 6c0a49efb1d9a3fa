import PropertyGraph

/// Which relationships hold on the day that a statement looks at (`CYPHER at='…'`).
///
/// Without a day all do; then, and for types of which nothing carries a date, it costs nothing.
/// *Complexity:* O(1) a relationship.
public struct RelationshipFilter: Sendable {
  private let day: CalendarDate
  /// By type; nil where all of a type hold.
  private let validities: [GraphSnapshot.Validity?]

  /// - Parameter types: those that will be asked for.
  public init(_ day: CalendarDate?, types: [TypeID], _ snapshot: GraphSnapshot) throws {
    self.day = day ?? CalendarDate(days: 0)
    guard day != nil else {
      validities = []
      return
    }
    var validities: [GraphSnapshot.Validity?] = []
    for type in types {
      let number = Int(type.rawValue)
      while validities.count <= number { validities.append(nil) }
      let validity = try snapshot.validity(of: type)
      if validity.isDated { validities[number] = validity }
    }
    self.validities = validities
  }

  /// Whether relationships of a type have to be asked at all.
  public func looks(at type: UInt16) -> Bool {
    Int(type) < validities.count && validities[Int(type)] != nil
  }

  /// Whether a relationship holds on the day.
  public func holds(_ type: UInt16, _ position: UInt32) -> Bool {
    guard Int(type) < validities.count, let validity = validities[Int(type)] else { return true }
    return validity.interval(Int(position)).holds(on: day)
  }
}
