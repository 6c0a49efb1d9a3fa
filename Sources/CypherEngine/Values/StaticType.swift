/// What is known of a value before anything runs.
public indirect enum StaticType: Hashable, Sendable {
  /// Anything.
  case any
  /// Always null.
  case null
  case boolean
  case integer
  case float
  /// An integer or a float.
  case number
  case string
  case list(StaticType)
  case map
  case node
  case relationship
  case path
  case date
  case localTime
  case time
  case localDateTime
  case dateTime
  case duration
  case point
  case bytes

  /// As signatures and messages write it.
  public var name: String {
    switch self {
    case .any: "ANY"
    case .null: "NULL"
    case .boolean: "BOOLEAN"
    case .integer: "INTEGER"
    case .float: "FLOAT"
    case .number: "INTEGER | FLOAT"
    case .string: "STRING"
    case .list(let element): "LIST<\(element.name)>"
    case .map: "MAP"
    case .node: "NODE"
    case .relationship: "RELATIONSHIP"
    case .path: "PATH"
    case .date: "DATE"
    case .localTime: "LOCAL TIME"
    case .time: "ZONED TIME"
    case .localDateTime: "LOCAL DATETIME"
    case .dateTime: "ZONED DATETIME"
    case .duration: "DURATION"
    case .point: "POINT"
    case .bytes: "BYTES"
    }
  }

  public var isGraphElement: Bool {
    switch self {
    case .node, .relationship, .path: true
    default: false
    }
  }

  public var isTemporal: Bool {
    switch self {
    case .date, .localTime, .time, .localDateTime, .dateTime, .duration: true
    default: false
    }
  }

  /// Whether a value of this type may also be of the other: false only where it cannot.
  public func mayBe(_ other: StaticType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any), (.null, _), (_, .null): true
    case (.number, .integer), (.number, .float), (.integer, .number), (.float, .number): true
    case (.list(let a), .list(let b)): a.mayBe(b)
    default: self == other
    }
  }

  /// A type that both are.
  public func joined(with other: StaticType) -> StaticType {
    switch (self, other) {
    case (.null, _): other
    case (_, .null): self
    case (.integer, .float), (.float, .integer), (.number, .integer), (.integer, .number),
      (.number, .float), (.float, .number):
      .number
    case (.list(let a), .list(let b)): .list(a.joined(with: b))
    default: self == other ? self : .any
    }
  }
}
