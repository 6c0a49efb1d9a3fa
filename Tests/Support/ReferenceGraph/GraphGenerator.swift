import PropertyGraph

/// Makes scripts of random graphs, the same for the same seed, with everything that graphs get
/// wrong.
///
/// Label sets from none to several, keyed and keyless nodes, keys that look like numbers,
/// properties of every kind and of changing kind, parallel relationships, loops, hubs, types
/// without relationships, dense and sparse types, merging, several citations or none.
public struct GraphGenerator {
  public var random: SeededGenerator
  private var script = GraphScript()
  private var nodeCount = 0
  private var known: Set<ReferenceKey> = []

  private struct ReferenceKey: Hashable {
    var space: String
    var key: ByteString
  }

  public init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let labels = ["Person", "Official", "Company", "关系", "Tender"]
  static let spaces = ["person", "company", "a", "a:b", "空间"]
  static let properties = [
    "name", "share", "count", "born", "isActive", "anything", "id", "code", "empty",
  ]
  static let types = ["OWNS", "PARENT_OF", "BID_FOR", "SPARSE", "NEVER", "LOOPS"]
  static let texts = [
    "", "0", "007", "17", "-5", "1e3", "王伟", "caf\u{E9}", "cafe\u{301}", "a:b", "b:c",
    "\u{301}mark", "999999999999999999", "1000000000000000000", "123456789012345678901234567890",
    "\u{0}", " ", "👩‍👩‍👧", "16777216", "91110000MA0000000X", "n:1", "+7", "٣",
  ]

  /// A graph of about this many nodes and relationships.
  public static func script(seed: UInt64, nodes: Int, relationships: Int) -> GraphScript {
    var generator = GraphGenerator(seed: seed)
    generator.declare()
    generator.makeNodes(nodes)
    if generator.nodeCount > 0 {
      generator.makeProperties()
      generator.makeRelationships(relationships)
    }
    return generator.script
  }

  private mutating func declare() {
    for label in Self.labels.shuffled(using: &random) {
      script.steps.append(.declare(.label, label))
    }
    for type in Self.types.shuffled(using: &random) {
      script.steps.append(.declare(.type, type))
    }
    if random.chance(0.5) { script.steps.append(.declare(.property, "unused")) }
    if random.chance(0.5) { script.steps.append(.declare(.space, "unused")) }
  }

  // MARK: - Nodes

  private mutating func makeNodes(_ count: Int) {
    // Few label sets in some graphs, many in others.
    let sets = (0..<(1 + random.below(6))).map { _ in someLabels() }
    let isNumbered = random.chance(0.5)
    for at in 0..<count {
      if random.chance(0.25) {
        script.steps.append(.nodeWithoutKey)
        nodeCount += 1
      } else {
        let space = random.pick(Self.spaces)
        let key = isNumbered && random.chance(0.8) ? String(at) : someKey()
        script.steps.append(.node(space: space, key: key))
        if known.insert(ReferenceKey(space: space, key: ByteString(key))).inserted {
          nodeCount += 1
        }
      }
      guard nodeCount > 0 else { continue }
      let node = random.chance(0.9) ? nodeCount - 1 : random.below(nodeCount)
      if random.chance(0.85) { script.steps.append(.label(node: node, random.pick(sets))) }
      for _ in 0..<random.pick([0, 1, 1, 1, 3]) {
        script.steps.append(.cite(node: node, someCitation()))
      }
    }
  }

  private mutating func someLabels() -> [String] {
    Array(Self.labels.shuffled(using: &random).prefix(random.pick([0, 1, 1, 1, 2, 3])))
  }

  private mutating func someKey() -> String {
    switch random.below(6) {
    case 0: String(random.below(50))
    case 1: String(random.next())
    case 2: "00" + String(random.below(50))
    case 3: random.pick(Self.texts)
    case 4: random.pick(Self.texts) + String(random.below(1000))
    // The highest cost tens of megabytes while building, so they come seldom.
    default: String(random.below(random.chance(0.01) ? 20_000_000 : 40_000))
    }
  }

  private mutating func someCitation() -> Citation {
    Citation(
      source: random.pick([0, 1, 2, 7, .max]), row: UInt32(random.below(1 << 20)))
  }

  // MARK: - Properties

  private mutating func makeProperties() {
    for property in Self.properties where random.chance(0.7) {
      let style = random.below(Self.styles)
      for _ in 0..<(1 + random.below(3)) {
        let isOne = random.chance(0.3)
        let nodes = (0..<(isOne ? 1 : nodeCount)).map { _ in random.below(nodeCount) }
        // Now and then a chunk of another kind.
        let chosen = random.chance(0.85) ? style : random.below(Self.styles)
        script.steps.append(.set(nodes: nodes, column(property, nodes.count, style: chosen)))
      }
    }
  }

  private mutating func column(_ name: String, _ count: Int, style: Int) -> GraphScript.Column {
    let density = random.pick([1, 1, 0.5, 0.05, 0])
    let values = (0..<count).map { _ in random.chance(density) ? value(style: style) : nil }
    return GraphScript.Column(name, values)
  }

  /// How many styles of value there are.
  public static let styles = 18

