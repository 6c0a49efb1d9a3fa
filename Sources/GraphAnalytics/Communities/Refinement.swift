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
  /// The strength of each part.
  private let totals: NumberArray<Int64>

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
  }

  func refine(run: KernelRun) throws(AnalyticsError) {
    try run.forEachChunk(of: groups.memberCount, size: 2048) { chunk, worker in
      for position in chunk where groups.ends.base[position] != 0 {
        refine(position..<Int(groups.ends.base[position]), worker)
      }
    }
  }

  private func refine(_ positions: Range<Int>, _ worker: Int) {
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (weights, strengths) = (graph.weightsAt, graph.strengthsAt)
    let (labels, parts) = (labels.base, parts.base)
    let (members, totals) = (groups.members.base, totals.base)
    let label = labels[Int(members[positions.lowerBound])]
    var whole: Int64 = 0
    for position in positions {
      let vertex = members[position]
      parts[Int(vertex)] = vertex
      totals[Int(vertex)] = strengths[Int(vertex)]
      whole &+= strengths[Int(vertex)]
    }
    if positions.count == 1 { return }
    var tally = tallies[worker].view
    let around = tallies[worker].fetched.base
    let heavy = tallies[worker].weighed.base
    let counts = UnsafeMutableRawPointer(tally.touched).assumingMemoryBound(to: UInt32.self)
    let scatter = Scatter(count: positions.count, seed: seed &+ UInt64(label))
    var place = scatter.place(0)
    for _ in positions {
      let vertex = members[positions.lowerBound + place]
      place = scatter.next(place)
      let strength = strengths[Int(vertex)]
      let cost = factor * Double(strength)
      guard parts[Int(vertex)] == vertex, totals[Int(vertex)] == strength else { continue }
      // The parts around it within its community.
      let row = Int(begins[Int(vertex)])..<Int(ends[Int(vertex)])
      var count = 0
      var tied: Int64 = 0
      for at in row {
        let other = Int(targets[at])
        let isInside = labels[other] == label
        around[count] = parts[other]
        if let weights {
          heavy[count] = weights[at]
          tied &+= isInside ? weights[at] : 0
        }
        count &+= isInside ? 1 : 0
      }
      if weights == nil { tied = Int64(count) }
      // Well connected to the rest of the community.
      guard Double(tied) >= cost * Double(whole &- strength) else { continue }
      var best = vertex
      var bestGain = 0.0
      if count <= SmallRow.lengthMax, weights == nil {
        SmallRow.count(around, count, counts)
        for index in 0..<count {
          let part = around[index]
          let gain = Double(counts[index]) - cost * Double(totals[Int(part)])
          if gain > bestGain || (gain == bestGain && best != vertex && part < best) {
            (best, bestGain) = (part, gain)
          }
        }
      } else {
        tally.count = 0
        for index in 0..<count { tally.add(around[index], weights == nil ? 1 : heavy[index]) }
        for index in 0..<tally.count {
          let part = tally.touched[index]
          let gain = Double(tally.take(part)) - cost * Double(totals[Int(part)])
          if gain > bestGain || (gain == bestGain && best != vertex && part < best) {
            (best, bestGain) = (part, gain)
          }
        }
      }
      if best == vertex { continue }
      parts[Int(vertex)] = best
      totals[Int(best)] &+= strength
    }
  }
}
