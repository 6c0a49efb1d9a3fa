import Declarations
import PropertyGraph

/// What is compared of the records of a graph, read once and packed.
///
/// ```text
///   node · label · identifier (kind, 64 bits) · name (64 bits) · birth · sex    32 bytes each
/// ```
///
/// Records are those of the parties the ontology knows, each by itself, whatever was judged.
/// *Complexity:* O(records); some two microseconds each.
final class IdentityRecords: Sendable {
  /// One label whose records are compared with each other.
  struct Group: Sendable {
    let label: String
    let isPerson: Bool
    let ranges: [Range<UInt32>]
    let count: Int
  }

  /// How much of an identifier a record has.
  enum IdentifierKind: UInt8, Sendable { case none, whole, part }

  struct Record: Sendable {
    var node: UInt32
    var birth: Birth
    /// Of a whole identifier; equal keys mean equal identifiers, but for one chance in 10¹⁹.
    var identifier: UInt64
    /// 0 where there is no name.
    var name: UInt64
    var kind: IdentifierKind
    var group: UInt8
    /// 0 where it is not known.
    var sex: UInt8
  }

  /// A day of birth in four bytes.
  struct Birth: Sendable, Hashable {
    /// Since 1970-01-01.
    var days: Int32

    static let unknown = Birth(days: .min)

    var isKnown: Bool { self != .unknown }

    /// Whether two days are those of two persons: they differ, and not because one of them is
    /// 1 January, which stands for a year of which the day is not known.
    func contradicts(_ other: Birth) -> Bool {
      guard isKnown, other.isKnown, self != other else { return false }
      return CalendarDate(days: days).contradicts(birth: CalendarDate(days: other.days))
    }
  }

  let graph: GraphSnapshot
  let columns: IdentityColumns
  let groups: [Group]
  /// Ascending by node within a group.
  let all: [Record]
  /// Positions of records by what they share, each block ascending; names within a label, other
  /// names among them.
  let byName: Blocks
  let byIdentifier: Blocks

  /// Keys with the positions of the records that bear them, sorted.
  struct Blocks: Sequence, Sendable {
    fileprivate let keys: [UInt64]
    fileprivate let positions: [Int]

    fileprivate init(_ entries: [(key: UInt64, position: UInt32)]) {
      let sorted = entries.sorted { ($0.key, $0.position) < ($1.key, $1.position) }
      keys = sorted.map(\.key)
      positions = sorted.map { Int($0.position) }
    }

    func makeIterator() -> AnyIterator<ArraySlice<Int>> {
      var start = 0
      return AnyIterator {
        if start == keys.count { return nil }
        var end = start + 1
        while end < keys.count, keys[end] == keys[start] { end += 1 }
        defer { start = end }
        return positions[start..<end]
      }
    }

    /// Who bears a key.
    func bearers(of key: UInt64) -> ArraySlice<Int> {
      func first(_ isIn: (UInt64) -> Bool) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
          let middle = (low + high) / 2
          if isIn(keys[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
      }
      return positions[first { $0 >= key }..<first { $0 > key }]
    }
  }

  /// - Parameters:
  ///   - graph: every record by itself.
  init(_ graph: GraphSnapshot, _ ontology: Ontology, threadCount: Int) throws {
    self.graph = graph
    columns = try IdentityColumns(graph)
    groups = Self.groups(graph, ontology)
    var chunks: [(group: Int, nodes: Range<UInt32>)] = []
    for (number, group) in groups.enumerated() {
      for range in group.ranges {
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 8192) {
          chunks.append((number, start..<min(start + 8192, range.upperBound)))
        }
      }
    }
    let (columns, groups) = (columns, groups)
    let read = try SharedWork.map(chunks, threadCount: threadCount) { chunk in
      try chunk.nodes.map { node in
        try columns.record(node, group: UInt8(chunk.group), isPerson: groups[chunk.group].isPerson)
      }
    }
    let all = Array(read.joined())
    self.all = all
    byIdentifier = Blocks(
      all.enumerated().filter { $0.element.kind == .whole }.map {
        ($0.element.identifier, UInt32($0.offset))
      })
    var names = all.enumerated().filter { $0.element.name != 0 }.map {
      (Self.nameKey($0.element.name, $0.element.group), UInt32($0.offset))
    }
    if !columns.others.isEmpty {
      for (at, record) in all.enumerated() {
        let isPerson = groups[Int(record.group)].isPerson
        for other in columns.otherNames(record.node, isPerson: isPerson)
        where other.hash != record.name {
          names.append((Self.nameKey(other.hash, record.group), UInt32(at)))
        }
      }
    }
    byName = Blocks(names)
  }