  /// A value; one style makes values of one kind and spread.
  public mutating func value(style: Int) -> Value {
    switch style {
    case 0: .boolean(random.chance(0.5))
    case 1: .integer(42)
    case 2: .integer(Int64(random.below(200)) - 100)
    case 3: .integer(Int64(random.below(60_000)))
    case 4: .integer(Int64(random.below(4_000_000_000)) - 2_000_000_000)
    case 5: .integer(random.pick([.min, .max, 0, -1, Int64(bitPattern: random.next())]))
    case 6: .double(Double(random.below(10_000)) / 10_000)
    case 7: .double(random.pick([0.4846, 51, 33.3333, -0.0, 0.1, 1e-6, 100]))
    case 8: .double(someDouble())
    case 9: .text(random.pick(["甲", "乙", "丙", "状态"]))
    case 10: .text(String(random.below(100_000)))
    case 11: .text(random.pick(Self.texts))
    case 12: .text(random.pick(Self.texts) + String(random.next()))
    case 13: .text(String(String(random.next(), radix: 16).prefix(8)))
    case 14: .date(CalendarDate(days: Int32(random.below(60_000)) - 30_000))
    case 15: .list(someList(depth: 0))
    case 16: someTemporal()
    default: value(style: random.below(17))
    }
  }

  private mutating func someDouble() -> Double {
    let pattern = Double(bitPattern: random.next())
    let extremes = [-.infinity, .infinity, .leastNonzeroMagnitude, -1e300, 4e15, 4e15 + 1, -0.0]
    return pattern.isNaN || random.chance(0.3) ? random.pick(extremes) : pattern
  }

  /// A day, time, date-time, duration or place that no column of its own holds.
  private mutating func someTemporal() -> Value {
    let nanosecond = Int32(random.below(1_000_000_000))
    let seconds = Int64(random.below(400_000_000_000)) - 200_000_000_000
    let ofDay = Int64(random.below(86_400_000)) * 1_000_000
    let offset = Int32(random.below(129_601)) - 64_800
    switch random.below(9) {
    case 0: return .wideDate(LocalDate(days: random.pick([365_241_780_471, -365_243_219_162])))
    case 1: return .localTime(LocalTime(nanoseconds: ofDay))
    case 2: return .time(ZonedTime(nanoseconds: ofDay, offsetSeconds: offset))
    case 3: return .localDateTime(LocalDateTime(seconds: seconds, nanoseconds: nanosecond))
    case 4, 5:
      return .dateTime(
        ZonedDateTime(
          seconds: seconds, nanoseconds: nanosecond, offsetSeconds: offset,
          zone: random.pick([nil, "Asia/Shanghai", "", "Zürich"])))
    case 6:
      return .duration(
        CalendarDuration(
          months: random.pick([.min, .max, 0, 14]), days: Int64(random.below(90)) - 45,
          seconds: random.pick([.min, .max, 0, -1, seconds]), nanoseconds: nanosecond))
    default:
      return .point(
        Point(
          srid: random.pick([7203, 4326, -1]), x: someDouble(), y: someDouble(),
          z: random.pick([nil, 0, someDouble()])))
    }
  }

  private mutating func someList(depth: Int) -> [Value] {
    (0..<random.below(4)).map { _ in
      if depth < 3, random.chance(0.2) { return .list(someList(depth: depth + 1)) }
      return value(style: random.below(15))
    }
  }

  // MARK: - Relationships

  private mutating func makeRelationships(_ count: Int) {
    var arrived: [String: Int] = [:]
    var left = count
    let hub = random.below(nodeCount)
    while left > 0 {
      let type = random.pick(Self.types.filter { $0 != "NEVER" })
      let size = type == "SPARSE" ? 1 : min(left, 1 + random.below(max(1, count / 3)))
      var batch = GraphScript.Batch(type: type, source: random.pick([0, 1, 2, 9]))
      batch.merges = random.chance(0.4)
      for _ in 0..<size {
        var (from, to) = (random.below(nodeCount), random.below(nodeCount))
        if random.chance(0.2) { from = hub }
        if random.chance(0.2) { to = hub }
        if type == "LOOPS", random.chance(0.7) { to = from }
        if let last = batch.from.indices.last, random.chance(0.2) {
          (from, to) = (batch.from[last], batch.to[last])
        }
        batch.from.append(from)
        batch.to.append(to)
        batch.rows.append(UInt32(random.below(1 << 20)))
      }
      batch.columns = relationshipColumns(size)
      script.steps.append(.relationships(batch))
      arrived[type, default: 0] += size
      left -= size
      if random.chance(0.5) {
        let arrival = random.below(arrived[type]!)
        script.steps.append(.citeRelationship(type: type, arrival: arrival, someCitation()))
      }
    }
  }

  private mutating func relationshipColumns(_ count: Int) -> [GraphScript.Column] {
    var columns: [GraphScript.Column] = []
    if random.chance(0.6) {
      columns.append(column("valid_from", count, style: random.chance(0.9) ? 14 : 11))
    }
    if random.chance(0.4) { columns.append(column("valid_to", count, style: 14)) }
    if random.chance(0.5) { columns.append(column("share", count, style: random.pick([6, 7, 2]))) }
    if random.chance(0.3) {
      columns.append(column("role", count, style: random.below(Self.styles)))
    }
    return columns
  }
}
