/// A value as it crosses the wire: what a parameter may be and what a record may hold.
///
/// These are the wire's own types. They know nothing of a graph or an engine; a door translates.
/// The rarer and larger kinds are boxed so that a list of a million integers stays small.
public enum BoltValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case bytes([UInt8])
  case list([BoltValue])
  case map(BoltMap)

  case date(BoltDate)
  case localTime(BoltLocalTime)
  indirect case time(BoltTime)
  indirect case localDateTime(BoltLocalDateTime)
  indirect case dateTime(BoltDateTime)
  indirect case zonedDateTime(BoltZonedDateTime)
  indirect case duration(BoltDuration)
  indirect case point(BoltPoint)

  indirect case node(BoltNode)
  indirect case relationship(BoltRelationship)
  indirect case unboundRelationship(BoltUnboundRelationship)
  indirect case path(BoltPath)
}

extension BoltValue {
  /// What a message to a person calls this kind of value.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .string: "a string"
    case .bytes: "bytes"
    case .list: "a list"
    case .map: "a map"
    case .date: "a date"
    case .localTime: "a local time"
    case .time: "a time"
    case .localDateTime: "a local date-time"
    case .dateTime, .zonedDateTime: "a date-time"
    case .duration: "a duration"
    case .point: "a point"
    case .node: "a node"
    case .relationship, .unboundRelationship: "a relationship"
    case .path: "a path"
    }
  }
}

extension BoltValue: Equatable {
  /// Two values are equal when the same bytes stand for them: strings by UTF-8, NaN equal to
  /// itself, maps in their order. This is not Cypher's equality.
  public static func == (left: BoltValue, right: BoltValue) -> Bool {
    var first = PackStreamEncoder(depthMax: .max)
    var second = PackStreamEncoder(depthMax: .max)
    guard (try? first.encode(left)) != nil, (try? second.encode(right)) != nil else { return false }
    return first.bytes == second.bytes
  }
}

extension BoltValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(arrayLiteral elements: BoltValue...) { self = .list(elements) }
  public init(dictionaryLiteral elements: (String, BoltValue)...) {
    self = .map(BoltMap(entries: elements.map { .init(key: $0, value: $1) }))
  }
  public init(nilLiteral: ()) { self = .null }
}
