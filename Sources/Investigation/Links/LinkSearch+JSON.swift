import PropertyGraph

extension LinkSearch {
  /// The steps of a path, each with its dates and sources.
  public func steps(of path: Path, unmasked: Bool) throws -> [EvidenceStep] {
    try path.ties.enumerated().map { at, tie in
      try caseGraph.step(tie, from: path.nodes[at], unmasked: unmasked)
    }
  }

  /// The answer as CONTRACT's `link` prints it.
  public func json(
    _ answer: Answer, from a: NodeIndex, to b: NodeIndex, unmasked: Bool
  ) throws -> JSONText {
    .object([
      ("from", try caseGraph.entity(a, unmasked: unmasked).json),
      ("to", try caseGraph.entity(b, unmasked: unmasked).json),
      (
        "paths",
        .array(
          try answer.paths.map { path in
            .object([
              ("score", .number(path.score)), ("hops", .integer(path.ties.count)),
              ("steps", .array(try steps(of: path, unmasked: unmasked).map(\.json))),
            ])
          })
      ), ("searched", try searched(answer, unmasked: unmasked)),
    ])
  }

  /// What was looked at.
  public func searched(_ answer: Answer, unmasked: Bool) throws -> JSONText {
    var members: [(String, JSONText)] = [
      ("nodes", .integer(answer.nodesSearched)),
      (
        "pricedOut",
        .array(
          try answer.pricedOut.map { hub in
            .object([
              ("entity", try caseGraph.entity(hub.node, unmasked: unmasked).json),
              ("degree", .integer(hub.degree)),
            ])
          })
      ),
    ]
    if answer.isCut { members.append(("cut", .boolean(true))) }
    return .object(members)
  }
}
