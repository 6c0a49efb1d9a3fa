import BoltProtocol
import CypherEngine
import PropertyGraph

extension CypherValue {
  /// A parameter as it came over the wire.
  ///
  /// - Throws: `BoltFailure` where no expression could give such a value: a node, a relationship or
  ///   a path, which mean something inside one state of the graph alone, and times and points that
  ///   lie outside what there is.
  init(_ value: BoltValue) throws(BoltFailure) {
    switch value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = .integer(number)
    case .float(let number): self = .float(number)
    case .string(let text): self = .text(text)
    case .bytes(let bytes): self = .bytes(bytes)
    case .list(let values):
      var elements: [CypherValue] = []
      elements.reserveCapacity(values.count)
      for value in values { elements.append(try CypherValue(value)) }
      self = .list(elements)
    case .map(let map):
      var entries: [(key: ByteString, value: CypherValue)] = []
      for entry in map.entries {
        entries.append((ByteString(entry.key), try CypherValue(entry.value)))
      }
      self = .map(CypherMap(entries))
    case .date(let date):
      let day = LocalDate(days: date.days)
      guard day.isValid else { throw Self.outOfRange("a date") }
      self = .date(day)
    case .localTime, .time, .localDateTime, .dateTime, .zonedDateTime, .duration:
      self = .temporal(try TemporalValue(value))
    case .point(let point): self = .point(try Point(point))
    case .node, .relationship, .unboundRelationship, .path:
      throw FailureCode.typeError.failure(
        "InvalidArgumentType: a parameter is a node, a relationship or a path; "
          + "give its elementId() and look it up")
    }
  }

  static func outOfRange(_ kind: String) -> BoltFailure {
    FailureCode.argumentError.failure(
      "InvalidArgumentValue: \(kind) among the parameters lies outside what there is")
  }
}

extension TemporalValue {
  /// A time among the parameters.
  fileprivate init(_ value: BoltValue) throws(BoltFailure) {
    switch value {
    case .localTime(let time):
      let time = LocalTime(nanoseconds: time.nanoseconds)
      guard time.isValid else { throw CypherValue.outOfRange("a local time") }
      self = .localTime(time)
    case .time(let time):
      guard let offset = Int32(exactly: time.offsetSeconds) else {
        throw CypherValue.outOfRange("a time")
      }
      let time = ZonedTime(nanoseconds: time.nanoseconds, offsetSeconds: offset)
      guard time.isValid else { throw CypherValue.outOfRange("a time") }
      self = .time(time)
    case .localDateTime(let moment):
      self = .localDateTime(try Self.local(moment.seconds, moment.nanoseconds))
    case .dateTime(let moment):
      guard let offset = Int32(exactly: moment.offsetSeconds),
        ZonedTime.offsets.contains(offset)
      else { throw CypherValue.outOfRange("a date-time") }
      self = .dateTime(try Self.zoned(.offset(offset), moment.seconds, moment.nanoseconds))
    case .zonedDateTime(let moment):
      let zone: TemporalZone
      do { zone = try TemporalZone(parsing: moment.zone) } catch {
        throw FailureCode.argumentError.failure("InvalidArgumentValue: \(error.message)")
      }
      switch moment.reckoning {
      case .utc: self = .dateTime(try Self.zoned(zone, moment.seconds, moment.nanoseconds))
      case .local:
        let local = try Self.local(moment.seconds, moment.nanoseconds)
        do { self = .dateTime(try zone.dateTime(local)) } catch {
          throw CypherValue.outOfRange("a date-time")
        }
      }
    case .duration(let duration): self = .duration(try Self.duration(duration))
    default: throw FailureCode.unknown.failure("a parameter is no time")
    }
  }

  private static func local(
    _ seconds: Int64, _ nanoseconds: Int64
  ) throws(BoltFailure) -> LocalDateTime {
    guard let nanoseconds = Int32(exactly: nanoseconds) else {
      throw CypherValue.outOfRange("a local date-time")
    }
    let moment = LocalDateTime(seconds: seconds, nanoseconds: nanoseconds)
    guard moment.isValid else { throw CypherValue.outOfRange("a local date-time") }
    return moment
  }

  private static func zoned(
    _ zone: TemporalZone, _ seconds: Int64, _ nanoseconds: Int64
  ) throws(BoltFailure) -> ZonedDateTime {
    // The zone is asked only about instants that have a day.
    let utc = try local(seconds, nanoseconds)
    do { return try zone.dateTime(seconds: utc.seconds, nanoseconds: utc.nanoseconds) } catch {
      throw CypherValue.outOfRange("a date-time")
    }
  }

  /// A duration with its nanoseconds brought within a second.
  private static func duration(
    _ duration: BoltDuration
  ) throws(BoltFailure) -> CalendarDuration {
    let (carry, rest) = floorDivision(duration.nanoseconds, 1_000_000_000)
    let (seconds, isOverflow) = duration.seconds.addingReportingOverflow(carry)
    if isOverflow { throw CypherValue.outOfRange("a duration") }
    return CalendarDuration(
      months: duration.months, days: duration.days, seconds: seconds, nanoseconds: Int32(rest))
  }
}

extension Point {
  /// A point among the parameters.
  fileprivate init(_ point: BoltPoint) throws(BoltFailure) {
    guard let number = Int32(exactly: point.system) else {
      throw CypherValue.outOfRange("a point")
    }
    self.init(srid: number, x: point.x, y: point.y, z: point.z)
    guard systemName != nil, (systemName?.hasSuffix("-3d") == true) == (z != nil) else {
      throw CypherValue.outOfRange("a point")
    }
  }
}
