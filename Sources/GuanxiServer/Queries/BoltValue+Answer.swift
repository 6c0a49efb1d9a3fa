import BoltProtocol
import CypherEngine
import Investigation
import PropertyGraph

extension BoltValue {
  /// A value of an answer as it crosses the wire.
  init(_ value: AnswerValue) {
    switch value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .integer(let number): self = .integer(number)
    case .float(let number): self = .float(number)
    case .string(let text): self = .string(text)
    case .bytes(let bytes): self = .bytes(bytes)
    case .list(let values): self = .list(values.map { BoltValue($0) })
    case .map(let entries): self = .map(BoltMap(entries))
    case .node(let node): self = .node(BoltNode(node))
    case .relationship(let found): self = .relationship(BoltRelationship(found))
    case .path(let path):
      self = .path(
        BoltPath(
          walking: path.nodes.map { BoltNode($0) },
          over: path.relationships.map { BoltRelationship($0) }))
    case .date(let date): self = .date(BoltDate(days: date.days))
    case .temporal(let value): self = BoltValue(value)
    case .point(let point):
      self = .point(BoltPoint(system: Int64(point.srid), x: point.x, y: point.y, z: point.z))
    }
  }

  /// A temporal value as it crosses the wire.
  init(_ value: TemporalValue) {
    switch value {
    case .date(let date): self = .date(BoltDate(days: date.days))
    case .localTime(let time): self = .localTime(BoltLocalTime(nanoseconds: time.nanoseconds))
    case .time(let time):
      self = .time(
        BoltTime(nanoseconds: time.nanoseconds, offsetSeconds: Int64(time.offsetSeconds)))
    case .localDateTime(let moment):
      self = .localDateTime(
        BoltLocalDateTime(seconds: moment.seconds, nanoseconds: Int64(moment.nanoseconds)))
    case .dateTime(let moment): self = BoltValue(moment)
    case .duration(let duration):
      self = .duration(
        BoltDuration(
          months: duration.months, days: duration.days, seconds: duration.seconds,
          nanoseconds: Int64(duration.nanoseconds)))
    }
  }

  private init(_ moment: ZonedDateTime) {
    if let zone = moment.zone {
      self = .zonedDateTime(
        BoltZonedDateTime(
          seconds: moment.seconds, nanoseconds: Int64(moment.nanoseconds), zone: zone,
          offsetSeconds: Int64(moment.offsetSeconds)))
    } else {
      self = .dateTime(
        BoltDateTime(
          seconds: moment.seconds, nanoseconds: Int64(moment.nanoseconds),
          offsetSeconds: Int64(moment.offsetSeconds)))
    }
  }
}

extension BoltMap {
  /// Properties or the entries of a map, in their order.
  init(_ entries: [(String, AnswerValue)]) {
    self.init(entries: entries.map { Entry(key: $0, value: BoltValue($1)) })
  }
}

extension BoltNode {
  init(_ node: AnswerNode) {
    self.init(
      identifier: node.id, labels: node.labels,
      properties: BoltMap(node.properties.map { ($0.name, $0.value) }),
      elementIdentifier: node.reference)
  }
}

extension BoltRelationship {
  init(_ found: AnswerRelationship) {
    self.init(
      identifier: found.id,
      start: End(identifier: found.from, elementIdentifier: found.fromReference),
      end: End(identifier: found.to, elementIdentifier: found.toReference), type: found.type,
      properties: BoltMap(found.properties.map { ($0.name, $0.value) }),
      elementIdentifier: found.reference)
  }
}
