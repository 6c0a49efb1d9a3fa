/// A variable of a statement: the number of its column in every batch of rows.
///
/// Each declaration gets a number of its own, so that two variables of one name in different scopes
/// never meet.
public struct Slot: Hashable, Comparable, Sendable {
  public let number: Int
  public init(_ number: Int) { self.number = number }
  public static func < (a: Slot, b: Slot) -> Bool { a.number < b.number }
}

/// What is known of a slot.
public struct SlotInfo: Hashable, Sendable {
  /// The variable's name; for anonymous elements and intermediate values a made-up one.
  public var name: String
  public var type: StaticType

  public init(name: String, type: StaticType) {
    self.name = name
    self.type = type
  }
}

/// A variable that lives inside one expression or one step of a path: of a comprehension, of
/// reduce, of a quantifier, or of one iteration of a quantified pattern.
public struct Local: Hashable, Sendable {
  public let number: Int
  public init(_ number: Int) { self.number = number }
}

/// A variable of a pattern: of the row, or of one iteration.
public enum BoundVariable: Hashable, Sendable {
  case slot(Slot)
  case local(Local)
}
