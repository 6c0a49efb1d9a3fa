import PropertyGraph

/// Finds the kin of a person, as of a day or without one.
///
/// ```swift
/// let finder = try KinFinder(KinTies(graph))
/// for relative in finder.relatives(of: node, at: day, within: .degree(3)) {
///   print(relative.term[.zh], relative.degree ?? "–", relative.relation.notation)
/// }
/// ```
///
/// Without a day a marriage, adoption or guardianship holds where nobody recorded its end; as of
/// day `d` it holds where `from ≤ d < to`. Blood has no end: of its ties only the beginning counts.
/// A spouse whose marriage is over is listed as the former one and makes nobody else kin.
public struct KinFinder: Sendable {
  let context: KinContext
  /// More chains than this are not looked at; ``KinFault/tooManyChains`` says so.
  public var chainsMax = 200_000 {
    didSet { chainsMax = min(max(chainsMax, 1), 1 << 21) }
  }

  public var ties: KinTies { context.ties }
  public var policy: KinPolicy { context.policy }

  public init(_ ties: KinTies, policy: KinPolicy = KinPolicy(), terms: KinTerms) {
    context = KinContext(ties, policy, terms)
  }

  /// - Throws: where the shipped table of terms cannot be read.
  public init(_ ties: KinTies, policy: KinPolicy = KinPolicy()) throws {
    self.init(ties, policy: policy, terms: try KinTerms.shipped.get())
  }

  /// The kin of a person and what was wrong with the records on the way.
  public struct Family: Sendable {
    /// By degree, guardians and former spouses last; blood before marriage; then by shape and
    /// number.
    public let relatives: [Relative]
    public let faults: [KinFault]
  }

  /// Everyone who is kin to a person within a bound; not the person.
  ///
  /// *Complexity:* O(chains); tens of microseconds in a family of ordinary size. *Determinism:* the
  /// order of the stored ties plays no part.
  public func family(
    of person: UInt32, at day: CalendarDate? = nil, within bound: KinBound = .widest
  ) -> Family {
    withExtendedLifetime(context) {
      var walk = KinWalk(context.ties.view, context.policy, visitsMax: chainsMax)
      bound.table.withUnsafeBufferPointer {
        walk.run(from: person, on: day?.days, $0.baseAddress!)
      }
      return Family(
        relatives: relatives(walk, bound), faults: KinFault.sorted(walk.faults))
    }
  }

  /// Everyone who is kin to a person within a bound; see ``family(of:at:within:)``.
  public func relatives(
    of person: UInt32, at day: CalendarDate? = nil, within bound: KinBound = .widest
  ) -> [Relative] {
    family(of: person, at: day, within: bound).relatives
  }

  /// How somebody is kin to a person, or nil.
  public func relative(
    of person: UInt32, to other: UInt32, at day: CalendarDate? = nil,
    within bound: KinBound = .widest
  ) -> Relative? {
    relatives(of: person, at: day, within: bound).first { $0.person == other }
  }

  // MARK: - From visits to relatives

  /// Wanted visits, those to one person together, the closest first.
  ///
  /// ```
  /// bits 32–63 person   29–31 rank   24–28 degree   22–23 blood, adoption, step   0–21 visit
  /// ```
  static func wanted(_ walk: borrowing KinWalk, _ bound: KinBound) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(walk.visits.count)
    for index in 1..<max(walk.visits.count, 1) {
      let visit = walk.visits[index]
      let shape = visit.shape
      guard bound.table[shape.code] & KinBound.isWanted != 0 else { continue }
      let closeness = UInt64(rank(visit)) << 5 | UInt64(shape.degree ?? 31)
      let nature: UInt64 = visit.flags.contains(.step) ? 2 : visit.flags.contains(.adoption) ? 1 : 0
      keys.append(UInt64(visit.node) << 32 | closeness << 24 | nature << 22 | UInt64(index))
    }
    keys.sort()
    return keys
  }

  /// The visit of a key.
  static func visit(_ key: UInt64) -> Int { Int(key & 0x3f_ffff) }

  /// How close the law holds a chain, closest lowest.
  private static func rank(_ visit: KinWalk.Visit) -> Int {
    if !visit.flags.isDisjoint(with: [.divorced, .widowed]) { return 5 }
    let shape = visit.shape
    if shape.form == .guardianship { return 4 }
    if shape.isStep { return 3 }
    if shape.form != .blood { return 2 }
    return visit.flags.contains(.step) ? 1 : 0
  }

  private func relatives(_ walk: borrowing KinWalk, _ bound: KinBound) -> [Relative] {
    let keys = Self.wanted(walk, bound)
    // The order of the answer: degree, rank, shape; what is wanted of one person stays together.
    var order: [(key: UInt64, first: Int)] = []
    order.reserveCapacity(keys.count)
    var first = 0
    while first < keys.count {
      let visit = walk.visits[Self.visit(keys[first])]
      let closeness = keys[first] >> 24 & 0xff
      let rank = closeness >> 5
      let degree = rank > 3 ? 31 : closeness & 31
      let place = degree << 19 | rank << 16 | UInt64(visit.shape.code)
      order.append((place << 32 | UInt64(visit.node), first))
      let node = keys[first] >> 32
      while first < keys.count, keys[first] >> 32 == node { first += 1 }
    }
    order.sort { $0.key < $1.key }
    var found: [Relative] = []
    found.reserveCapacity(order.count)
    for (_, first) in order {
      let node = keys[first] >> 32
      let main = relation(walk, Self.visit(keys[first]))
      var others: [KinRelation] = []
      var next = first + 1
      while next < keys.count, keys[next] >> 32 == node {
        others.append(relation(walk, Self.visit(keys[next])))
        next += 1
      }
      found.append(Relative(person: UInt32(node), relation: main, others: others))
    }
    return found
  }

  func relation(_ walk: borrowing KinWalk, _ index: Int) -> KinRelation {
    var count = 0
    var at = index
    while at != 0 {
      count += 1
      at = Int(walk.visits[at].previous)
    }
    at = index
    let links = [KinRelation.Link](unsafeUninitializedCapacity: count) { buffer, filled in
      for place in stride(from: count - 1, through: 0, by: -1) {
        let visit = walk.visits[at]
        buffer.initializeElement(
          at: place,
          to: KinRelation.Link(
            node: visit.node, entry: visit.entry, secondEntry: visit.secondEntry,
            letter: visit.letter, shared: visit.shared))
        at = Int(visit.previous)
      }
      filled = count
    }
    let visit = walk.visits[index]
    return KinRelation(
      shape: visit.shape, flags: visit.flags, start: walk.visits[0].node, links: links,
      context: context)
  }
}
