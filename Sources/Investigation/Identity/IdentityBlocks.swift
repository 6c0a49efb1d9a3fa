import PropertyGraph

/// The pairs of records worth comparing: those that share an identifier, a part of one, a name, or
/// a phone or address that few have.
///
/// Names that many bear would pair everybody with everybody, so two bounds hold. Two records with
/// whole identifiers, days of birth or sexes that differ are two parties and are not paired by a
/// name; and of a name whose pairs would still be more than `pairsMax`, only records born on one
/// day are paired, and the name is told as skipped.
///
/// *Complexity:* O(records · log) and O(pairs). *Determinism:* pairs ascend by their records.
struct IdentityBlocks {
  /// A name of which not all records were compared.
  struct Skipped: Sendable, Hashable {
    var label: String
    /// One of the records that bear it.
    var node: NodeIndex
    var records: Int
  }

  static let pairsMax = 20_000
  /// A phone or an address that more have than this pairs nobody.
  static let contactsMax = 8

  private let records: IdentityRecords
  private let quarantine: IdentityQuarantine
  /// Packed: the lower record's position in the upper half.
  private var found: [UInt64] = []
  private(set) var skipped: [Skipped] = []

  init(_ records: IdentityRecords, _ quarantine: IdentityQuarantine, contacts: [TypeID]) throws {
    self.records = records
    self.quarantine = quarantine
    pairByIdentifier()
    try pairByPart()
    try pairByName()
    for type in contacts { try pairByContact(type) }
    found.sort()
  }

  /// Positions of two records each, ascending, every pair once.
  var pairs: [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    pairs.reserveCapacity(found.count)
    var last = UInt64.max
    for pair in found where pair != last {
      last = pair
      pairs.append((Int(pair >> 32), Int(pair & 0xffff_ffff)))
    }
    return pairs
  }

  private mutating func add(_ a: Int, _ b: Int) {
    if a != b { found.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b))) }
  }

  /// Pairs two records unless it is plain that they are two.
  private mutating func addUnlessApart(_ a: Int, _ b: Int) {
    if !areApart(records.all[a], records.all[b]) { add(a, b) }
  }

  /// Whether identifiers, birth or sex say that two records are two, as the scorer would.
  private func areApart(_ a: IdentityRecords.Record, _ b: IdentityRecords.Record) -> Bool {
    guard quarantine.isTrusted(a), quarantine.isTrusted(b) else { return false }
    if a.kind == .whole, b.kind == .whole { return a.identifier != b.identifier }
    return a.sex != 0 && b.sex != 0 && a.sex != b.sex || a.birth.contradicts(b.birth)
  }

  // MARK: - Identifiers

  private mutating func pairByIdentifier() {
    for block in records.byIdentifier where block.count > 1 {
      pairAll(block)
    }
  }

  /// All pairs where there are few, else neighbours alone: enough for one party to hang together.
  private mutating func pairAll(_ block: ArraySlice<Int>) {
    if block.count * block.count <= Self.pairsMax * 2 {
      for (place, a) in block.enumerated() { for b in block.dropFirst(place + 1) { add(a, b) } }
    } else {
      for (a, b) in zip(block, block.dropFirst()) { add(a, b) }
    }
  }

  /// Identifiers that are not whole meet those that begin alike, and those of the same text.
  private mutating func pairByPart() throws {
    var stems: [UInt64: [Int]] = [:]
    for (at, record) in records.all.enumerated() where record.kind == .part {
      for stem in try records.stems(of: at) { stems[stem, default: []].append(at) }
    }
    if stems.isEmpty { return }
    for (at, record) in records.all.enumerated() where record.kind == .whole {
      for stem in try records.stems(of: at) { stems[stem]?.append(at) }
    }
    for (_, block) in stems where block.count > 1 {
      let parts = block.filter { records.all[$0].kind == .part }
      guard parts.count * block.count <= Self.pairsMax else { continue }
      for a in parts { for b in block { add(a, b) } }
    }
  }

  // MARK: - Names

  private mutating func pairByName() throws {
    for block in records.byName where block.count > 1 {
      let open = block.filter { !quarantine.isWhole(records.all[$0]) }
      if open.isEmpty { continue }
      if open.count * block.count <= Self.pairsMax {
        for a in open { for b in block { addUnlessApart(a, b) } }
      } else {
        let first = records.all[block.first!]
        skipped.append(
          Skipped(
            label: records.groups[Int(first.group)].label, node: NodeIndex(first.node),
            records: block.count))
        pairByBirth(block)
      }
    }
    skipped.sort { ($1.records, $0.node) < ($0.records, $1.node) }
  }

  private mutating func pairByBirth(_ block: ArraySlice<Int>) {
    let dated = block.filter { records.all[$0].birth.isKnown }
      .sorted { (records.all[$0].birth.days, $0) < (records.all[$1].birth.days, $1) }
    var start = 0
    while start < dated.count {
      var end = start
      while end < dated.count, records.all[dated[end]].birth == records.all[dated[start]].birth {
        end += 1
      }
      let born = dated[start..<end]
      let open = born.filter { !quarantine.isWhole(records.all[$0]) }
      if open.count * born.count <= Self.pairsMax {
        for a in open { for b in born { addUnlessApart(a, b) } }
      }
      start = end
    }
  }

  // MARK: - Contacts

  /// Records of one label that share a rare phone or address and whose names are alike.
  private mutating func pairByContact(_ type: TypeID) throws {
    let graph = records.graph
    let (incoming, outgoing) = (try graph.incoming(type), try graph.outgoing(type))
    var seen: Set<UInt32> = []
    for record in records.all {
      for contact in outgoing.neighbours(of: record.node)
      where seen.insert(contact).inserted && incoming.degree(of: contact) <= Self.contactsMax {
        let sharers = Set(incoming.neighbours(of: contact)).sorted().compactMap {
          records.position(of: $0)
        }
        for (place, a) in sharers.enumerated() {
          for b in sharers.dropFirst(place + 1)
          where records.all[a].group == records.all[b].group
            && !areApart(records.all[a], records.all[b])
          {
            if try records.areNamesAlike(a, b) { add(a, b) }
          }
        }
      }
    }
  }
}
