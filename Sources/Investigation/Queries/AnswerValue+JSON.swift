import CypherEngine
import Foundation
import PropertyGraph

/// Values in plain JSON, as Neo4j's Query API v2 writes them.
///
/// | value | JSON |
/// | --- | --- |
/// | integer, float | number; `"NaN"`, `"Infinity"`, `"-Infinity"` |
/// | dates, times, durations | text in ISO 8601 |
/// | point | text, `SRID=4326;POINT (7.6 51.9)` |
/// | bytes | text in base 64 |
/// | node | `{"elementId", "labels", "properties"}` |
/// | relationship | `{"elementId", "startNodeElementId", "endNodeElementId", "type", "properties"}`
/// |
/// | path | nodes and relationships in turn, in a list |
extension AnswerValue {
  public var json: JSONText {
    switch self {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .integer(let number): .integer(Int(number))
    case .float(let number): number.isFinite ? .number(number) : .string(Self.name(of: number))
    case .string(let text): .string(text)
    case .list(let values): .array(values.map(\.json))
    case .map(let entries): .object(entries.map { ($0.key, $0.value.json) })
    case .node(let node): node.json
    case .relationship(let found): found.json
    case .path(let path): path.json
    case .date(let date): .string(date.description)
    case .temporal(let value): .string(value.description)
    case .point(let point): .string(Self.text(of: point))
    case .bytes(let bytes): .string(Data(bytes).base64EncodedString())
    }
  }

  private static func name(of number: Double) -> String {
    number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity"
  }

  /// Well-known text with the coordinate system before it.
  private static func text(of point: Point) -> String {
    let numbers = ([point.x, point.y] + [point.z].compactMap { $0 }).map { "\($0)" }
    let kind = point.z == nil ? "POINT" : "POINT Z"
    return "SRID=\(point.srid);\(kind) (\(numbers.joined(separator: " ")))"
  }
}

extension AnswerNode {
  var json: JSONText {
    .object([
      ("elementId", .string(reference)), ("labels", .array(labels.map { .string($0) })),
      ("properties", .object(properties.map { ($0.name, $0.value.json) })),
    ])
  }
}

extension AnswerRelationship {
  var json: JSONText {
    .object([
      ("elementId", .string(reference)), ("startNodeElementId", .string(fromReference)),
      ("endNodeElementId", .string(toReference)), ("type", .string(type)),
      ("properties", .object(properties.map { ($0.name, $0.value.json) })),
    ])
  }
}

extension AnswerPath {
  var json: JSONText {
    var items: [JSONText] = []
    for (at, node) in nodes.enumerated() {
      if at > 0 { items.append(relationships[at - 1].json) }
      items.append(node.json)
    }
    return .array(items)
  }
}
