import PropertyGraph

/// BID-00: two companies bid together for three tenders or more, and share a phone, an address, a
/// device or an account.
///
/// One result a pair, the smaller key first; its paths prove each thing that is shared and each
/// tender, to the letter what `BID-00` of `Queries/models` says. *Complexity:* O(pairs of bidders
/// of one tender · log) and O(bids²) for each pair that is left.
struct FellowBidders {
  static let id = "BID-00"
  static let togetherMin = 3

  let caseGraph: CaseGraph
  let model: DetectionModel

  func results() throws -> [ModelResult] {
    let graph = caseGraph.graph
    guard let bid = try TieTable("BID_FOR", graph), let tender = graph.label("Tender"),
      let company = graph.label("Company")
    else { return [] }
    let evidence = try Evidence(graph, bid, tender)
    let pairs = pairs(bid, tender, company)
    let companies = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
    let marks = try SharedWork.map(companies, threadCount: caseGraph.threadCount) { company in
      (company, evidence.fingerprints(of: company))
    }
    let known = Dictionary(uniqueKeysWithValues: marks)
    let likely = pairs.filter { !known[$0.first]!.isDisjoint(with: known[$0.second]!) }
    let results = try SharedWork.map(likely, threadCount: caseGraph.threadCount) { pair in
      try result(pair.first, pair.second, pair.together, evidence)
    }
    return try ResultOrder.sorted(results.compactMap { $0 }, caseGraph)
  }

  /// Companies that meet often, and how often.
  private func pairs(
    _ bid: TieTable, _ tender: LabelID, _ company: LabelID
  ) -> [(first: UInt32, second: UInt32, together: Int)] {
    let graph = caseGraph.graph
    var meetings: [UInt64] = []
    for node in graph.ranges(of: tender).joined() {
      var bidders: [UInt32] = []
      bid.back.forEachNeighbour(of: node) { if !bidders.contains($0) { bidders.append($0) } }
      bidders = bidders.filter { graph.has(company, NodeIndex($0)) }.sorted()
      for (at, first) in bidders.enumerated() {
        for second in bidders[(at + 1)...] {
          meetings.append(UInt64(first) << 32 | UInt64(second))
        }
      }
    }
    meetings.sort()
    var pairs: [(first: UInt32, second: UInt32, together: Int)] = []
    var start = 0
    for at in 1...max(1, meetings.count) where !meetings.isEmpty {
      if at < meetings.count, meetings[at] == meetings[start] { continue }
      if at - start >= Self.togetherMin {
        pairs.append(
          (
            UInt32(meetings[start] >> 32), UInt32(truncatingIfNeeded: meetings[start]), at - start
          ))
      }
      start = at
    }
    return pairs
  }

  private func result(
    _ one: UInt32, _ two: UInt32, _ together: Int, _ evidence: Evidence
  ) throws -> ModelResult? {
    let keys = try [one, two].map { node in
      let reference = try caseGraph.graph.reference(of: NodeIndex(node))
      let key = try caseGraph.graph.key(of: NodeIndex(node))?.key
      return ResultOrder.Key(key: key ?? reference, reference: reference)
    }
    let (a, b) = ResultOrder.precedes(keys[1], keys[0]) ? (two, one) : (one, two)
    var paths: [EvidencePath] = []
    var mask = 0
    for (bit, found) in try evidence.proofs(a, b) {
      mask |= bit
      for path in found where !paths.contains(path) { paths.append(path) }
    }
    if mask == 0 { return nil }
    for path in try evidence.meetings(a, b) where !paths.contains(path) { paths.append(path) }
    return ModelResult(
      model: model, state: .triggered,
      roles: [(model.roles[0], NodeIndex(a)), (model.roles[1], NodeIndex(b))],
      values: [("shared", .integer(mask)), ("together", .integer(together))], paths: paths)
  }
}

/// What proves that two companies share something.
private struct Evidence {
  private let graph: GraphSnapshot
  private let bid: TieTable
  private let tender: LabelID
  /// Phones and addresses, with their bits.
  private let things: [(bit: Int, table: TieTable)]
  /// Devices and accounts, with their bits.
  private let marks: [(bit: Int, column: RelationshipColumn)]

