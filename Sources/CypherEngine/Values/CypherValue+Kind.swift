import PropertyGraph

extension CypherValue {
  /// About how many simple operations it takes to go through the value once, without going deep.
  @inline(__always)
  var breadth: Int {
    switch self {
    case .list(let values): values.count
    case .string(let text): 1 + text.text.utf8.count >> 4
    case .map(let map): map.count
    default: 1
    }
  }

  /// The kind of the value, without the kinds of what it holds.
  public var kind: StaticType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .float: .float
    case .string: .string
    case .list: .list(.any)
    case .map: .map
    case .node: .node
    case .relationship: .relationship
    case .path: .path
    case .date, .temporal(.date): .date
    case .temporal(.localTime): .localTime
    case .temporal(.time): .time
    case .temporal(.localDateTime): .localDateTime
    case .temporal(.dateTime): .dateTime
    case .temporal(.duration): .duration
    case .point: .point
    case .bytes: .bytes
    }
  }

  /// A temporal value in the one of the two forms that is its own: days stand apart.
  public init(_ value: TemporalValue) {
    if case .date(let date) = value { self = .date(date) } else { self = .temporal(value) }
  }

  /// The temporal value, or nil where it is something else.
  public var temporalValue: TemporalValue? {
    switch self {
    case .date(let date): .date(date)
    case .temporal(let value): value
    default: nil
    }
  }
}