  /// The key of a name among the records of a label.
  static func nameKey(_ name: UInt64, _ group: UInt8) -> UInt64 {
    name &+ UInt64(group) &* 0x9e37_79b9_7f4a_7c15
  }

  func isPerson(_ at: Int) -> Bool { groups[Int(all[at].group)].isPerson }

  func identifier(_ at: Int) throws -> ComparedIdentifier? {
    try columns.identifier(all[at].node, isPerson: isPerson(at))
  }

  /// The keys under which an identifier meets those of which a part is the same: its first 15
  /// places where they are known, the organisation code inside, or all of it.
  func stems(of at: Int) throws -> [UInt64] {
    switch try identifier(at) {
    case .residentID(let text), .shortResidentID(let text), .slippedResidentID(let text):
      return [TextHash.of("id " + text.prefix(15))]
    case .residentIDPart(let text):
      return text.prefix(15).contains("*") ? [] : [TextHash.of("id " + text.prefix(15))]
    case .creditCode(let text): return [TextHash.of("org " + text.dropFirst(8).prefix(9))]
    case .organisationCode(let text): return [TextHash.of("org " + text)]
    case .travelPermit(let text): return [TextHash.of("permit " + text)]
    case .other(let text): return [TextHash.of("\(isPerson(at) ? "person" : "body") " + text)]
    case nil: return []
    }
  }

  func areNamesAlike(_ a: Int, _ b: Int) throws -> Bool {
    let isPerson = isPerson(a)
    guard let one = columns.name(all[a].node, isPerson: isPerson),
      let other = columns.name(all[b].node, isPerson: isPerson)
    else { return false }
    return NameLikeness(one, other, isPerson: isPerson) == .near
  }

  /// The records that one record is worth comparing with, ascending.
  ///
  /// *Complexity:* O(bearers of its names), and O(records) where an identifier is not whole.
  func partners(
    of at: Int, _ quarantine: IdentityQuarantine, contacts: [TypeID]
  ) throws -> [Int] {
    let record = all[at]
    var found: Set<Int> = []
    if record.kind == .whole { found.formUnion(byIdentifier.bearers(of: record.identifier)) }
    if record.kind != .none {
      let stems = Set(try stems(of: at))
      for (other, candidate) in all.enumerated()
      where candidate.kind == .part || record.kind == .part && candidate.kind == .whole {
        if try self.stems(of: other).contains(where: stems.contains) { found.insert(other) }
      }
    }
    let isPerson = isPerson(at)
    let names = columns.otherNames(record.node, isPerson: isPerson).map(\.hash) + [record.name]
    for name in names where name != 0 {
      for other in byName.bearers(of: Self.nameKey(name, record.group))
      where !(quarantine.isWhole(record) && quarantine.isWhole(all[other])) {
        found.insert(other)
      }
    }
    for type in contacts {
      let incoming = try graph.incoming(type)
      for contact in try graph.outgoing(type).neighbours(of: record.node)
      where incoming.degree(of: contact) <= IdentityBlocks.contactsMax {
        for other in incoming.neighbours(of: contact).compactMap({ position(of: $0) })
        where all[other].group == record.group {
          if try other != at && areNamesAlike(at, other) { found.insert(other) }
        }
      }
    }
    found.remove(at)
    return found.sorted()
  }

  /// Where the record of a node stands; nil where it is no party's.
  func position(of node: UInt32) -> Int? {
    var start = 0
    for group in groups {
      let end = start + group.count
      var (low, high) = (start, end)
      while low < high {
        let middle = (low + high) / 2
        if all[middle].node < node { low = middle + 1 } else { high = middle }
      }
      if low < end, all[low].node == node { return low }
      start = end
    }
    return nil
  }

  /// The labels of parties in the order of the ontology, a node with several under the first.
  static func groups(_ graph: GraphSnapshot, _ ontology: Ontology) -> [Group] {
    var groups: [Group] = []
    var taken: [LabelID] = []
    for node in ontology.nodes where node.category == .party && node.companion == nil {
      guard let label = graph.label(node.label), groups.count < 255 else { continue }
      // Ranges are cut where an earlier label stands beside this one.
      let ranges = graph.ranges(of: label).flatMap { range -> [Range<UInt32>] in
        guard !taken.isEmpty, let first = range.first,
          taken.contains(where: { graph.has($0, NodeIndex(first)) })
        else { return [range] }
        return []
      }
      taken.append(label)
      let count = ranges.reduce(0) { $0 + $1.count }
      groups.append(
        Group(
          label: node.label,
          isPerson: ontology.property("id_card", ofLabels: [node.label]) != nil,
          ranges: ranges, count: count))
    }
    return groups
  }
}

