import PropertyGraph

extension CaseGraph {
  /// The report line by line as CONTRACT's `owners` prints it: the owners, then what nobody knows.
  public func json(_ report: OwnersReport, unmasked: Bool) throws -> [JSONText] {
    var lines: [JSONText] = []
    for owner in report.owners {
      lines.append(
        .object([
          ("owner", try entity(owner.node, unmasked: unmasked).json),
          ("share", Self.json(owner.share)), ("control", Self.json(owner.control)),
          ("rule", owner.basis.map { .string($0.rawValue) } ?? .null),
          (
            "chains",
            .array(
              try owner.chains.map { chain in
                .object([
                  ("share", Self.json(chain.share)),
                  (
                    "steps",
                    .array(try steps(of: chain, report.ownership, unmasked: unmasked).map(\.json))
                  ),
                ])
              })
          ),
        ]))
    }
    lines.append(try closingLine(report, unmasked))
    return lines
  }

  private func closingLine(_ report: OwnersReport, _ unmasked: Bool) throws -> JSONText {
    func entities(_ nodes: [NodeIndex]) throws -> [JSONText] {
      try nodes.map { try entity($0, unmasked: unmasked).json }
    }
    let beneficial = report.beneficial
    return .object([
      ("unknown", .number(report.unknown)),
      ("via", .array(try report.gaps.flatMap { try entities($0.companies) })),
      (
        "gaps",
        .array(
          try report.gaps.map { gap in
            .object([
              ("companies", .array(try entities(gap.companies))), ("share", .number(gap.share)),
              ("closedLoop", .boolean(gap.isLoop)),
            ])
          })
      ), ("smallerOwners", .integer(report.smallerCount)),
      (
        "beneficialOwners",
        .object([
          ("status", .string(beneficial.status.rawValue)),
          ("lacks", .array(beneficial.lacks.map { .string($0.rawValue) })),
          (
            "owners",
            .array(
              try beneficial.owners.map { owner in
                .object([
                  (
                    "person",
                    try entity(report.node(of: owner.person), unmasked: unmasked).json
                  ), ("rule", .string(owner.basis.rawValue)),
                  ("item", owner.basis.item.map { .integer($0) } ?? .null),
                  ("certain", .boolean(owner.verdict == .yes)),
                  ("share", Self.json(owner.share)),
                ])
              })
          ),
        ])
      ),
    ])
  }

  /// The holdings of a chain as steps, from the owner to the company.
  public func steps(
    of chain: OwnershipChain, _ ownership: OwnershipGraph, unmasked: Bool = false
  ) throws -> [EvidenceStep] {
    try chain.holdings.compactMap { holding in
      try ownership.relationship(of: holding).map {
        try step($0, from: ownership.node(of: holding.holder), unmasked: unmasked)
      }
    }
  }

  private static func json(_ share: ShareInterval) -> JSONText {
    .object([("min", .number(share.low)), ("max", .number(share.high))])
  }

  /// What is possible and no more is null.
  private static func json(_ verdict: ShareVerdict) -> JSONText {
    switch verdict {
    case .yes: .boolean(true)
    case .possible: .null
    case .no: .boolean(false)
    }
  }
}
