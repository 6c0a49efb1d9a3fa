import PropertyGraph

extension LinkSearch {
  /// The answer as CONTRACT's `link` prints it.
  ///
  /// - Parameter withVariants: lists the variants of each explanation, each a path.
  public func json(
    _ answer: Answer, from a: NodeIndex, to b: NodeIndex, unmasked: Bool, looser: [Looser] = [],
    withVariants: Bool = false
  ) throws -> JSONText {
    var members: [(String, JSONText)] = [
      ("from", try caseGraph.entity(a, unmasked: unmasked).json),
      ("to", try caseGraph.entity(b, unmasked: unmasked).json),
      (
        "paths",
        .array(
          try answer.explanations.map {
            try json($0, unmasked: unmasked, withVariants: withVariants)
          })
      ),
    ]
    if let best = answer.paths.first, let necessary = answer.necessarySteps {
      let steps = try steps(of: best, unmasked: unmasked)
      members.append(
        (
          "necessary",
          .array(
            necessary.map { at in
              .object([
                ("path", .integer(1)), ("step", .integer(at + 1)),
                ("from", .string(steps[at].from.id)), ("type", .string(steps[at].type)),
                ("to", .string(steps[at].to.id)),
                ("sources", .array(steps[at].sources.map(\.json))),
              ])
            })
        ))
    }
    if answer.hasMore { members.append(("more", .boolean(true))) }
    members.append(("searched", try searched(answer, looser: looser, unmasked: unmasked)))
    return .object(members)
  }

  private func json(
    _ explanation: Explanation, unmasked: Bool, withVariants: Bool
  ) throws -> JSONText {
    var members = try members(of: explanation.path, unmasked: unmasked)
    members.insert(("variants", .integer(explanation.variantCount)), at: 2)
    if withVariants {
      members.append(
        (
          "variantPaths",
          .array(
            try explanation.variants.map { .object(try self.members(of: $0, unmasked: unmasked)) })
        ))
    }
    return .object(members)
  }

  /// Score, hops, when the ties held together, whole parts, steps with their factors.
  private func members(of path: Path, unmasked: Bool) throws -> [(String, JSONText)] {
    let factors = try factors(of: path)
    let steps = try zip(steps(of: path, unmasked: unmasked), factors).map { step, factors in
      step.json.adding([("factors", factors.json)])
    }
    return [
      ("score", .number(path.score)), ("hops", .integer(path.ties.count)),
      ("together", LinkMembers.together(path)),
    ] + LinkMembers.members(of: try parts.parts(of: path)) + [("steps", .array(steps))]
  }

  /// What was looked at.
  public func searched(
    _ answer: Answer, looser: [Looser] = [], unmasked: Bool
  ) throws -> JSONText {
    var members: [(String, JSONText)] = [
      ("nodes", .integer(answer.nodesSearched)),
      ("pricedOut", try json(pricedOut: answer.pricedOut, unmasked: unmasked)),
      ("otherDays", .integer(answer.otherDays)), ("undated", .integer(answer.undated)),
      ("namesAlone", .integer(answer.namesAlone)),
    ]
    if !looser.isEmpty {
      members.append(
        (
          "looser",
          .array(
            looser.map { looser in
              .object([
                ("without", .string(looser.without.rawValue)),
                ("links", looser.isCut ? .null : .boolean(looser.path != nil)),
                ("hops", looser.path.map { .integer($0.ties.count) } ?? .null),
                ("score", looser.path.map { .number($0.score) } ?? .null),
              ])
            })
        ))
    }
    if answer.isCut { members.append(("cut", .boolean(true))) }
    return .object(members)
  }

  /// Nodes that were not passed through, and how many ties each has.
  func json(pricedOut: [(node: NodeIndex, degree: Int)], unmasked: Bool) throws -> JSONText {
    .array(
      try pricedOut.map { hub in
        .object([
          ("entity", try caseGraph.entity(hub.node, unmasked: unmasked).json),
          ("degree", .integer(hub.degree)),
        ])
      })
  }
}

/// Members of paths that do not depend on whom they are shown to.
enum LinkMembers {
  /// The days on which all ties of a path hold; null where there are none.
  static func together(_ path: LinkSearch.Path) -> JSONText {
    path.together.map { interval in
      .object([
        ("from", interval.from.map { .string($0.description) } ?? .null),
        ("to", interval.to.map { .string($0.description) } ?? .null),
      ])
    } ?? .null
  }

  /// Relatives and chains of holdings, where there are any.
  static func members(of parts: [LinkPart]) -> [(String, JSONText)] {
    func stretch(_ part: LinkPart, _ more: [(String, JSONText)]) -> JSONText {
      .object(
        [
          ("firstStep", .integer(part.steps.lowerBound + 1)),
          ("lastStep", .integer(part.steps.upperBound + 1)),
        ] + more)
    }
    var (kin, holdings): ([JSONText], [JSONText]) = ([], [])
    for part in parts {
      switch part.content {
      case .kin(let term, let degree):
        let names = JSONText.object([("zh", .string(term.zh)), ("en", .string(term.en))])
        kin.append(
          stretch(part, [("term", names), ("degree", degree.map { .integer($0) } ?? .null)]))
      case .holding(let share):
        holdings.append(stretch(part, [("share", share.map { .number($0) } ?? .null)]))
      }
    }
    var members: [(String, JSONText)] = []
    if !kin.isEmpty { members.append(("kin", .array(kin))) }
    if !holdings.isEmpty { members.append(("holdings", .array(holdings))) }
    return members
  }
}

extension LinkFactors {
  var json: JSONText {
    .object([
      ("interest", .number(interest)), ("rarity", .number(rarity)),
      ("validity", .number(validity)), ("evidence", .number(evidence)),
    ])
  }
}

extension JSONText {
  /// The object with more members behind its own.
  func adding(_ more: [(String, JSONText)]) -> JSONText {
    guard case .members(let own) = self else { return self }
    return .members(own + more.map { Member(key: $0.0, value: $0.1) })
  }
}
