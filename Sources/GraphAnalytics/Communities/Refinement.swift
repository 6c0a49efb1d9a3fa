/// Splits each community into well-connected parts: vertices that stand alone join the part of
/// their community they gain most by, as Leiden does between moving and merging.
///
/// Communities do not touch each other here, so workers take whole communities and each is worked
/// on vertex after vertex. A vertex joins only while it is alone, and only a neighbour, so every
/// part is connected.
struct Refinement: Sendable {
  let graph: LevelGraph
  let labels: NumberArray<UInt32>
  let groups: CommunityGroups
  let tallies: [NeighbourTally]
  let factor: Double
  let seed: UInt64

  /// The part of each vertex, named for one of its members.
  let parts: NumberArray<UInt32>
  /// The strength of each part, and its ties to the rest of its community.
  private let totals: NumberArray<Int64>
  private let ties: NumberArray<Int64>

  init(
    graph: LevelGraph, labels: NumberArray<UInt32>, groups: CommunityGroups,
    tallies: [NeighbourTally], resolution: Double, seed: UInt64
  ) {
    self.graph = graph
    self.labels = labels
    self.groups = groups
    self.tallies = tallies
    self.seed = seed
    factor = resolution / Double(max(1, graph.total))
    parts = NumberArray(count: graph.count)
    totals = NumberArray(count: graph.count)
    ties = NumberArray(count: graph.count)
  }

  func refine(run: KernelRun) throws(AnalyticsError) {
    try run.forEachChunk(of: graph.count, size: 2048) { chunk, worker in
      for position in chunk where groups.ends.base[position] != 0 {
        refine(position..<Int(groups.ends.base[position]), worker)
      }
    }
  }

  private func refine(_ positions: Range<Int>, _ worker: Int) {
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (weights, strengths) = (graph.weightsAt, graph.strengthsAt)
    let (labels, parts) = (labels.base, parts.base)
    let (members, totals, ties) = (groups.members.base, totals.base, ties.base)
    let label = labels[Int(members[positions.lowerBound])]
    var whole: Int64 = 0
    for position in positions {
      let vertex = members[position]
      parts[Int(vertex)] = vertex
      totals[Int(vertex)] = strengths[Int(vertex)]
      whole &+= strengths[Int(vertex)]
    }
    if positions.count == 1 { return }
    for position in positions {
      let vertex = members[position]
      var sum: Int64 = 0
      for at in Int(begins[Int(vertex)])..<Int(ends[Int(vertex)])
      where labels[Int(targets[at])] == label && targets[at] != vertex {
        sum &+= weights.map { $0[at] } ?? 1
      }
      ties[Int(vertex)] = sum
    }
    var tally = tallies[worker].view
    let scatter = Scatter(count: positions.count, seed: seed &+ UInt64(label))
    var place = scatter.place(0)
    for _ in positions {
      let vertex = members[positions.lowerBound + place]
      place = scatter.next(place)
      let strength = strengths[Int(vertex)]
      let cost = factor * Double(strength)
      // Alone still, and well connected to the rest of the community.
      guard parts[Int(vertex)] == vertex, totals[Int(vertex)] == strength,
        Double(ties[Int(vertex)]) >= cost * Double(whole &- strength)
      else { continue }
      let row = Int(begins[Int(vertex)])..<Int(ends[Int(vertex)])
      tally.begin(row.count)
      for at in row {
        let other = targets[at]
        if labels[Int(other)] == label, other != vertex {
          tally.add(parts[Int(other)], weights.map { $0[at] } ?? 1)
        }
      }
      var best = vertex
      var bestGain = 0.0
      var bestTie: Int64 = 0
      for index in 0..<tally.count {
        let slot = Int(tally.touched[index])
        let part = tally.keys[slot]
        tally.keys[slot] = NeighbourTally.free
        let total = totals[Int(part)]
        let gain = Double(tally.sums[slot]) - cost * Double(total)
        guard gain > bestGain || (gain == bestGain && best != vertex && part < best),
          Double(ties[Int(part)]) >= factor * Double(total) * Double(whole &- total)
        else { continue }
        best = part
        bestGain = gain
        bestTie = tally.sums[slot]
      }
      if best == vertex { continue }
      parts[Int(vertex)] = best
      totals[Int(best)] &+= strength
      ties[Int(best)] &+= ties[Int(vertex)] &- 2 &* bestTie
    }
  }
}
