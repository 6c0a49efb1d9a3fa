/// Makes the value that a structure stands for, and refuses values that cannot exist.
///
/// What passes here is safe to calculate with: a time lies within a day, an offset within a day,
/// nanoseconds within a second. Days, seconds and durations may be any 64-bit number.
struct StructureReader {
  var kind: StructureTag
  var fields: FieldReader
  var dialect: BoltDialect
  var takesGraphValues: Bool

  func value() throws(BoltError) -> BoltValue {
    switch kind {
    case .date:
      try fields.expect(count: 1)
      return .date(BoltDate(days: try fields.integer(0)))
    case .localTime:
      try fields.expect(count: 1)
      return .localTime(BoltLocalTime(nanoseconds: try nanosecondsOfDay(0)))
    case .time:
      try fields.expect(count: 2)
      return .time(
        BoltTime(nanoseconds: try nanosecondsOfDay(0), offsetSeconds: try offset(1)))
    case .localDateTime:
      try fields.expect(count: 2)
      return .localDateTime(
        BoltLocalDateTime(seconds: try fields.integer(0), nanoseconds: try nanosecondsOfSecond(1)))
    case .dateTime, .legacyDateTime: return try dateTime()
    case .zonedDateTime, .legacyZonedDateTime: return try zonedDateTime()
    case .duration:
      try fields.expect(count: 4)
      return .duration(
        BoltDuration(
          months: try fields.integer(0), days: try fields.integer(1),
          seconds: try fields.integer(2), nanoseconds: try fields.integer(3)))
    case .point2D:
      try fields.expect(count: 3)
      return .point(
        BoltPoint(system: try fields.integer(0), x: try fields.float(1), y: try fields.float(2)))
    case .point3D:
      try fields.expect(count: 4)
      return .point(
        BoltPoint(
          system: try fields.integer(0), x: try fields.float(1), y: try fields.float(2),
          z: try fields.float(3)))
    case .node, .relationship, .unboundRelationship, .path:
      guard takesGraphValues else {
        throw BoltError(.invalidValue, "\(fields.owner) cannot be a parameter")
      }
      return try graphValue()
    }
  }

  private func dateTime() throws(BoltError) -> BoltValue {
    try fields.expect(count: 3)
    let offset = try offset(2)
    var seconds = try fields.integer(0)
    if try isLegacy(.legacyDateTime) {
      let (difference, overflow) = seconds.subtractingReportingOverflow(offset)
      if overflow { throw BoltError(.invalidValue, "a date-time lies beyond what 64 bits count") }
      seconds = difference
    }
    return .dateTime(
      BoltDateTime(
        seconds: seconds, nanoseconds: try nanosecondsOfSecond(1), offsetSeconds: offset))
  }

  private func zonedDateTime() throws(BoltError) -> BoltValue {
    try fields.expect(count: 3)
    return .zonedDateTime(
      BoltZonedDateTime(
        seconds: try fields.integer(0), nanoseconds: try nanosecondsOfSecond(1),
        zone: try fields.string(2),
        reckoning: try isLegacy(.legacyZonedDateTime) ? .local : .utc))
  }

  /// Whether this is the older form, which only the older dialect may use, and the other way.
  private func isLegacy(_ legacy: StructureTag) throws(BoltError) -> Bool {
    let isLegacy = kind == legacy
    if isLegacy == dialect.countsSecondsInUTC {
      throw BoltError(.malformed, "\(fields.owner) has the form of another version of Bolt")
    }
    return isLegacy
  }

  private func nanosecondsOfDay(_ at: Int) throws(BoltError) -> Int64 {
    try bounded(at, 0...86_399_999_999_999, "the nanoseconds of a day")
  }

  private func nanosecondsOfSecond(_ at: Int) throws(BoltError) -> Int64 {
    try bounded(at, 0...999_999_999, "the nanoseconds of a second")
  }

  private func offset(_ at: Int) throws(BoltError) -> Int64 {
    try bounded(at, -86_400...86_400, "an offset within a day")
  }

  private func bounded(
    _ at: Int, _ range: ClosedRange<Int64>, _ expected: String
  ) throws(BoltError) -> Int64 {
    let value = try fields.integer(at)
    if !range.contains(value) {
      throw BoltError(.invalidValue, "field \(at + 1) of \(fields.owner) must be \(expected)")
    }
    return value
  }
}
