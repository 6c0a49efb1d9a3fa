import PropertyGraph

/// What a reader can learn of a graph, in lines of text that do not depend on how and in which order
/// the graph is kept: two graphs are the same when their portraits are.
public struct GraphPortrait: Sendable, Equatable {
  /// Where two portraits part ways.
  public struct Disagreement: Error, CustomStringConvertible {
    public var description: String
    public init(_ description: String) { self.description = description }
  }

  private var unsorted: [String] = []
  /// What each reference that is never given again stands for: keyless nodes and relationships.
  public internal(set) var references: [String: String] = [:]

  init() {}

  public var lines: [String] { unsorted.sorted() }

  mutating func add(_ line: String) { unsorted.append(line) }

  /// Throws at the first line that stands in one of both alone.
  public func compare(with expected: GraphPortrait) throws {
    if unsorted == expected.unsorted { return }
    let (found, wanted) = (lines, expected.lines)
    if found == wanted { return }
    let missing = Set(wanted).subtracting(found).min().map { "lacks: \($0)" }
    let extra = Set(found).subtracting(wanted).min().map { "has: \($0)" }
    let told = [missing, extra].compactMap { $0 }.joined(separator: "\n")
    throw Disagreement(told.isEmpty ? "a line is there more often than it should" : told)
  }

  // MARK: - Lines

  mutating func addNames(_ kind: String, _ names: [String]) {
    add("\(kind): " + names.map(Self.text).joined(separator: ", "))
  }

  mutating func addNode(
    _ name: String, reference: String, labels: [String],
    properties: [(name: String, value: Value)], citations: [Citation], degree: Int
  ) {
    add(
      "node \(name) as \(Self.text(reference)) :\(labels.map(Self.text).sorted()) "
        + "\(Self.text(properties)) \(Self.text(citations)) degree \(degree)")
    if name.hasPrefix("n:") { references[name] = "node" }
  }

  mutating func addTie(
    _ reference: String, _ type: String, from: String, to: String,
    properties: [(name: String, value: Value)], interval: ValidityInterval, citations: [Citation]
  ) {
    let dates = [interval.from, interval.to].map { $0.map(\.description) ?? "…" }
    add(
      "tie \(reference) \(Self.text(type)) \(from) -> \(to) \(Self.text(properties)) "
        + "\(dates.joined(separator: "/")) \(Self.text(citations))")
    references[reference] = "\(type) \(from) \(to)"
  }

  mutating func addNeighbours(_ node: String, _ type: String, isForward: Bool, _ some: [String]) {
    if some.isEmpty { return }
    let arrow = isForward ? "->" : "<-"
    add("\(node) \(arrow) \(Self.text(type)): " + some.sorted().joined(separator: ", "))
  }

  // MARK: - Text

  /// A text in printable ASCII, the same for the same bytes alone.
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 92 && $0 != 124 }) { return text }
    return text.unicodeScalars.map { scalar in
      scalar.value > 32 && scalar.value < 127 && scalar != "\\" && scalar != "|"
        ? String(scalar) : "\\\(String(scalar.value, radix: 16));"
    }.joined()
  }

  static func text(_ value: Value) -> String {
    switch value {
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .double(let number): "double \(String(number.bitPattern, radix: 16))"
    case .string(let string): "'\(text(string.text))'"
    case .date(let day): "day \(day.days)"
    case .wideDate(let day): "wide day \(day.days)"
    case .localTime(let time): "local time \(time)"
    case .time(let time): "time \(time)"
    case .localDateTime(let moment): "local \(moment)"
    case .dateTime(let moment): "moment \(text(moment.description))"
    case .duration(let duration): "duration \(duration) \(duration.seconds)"
    case .point(let point):
      "point \(point.srid) \([point.x, point.y, point.z ?? 0].map(\.bitPattern))"
    case .list(let values): "[\(values.map(text).joined(separator: ", "))]"
    }
  }

  static func text(_ properties: [(name: String, value: Value)]) -> String {
    let all = properties.map { "\(text($0.name)): \(text($0.value))" }.sorted()
    return "{\(all.joined(separator: ", "))}"
  }

  static func text(_ citations: [Citation]) -> String {
    "cited \(citations.map { "\($0.source).\($0.row)" }.joined(separator: " "))"
  }

  static func name(_ identity: ReferenceHistory.Identity) -> String {
    switch identity {
    case .key(let space, let key): "\(text(space.text))|\(text(key.text))"
    case .sequence(let number): "n:\(number)"
    }
  }
}