/// The properties that are compared.
struct IdentityColumns: Sendable {
  let graph: GraphSnapshot
  let name: NodeColumn?
  let others: [NodeColumn]
  let residentID: NodeColumn?
  let creditCode: NodeColumn?
  let birth: NodeColumn?
  let sexes: [NodeColumn]
  let registered: NodeColumn?

  init(_ graph: GraphSnapshot) throws {
    self.graph = graph
    name = try graph.column("name")
    others = try ["alias", "former_name"].compactMap { try graph.column($0) }
    residentID = try graph.column("id_card")
    creditCode = try graph.column("uscc")
    birth = try graph.column("birth_date")
    sexes = try ["sex", "gender"].compactMap { try graph.column($0) }
    registered = try graph.column("reg_date")
  }

  /// The name; nil where there is none or a placeholder.
  func name(_ node: UInt32, isPerson: Bool) -> ComparedName? {
    name?.text(node).flatMap { Self.compared($0, isPerson) }
  }

  /// Other names: aliases and those borne before (曾用名).
  func otherNames(_ node: UInt32, isPerson: Bool) -> [ComparedName] {
    others.flatMap { column -> [ComparedName] in
      switch column.value(node) {
      case .string(let text): [Self.compared(text.text, isPerson)].compactMap { $0 }
      case .list(let items):
        items.compactMap { item in
          if case .string(let text) = item { Self.compared(text.text, isPerson) } else { nil }
        }
      default: []
      }
    }
  }

  private static func compared(_ text: String, _ isPerson: Bool) -> ComparedName? {
    let name = isPerson ? ComparedName(person: text) : ComparedName(organisation: text)
    return name.core.isEmpty || PlaceholderText.isPlaceholder(folded: name.core) ? nil : name
  }

  /// What the record says is its identifier, as written: the property, else a key that is one.
  func identifierText(_ node: UInt32, isPerson: Bool) throws -> String? {
    if let text = (isPerson ? residentID : creditCode)?.text(node) { return text }
    guard let key = try graph.key(of: NodeIndex(node))?.key, key.utf8.count == 18 else {
      return nil
    }
    let isOne = isPerson ? ResidentID(key) != nil : UnifiedSocialCreditCode(key) != nil
    return isOne ? key : nil
  }

  func identifier(_ node: UInt32, isPerson: Bool) throws -> ComparedIdentifier? {
    try identifierText(node, isPerson: isPerson).flatMap {
      ComparedIdentifier($0, isPerson: isPerson)
    }
  }

  /// What the record itself states.
  func statedSex(_ node: UInt32) -> Sex? {
    sexes.lazy.compactMap { $0.value(node).flatMap(Sex.init(recorded:)) }.first
  }

  fileprivate func record(
    _ node: UInt32, group: UInt8, isPerson: Bool
  ) throws -> IdentityRecords.Record {
    var record = IdentityRecords.Record(
      node: node, birth: .unknown, identifier: 0, name: 0, kind: .none,
      group: group, sex: 0)
    record.name = name(node, isPerson: isPerson)?.hash ?? 0
    if let identifier = try identifier(node, isPerson: isPerson) {
      record.kind = identifier.isFull ? .whole : .part
      switch identifier {
      case .residentID(let text), .shortResidentID(let text):
        let id = ResidentID(text)!
        record.identifier = id.packed
        record.birth = IdentityRecords.Birth(days: id.birth.days)
        record.sex = id.sex.rawValue
      case .creditCode(let text): record.identifier = TextHash.of(text)
      default: break
      }
    }
    // An identifier is surer than a date that somebody typed.
    if isPerson, !record.birth.isKnown {
      if let day = birth?.date(node) { record.birth = IdentityRecords.Birth(days: day.days) }
      if let sex = statedSex(node) { record.sex = sex.rawValue }
    }
    return record
  }
}

extension CalendarDate {
  /// Whether it is the day of a year of which only the year is known.
  var isNewYear: Bool { components.month == 1 && components.day == 1 }

  /// Whether nobody was born on both days, a year's first standing for any of it.
  func contradicts(birth other: CalendarDate) -> Bool {
    guard self != other else { return false }
    return components.year != other.components.year || !isNewYear && !other.isNewYear
  }
}
