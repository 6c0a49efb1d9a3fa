extension PackStreamEncoder {
  /// Writes a value that travels as a structure.
  mutating func appendStructure(_ value: BoltValue) throws(BoltError) {
    switch value {
    case .node(let node): try append(node)
    case .relationship(let relationship): try append(relationship)
    case .unboundRelationship(let relationship): try append(relationship)
    case .path(let path): try append(path)
    case .date(let date): begin(.date, date.days)
    case .localTime(let time): begin(.localTime, time.nanoseconds)
    case .time(let time): begin(.time, time.nanoseconds, time.offsetSeconds)
    case .localDateTime(let moment): begin(.localDateTime, moment.seconds, moment.nanoseconds)
    case .dateTime(let moment): try append(moment)
    case .zonedDateTime(let moment): try append(moment)
    case .duration(let length):
      begin(.duration, length.months, length.days, length.seconds, length.nanoseconds)
    case .point(let point): append(point)
    case .null, .boolean, .integer, .float, .string, .bytes, .list, .map: try encode(value)
    }
  }

  /// A structure of integers alone.
  private mutating func begin(_ tag: StructureTag, _ fields: Int64...) {
    beginStructure(tag.rawValue, fields: UInt8(fields.count))
    for field in fields { append(field) }
  }

  private mutating func append(_ node: BoltNode) throws(BoltError) {
    beginStructure(StructureTag.node.rawValue, fields: dialect.hasElementIdentifiers ? 4 : 3)
    append(node.identifier)
    try append(node.labels)
    try append(node.properties)
    if dialect.hasElementIdentifiers { try append(node.elementIdentifier) }
  }

  private mutating func append(_ tie: BoltRelationship) throws(BoltError) {
    beginStructure(
      StructureTag.relationship.rawValue, fields: dialect.hasElementIdentifiers ? 8 : 5)
    append(tie.identifier)
    append(tie.start.identifier)
    append(tie.end.identifier)
    try append(tie.type)
    try append(tie.properties)
    if dialect.hasElementIdentifiers {
      try append(tie.elementIdentifier)
      try append(tie.start.elementIdentifier)
      try append(tie.end.elementIdentifier)
    }
  }

  private mutating func append(_ tie: BoltUnboundRelationship) throws(BoltError) {
    beginStructure(
      StructureTag.unboundRelationship.rawValue, fields: dialect.hasElementIdentifiers ? 4 : 3)
    append(tie.identifier)
    try append(tie.type)
    try append(tie.properties)
    if dialect.hasElementIdentifiers { try append(tie.elementIdentifier) }
  }

  private mutating func append(_ path: BoltPath) throws(BoltError) {
    beginStructure(StructureTag.path.rawValue, fields: 3)
    try appendSize(path.nodes.count, PackStreamMarker.list)
    for node in path.nodes { try append(node) }
    try appendSize(path.relationships.count, PackStreamMarker.list)
    for tie in path.relationships { try append(tie) }
    try appendSize(path.indices.count, PackStreamMarker.list)
    for index in path.indices { append(index) }
  }

  private mutating func append(_ moment: BoltDateTime) throws(BoltError) {
    if dialect.countsSecondsInUTC {
      begin(.dateTime, moment.seconds, moment.nanoseconds, moment.offsetSeconds)
    } else {
      let seconds = try local(moment.seconds, moment.offsetSeconds)
      begin(.legacyDateTime, seconds, moment.nanoseconds, moment.offsetSeconds)
    }
  }

  private mutating func append(_ moment: BoltZonedDateTime) throws(BoltError) {
    var tag = StructureTag.zonedDateTime
    var seconds = moment.seconds
    switch (dialect.countsSecondsInUTC, moment.reckoning) {
    case (true, .utc): break
    case (false, .local): tag = .legacyZonedDateTime
    case (false, .utc):
      guard let offset = moment.offsetSeconds else {
        throw BoltError(.invalidValue, "a zoned date-time has no offset, which Bolt 4.4 needs")
      }
      tag = .legacyZonedDateTime
      seconds = try local(seconds, offset)
    case (true, .local):
      throw BoltError(.invalidValue, "a zoned date-time counts local seconds, not those of UTC")
    }
    beginStructure(tag.rawValue, fields: 3)
    append(seconds)
    append(moment.nanoseconds)
    try append(moment.zone)
  }

  private func local(_ seconds: Int64, _ offset: Int64) throws(BoltError) -> Int64 {
    let (sum, overflow) = seconds.addingReportingOverflow(offset)
    if overflow { throw BoltError(.invalidValue, "a date-time lies beyond what 64 bits count") }
    return sum
  }

  private mutating func append(_ point: BoltPoint) {
    let tag = point.z == nil ? StructureTag.point2D : .point3D
    beginStructure(tag.rawValue, fields: point.z == nil ? 3 : 4)
    append(point.system)
    append(point.x)
    append(point.y)
    if let z = point.z { append(z) }
  }
}
