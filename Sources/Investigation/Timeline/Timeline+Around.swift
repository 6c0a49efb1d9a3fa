import PropertyGraph

extension Timeline {
  /// Whose doings before and after a tender are worth reading together (中标前后): the tender, who
  /// approved it, who won it, and who owns and runs the winner, in this order.
  public static func parties(around tender: NodeIndex, _ caseGraph: CaseGraph) throws -> [NodeIndex]
  {
    let graph = caseGraph.graph
    var parties = [tender]
    func add(_ node: NodeIndex) { if !parties.contains(node) { parties.append(node) } }
    let people = graph.label("Person")
    try graph.forEachRelationship(
      of: tender, types: caseGraph.types(ofKinds: [.tender]), directions: [.outgoing]
    ) { tie, _ in
      if let people, graph.has(people, tie.to) { add(tie.to) }
    }
    var winners: [NodeIndex] = []
    try graph.forEachRelationship(
      of: tender, types: caseGraph.types(ofKinds: [.bid]), directions: [.incoming]
    ) { tie, _ in
      if try graph.value("won", of: tie.index) == .boolean(true) { winners.append(tie.from) }
    }
    winners.forEach(add)
    for winner in winners {
      try graph.forEachRelationship(
        of: winner, types: caseGraph.types(ofKinds: [.corporate]), directions: [.incoming]
      ) { tie, _ in add(tie.from) }
    }
    return parties
  }

  /// Two years before and after a tender; open where it has no date.
  public static func window(
    around tender: NodeIndex, _ caseGraph: CaseGraph
  ) throws -> (from: CalendarDate?, to: CalendarDate?) {
    guard let day = try Timeline(caseGraph).eventDay(tender) else { return (nil, nil) }
    return (
      CalendarDate(days: day.days &- daysAround), CalendarDate(days: day.days &+ daysAround + 1)
    )
  }

  private static let daysAround: Int32 = 730
}
