import PropertyGraph

extension ControlFacts {
  /// What a graph records of control beside shares at the time of its holdings:
  /// `ACTS_IN_CONCERT_WITH` between parties, `CONTROLS_BY_AGREEMENT` of a party in a company.
  ///
  /// Whoever acts in concert with one of a group acts with all of it.
  ///
  /// *Complexity:* O(nodes) for each of the two types that is there.
  init(_ graph: GraphSnapshot, _ ownership: OwnershipGraph, at time: OwnershipTime)
    throws(GraphError)
  {
    self.init()
    try Self.forEachTie("CONTROLS_BY_AGREEMENT", graph, ownership, time) { party, company in
      agreements.append(Agreement(person: party, company: company))
    }
    var group: [UInt32: Int] = [:]
    try Self.forEachTie("ACTS_IN_CONCERT_WITH", graph, ownership, time) { one, other in
      switch (group[one], group[other]) {
      case (nil, nil):
        group[one] = concerts.count
        group[other] = concerts.count
        concerts.append([one, other])
      case (let known?, nil):
        group[other] = known
        concerts[known].append(other)
      case (nil, let known?):
        group[one] = known
        concerts[known].append(one)
      case (let a?, let b?):
        guard a != b else { return }
        for party in concerts[b] { group[party] = a }
        concerts[a] += concerts[b]
        concerts[b] = []
      }
    }
    concerts = concerts.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private static func forEachTie(
    _ name: String, _ graph: GraphSnapshot, _ ownership: OwnershipGraph, _ time: OwnershipTime,
    _ body: (UInt32, UInt32) -> Void
  ) throws(GraphError) {
    guard let type = graph.type(name) else { return }
    let out = try graph.outgoing(type)
    let validity = try graph.validity(of: type)
    for range in graph.ranges {
      for node in range where !out.isEmpty(of: node) {
        out.forEachRelationship(of: node) { other, position in
          let interval =
            validity.isDated ? validity.interval(Int(position)) : ValidityInterval()
          guard node != other, time.admits(interval),
            let from = ownership.party(of: NodeIndex(node)),
            let to = ownership.party(of: NodeIndex(other))
          else { return }
          body(from, to)
        }
      }
    }
  }
}

extension FilingEntity {
  /// What a graph records of a company: its properties `kind`, as ``Kind`` or in Chinese, and
  /// `capital` in yuan. A company without a kind is taken for what its label says, a company.
  init(_ company: NodeIndex, in graph: GraphSnapshot) throws(GraphError) {
    self.init()
    if let text = try graph.value("kind", of: company)?.description {
      kind = Kind(rawValue: text) ?? Self.kinds[text] ?? .unknown
    }
    switch try graph.value("capital", of: company) {
    case .integer(let yuan): capital = Double(yuan)
    case .double(let yuan): capital = yuan
    default: break
    }
  }

  private static let kinds: [String: Kind] = [
    "公司": .company, "合伙企业": .partnership, "外国公司分支机构": .foreignBranch,
    "个体工商户": .individualBusiness, "非公司企业法人": .nonCompanyLegalPerson,
    "个人独资企业": .soleProprietorship, "农民专业合作社": .cooperative, "分支机构": .domesticBranch,
  ]
}
