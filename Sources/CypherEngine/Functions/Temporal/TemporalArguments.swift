import PropertyGraph

/// Arguments as the temporal library takes them.
extension FunctionArguments {
  /// The argument of a constructor, or nil where the map holds a null.
  func temporalArgument(_ at: Int) throws -> TemporalFunctions.Argument? {
    switch optional(at) {
    case nil: return TemporalFunctions.Argument.none
    case .string(let text): return .text(text.text)
    case .map(let map): return try Self.fields(map).map { .fields($0) }
    case let value?:
      guard let value = value.temporalValue else {
        throw wrongKind(at, "STRING | MAP | a temporal value")
      }
      return .value(value)
    }
  }

  /// A temporal value of any kind.
  func temporal(_ at: Int) throws -> TemporalValue {
    guard let value = self[at].temporalValue else { throw wrongKind(at, "a temporal value") }
    return value
  }

  /// What a map says, or nil where an entry of it is null.
  static func fields(_ map: CypherMap) throws -> TemporalFields? {
    var fields = TemporalFields()
    for (key, value) in map.entries {
      let entry: TemporalFields.Entry
      switch value {
      case .null: return nil
      case .integer(let number): entry = .integer(number)
      case .string(let text): entry = .text(text.text)
      default:
        entry = value.temporalValue.map { .temporal($0) } ?? .other(value.kind.name)
      }
      try CypherValue.temporal { () throws(TemporalError) in try fields.set(key.text, to: entry) }
    }
    return fields
  }

  /// The parts of a duration that a map says, or nil where an entry of it is null.
  func durationFields(_ map: CypherMap) throws -> DurationFields? {
    var fields = DurationFields()
    for (key, value) in map.entries {
      switch value {
      case .null: return nil
      case .integer(let number):
        try CypherValue.temporal { () throws(TemporalError) in
          try fields.set(key.text, to: number)
        }
      case .float(let number):
        try CypherValue.temporal { () throws(TemporalError) in
          try fields.set(key.text, to: number)
        }
      default: throw wrongValue("'\(key.text)' must be a number, found \(value.kind.name)")
      }
    }
    return fields
  }
}

/// The five kinds of points in time, as functions make them.
enum TemporalKind: CaseIterable {
  case date, localTime, time, localDateTime, dateTime

  /// The name of the constructor.
  var name: String {
    switch self {
    case .date: "date"
    case .localTime: "localtime"
    case .time: "time"
    case .localDateTime: "localdatetime"
    case .dateTime: "datetime"
    }
  }

  var type: StaticType {
    switch self {
    case .date: .date
    case .localTime: .localTime
    case .time: .time
    case .localDateTime: .localDateTime
    case .dateTime: .dateTime
    }
  }

  /// What constructors and `truncate` start from.
  static let inputTypes: [StaticType] = allCases.map(\.type)

  /// A value of the kind from an argument.
  func make(
    _ argument: TemporalFunctions.Argument, now: ZonedDateTime
  ) throws(TemporalError) -> TemporalValue {
    switch self {
    case .date: .date(try TemporalFunctions.date(argument, now: now))
    case .localTime: .localTime(try TemporalFunctions.localTime(argument, now: now))
    case .time: .time(try TemporalFunctions.time(argument, now: now))
    case .localDateTime: .localDateTime(try TemporalFunctions.localDateTime(argument, now: now))
    case .dateTime: .dateTime(try TemporalFunctions.dateTime(argument, now: now))
    }
  }

  /// A value cut off to a unit, with fields set in what is left.
  func truncate(
    _ value: TemporalValue, to unit: TemporalUnit, _ fields: TemporalFields, now: ZonedDateTime
  ) throws(TemporalError) -> TemporalValue {
    switch self {
    case .date: .date(try LocalDate.truncate(to: unit, value, fields: fields))
    case .localTime: .localTime(try LocalTime.truncate(to: unit, value, fields: fields))
    case .time: .time(try ZonedTime.truncate(to: unit, value, fields: fields, now: now))
    case .localDateTime:
      .localDateTime(try LocalDateTime.truncate(to: unit, value, fields: fields))
    case .dateTime: .dateTime(try ZonedDateTime.truncate(to: unit, value, fields: fields))
    }
  }
}
