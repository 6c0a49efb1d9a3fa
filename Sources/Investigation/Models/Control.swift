import PropertyGraph

/// Which companies a person controls by the plain rule of the models with a fixed definition.
///
/// A person controls a company as its legal representative, or through a chain of 1 to 4 holdings
/// whose product of shares is at least 25 %. Shares are whole basis points, so the test is the
/// integer test `4 · b₁ · … · bₖ ≥ 10000ᵏ`; chains are not summed.
struct Control {
  /// When a holding or a post counts.
  enum Time: Hashable {
    /// No end is recorded.
    case now
    case day(CalendarDate)

    func admits(_ interval: ValidityInterval) -> Bool {
      switch self {
      case .now: interval.holdsNow
      case .day(let day): interval.holds(on: day)
      }
    }
  }

  static let depthMax = 4

  private let caseGraph: CaseGraph
  private let owns: Table?
  private let represents: Table?
  private let shares: RelationshipColumn?

  private struct Table {
    let type: TypeID
    let out: Adjacency
    let validity: GraphSnapshot.Validity
  }

  init(_ caseGraph: CaseGraph) throws {
    self.caseGraph = caseGraph
    let graph = caseGraph.graph
    func table(_ name: String) throws -> Table? {
      guard let type = graph.type(name) else { return nil }
      return Table(
        type: type, out: try graph.outgoing(type), validity: try graph.validity(of: type))
    }
    owns = try table("OWNS")
    represents = try table("LEGAL_REP")
    shares = try owns.flatMap { try graph.column("share", of: $0.type) }
  }

  /// Whether a person has any holding or post that could count.
  func hasAny(_ person: UInt32) -> Bool {
    owns?.out.isEmpty(of: person) == false || represents?.out.isEmpty(of: person) == false
  }

  /// Calls `body` with every chain of control that starts at a person: one post, or one to four
  /// holdings.
  ///
  /// *Complexity:* O(chains), which the threshold bounds: below one company no more than four
  /// holders reach 25 %.
  func forEachChain(
    of person: UInt32, at time: Time, _ body: (_ company: UInt32, _ chain: [Relationship]) -> Void
  ) {
    if let represents {
      represents.out.forEachRelationship(of: person) { company, position in
        guard time.admits(represents.validity.interval(Int(position))) else { return }
        body(company, [tie(represents, position, from: person, to: company)])
      }
    }
    guard owns != nil, shares != nil else { return }
    follow(person, [], 1, 1, time, body)
  }

  /// The companies a person controls, each once, ascending.
  func companies(of person: UInt32, at time: Time) -> [UInt32] {
    var found: [UInt32] = []
    if let represents {
      represents.out.forEachRelationship(of: person) { company, position in
        if time.admits(represents.validity.interval(Int(position))) { found.append(company) }
      }
    }
    reach(from: person, 1, 1, 1, time, &found)
    return found.count < 2 ? found : Set(found).sorted()
  }

  /// The walk of ``follow(_:_:_:_:_:_:)`` where only the ends are asked for.
  private func reach(
    from holder: UInt32, _ depth: Int, _ numerator: UInt64, _ denominator: UInt64, _ time: Time,
    _ found: inout [UInt32]
  ) {
    guard let owns, let shares else { return }
    if owns.out.isEmpty(of: holder) { return }
    owns.out.forEachRelationship(of: holder) { company, position in
      guard let points = points(shares, position),
        time.admits(owns.validity.interval(Int(position)))
      else { return }
      let (above, below) = (numerator * points, denominator * 10_000)
      guard 4 * above >= below else { return }
      found.append(company)
      if depth < Self.depthMax { reach(from: company, depth + 1, above, below, time, &found) }
    }
  }

  /// A share in whole basis points; nil where there is none.
  private func points(_ shares: RelationshipColumn, _ position: UInt32) -> UInt64? {
    guard let share = shares.double(Int(position)), share > 0 else { return nil }
    return UInt64(min(10_000, (share * 10_000).rounded()))
  }

  /// The shortest chain by which a person controls a company; among several the one whose
  /// references come first.
  func chain(from person: UInt32, to company: UInt32, at time: Time) throws -> EvidencePath? {
    var chains: [[Relationship]] = []
    forEachChain(of: person, at: time) { end, chain in if end == company { chains.append(chain) } }
    guard let length = chains.map(\.count).min() else { return nil }
    var best: (references: [String], chain: [Relationship])?
    for chain in chains where chain.count == length {
      let references = try chain.map { try caseGraph.graph.reference(of: $0.to) }
      if best == nil || references.lexicographicallyPrecedes(best!.references) {
        best = (references, chain)
      }
    }
    return best.map {
      EvidencePath(nodes: [NodeIndex(person)] + $0.chain.map(\.to), ties: $0.chain)
    }
  }

  /// Walks holdings while the product of shares, `numerator / denominator`, stays at a quarter or
  /// above.
  private func follow(
    _ holder: UInt32, _ chain: [Relationship], _ numerator: UInt64, _ denominator: UInt64,
    _ time: Time, _ body: (UInt32, [Relationship]) -> Void
  ) {
    guard let owns, let shares else { return }
    owns.out.forEachRelationship(of: holder) { company, position in
      guard time.admits(owns.validity.interval(Int(position))),
        let points = points(shares, position)
      else { return }
      // At most 10000⁴ = 10¹⁶, times four: far below 2⁶⁴.
      let (above, below) = (numerator * points, denominator * 10_000)
      guard 4 * above >= below else { return }
      let longer = chain + [tie(owns, position, from: holder, to: company)]
      body(company, longer)
      if longer.count < Self.depthMax { follow(company, longer, above, below, time, body) }
    }
  }

  private func tie(
    _ table: Table, _ position: UInt32, from: UInt32, to: UInt32
  ) -> Relationship {
    Relationship(
      index: RelationshipIndex(type: table.type, position: position), from: NodeIndex(from),
      to: NodeIndex(to))
  }
}