  init(_ graph: GraphSnapshot, _ bid: TieTable, _ tender: LabelID) throws {
    self.graph = graph
    self.bid = bid
    self.tender = tender
    things = try [(1, "HAS_PHONE"), (2, "HAS_ADDRESS")].compactMap { bit, name in
      try TieTable(name, graph).map { (bit, $0) }
    }
    marks = try [(4, "ip"), (8, "guarantee_account")].compactMap { bit, name in
      try graph.column(name, of: bid.type).map { (bit, $0) }
    }
  }

  /// A number for each thing a company has or used: companies without one in common share nothing.
  func fingerprints(of company: UInt32) -> Set<Int> {
    var found: Set<Int> = []
    func add(_ bit: Int, _ thing: some Hashable) {
      var hasher = Hasher()
      hasher.combine(bit)
      hasher.combine(thing)
      found.insert(hasher.finalize())
    }
    for (bit, table) in things { table.out.forEachNeighbour(of: company) { add(bit, $0) } }
    let bids = bid.ties(from: company)
    for (bit, column) in marks {
      for tie in bids {
        if let value = column.value(Int(tie.index.position)) { add(bit, value) }
      }
    }
    return found
  }

  /// One proof of each thing that is shared, with its bit.
  func proofs(_ a: UInt32, _ b: UInt32) throws -> [(bit: Int, paths: [EvidencePath])] {
    var proofs: [(bit: Int, paths: [EvidencePath])] = []
    for (bit, table) in things {
      let pairs = table.ties(from: a).flatMap { x in
        table.ties(from: b).filter { $0.to == x.to }.map { [x, $0] }
      }
      if let first = try first(pairs) {
        proofs.append((bit, [EvidencePath(from: NodeIndex(a), first)]))
      }
    }
    let (ones, twos) = (bid.ties(from: a), bid.ties(from: b))
    for (bit, column) in marks {
      let values = values(twos, column)
      var same: [[Relationship]] = []
      for x in ones {
        guard let value = column.value(Int(x.index.position)), values.contains(value) else {
          continue
        }
        for y in twos where column.value(Int(y.index.position)) == value { same.append([x, y]) }
      }
      // Two bids for one tender say more than two for two.
      let close = same.filter { $0[0].to == $0[1].to }
      guard let bids = try first(byTies: close.isEmpty ? same : close) else { continue }
      proofs.append(
        (
          bit,
          close.isEmpty
            ? bids.map { EvidencePath(from: $0.from, [$0]) }
            : [EvidencePath(from: NodeIndex(a), bids)]
        ))
    }
    return proofs
  }

  /// Each tender for which both bid.
  func meetings(_ a: UInt32, _ b: UInt32) throws -> [EvidencePath] {
    let twos = bid.ties(from: b)
    let pairs = bid.ties(from: a).filter { graph.has(tender, $0.to) }.flatMap { x in
      twos.filter { $0.to == x.to }.map { [x, $0] }
    }
    return try pairs.map { (try order($0), $0) }.sorted { ReferenceOrder.precedes($0.0, $1.0) }
      .map { EvidencePath(from: NodeIndex(a), $0.1) }
  }

  private func values(_ ties: [Relationship], _ column: RelationshipColumn) -> [Value] {
    ties.compactMap { column.value(Int($0.index.position)) }
  }

  /// What is shared, then both ties, by references.
  private func order(_ pair: [Relationship]) throws -> [String] {
    try [graph.reference(of: pair[0].to)] + pair.map { try graph.reference(of: $0.index) }
  }

  private func first(_ pairs: [[Relationship]]) throws -> [Relationship]? {
    try pairs.map { (try order($0), $0) }.min { ReferenceOrder.precedes($0.0, $1.0) }?.1
  }

  private func first(byTies pairs: [[Relationship]]) throws -> [Relationship]? {
    try pairs.map { (try $0.map { try graph.reference(of: $0.index) }, $0) }
      .min { ReferenceOrder.precedes($0.0, $1.0) }?.1
  }
}
