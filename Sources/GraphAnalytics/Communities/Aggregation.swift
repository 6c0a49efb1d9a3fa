import Synchronization

/// Makes one vertex of each part: the graph of the next level.
struct Aggregation: Sendable {
  /// The next level's vertex of each vertex.
  let merged: NumberArray<UInt32>
  let graph: LevelGraph
  /// The community of each new vertex, named for its first new vertex.
  let labels: NumberArray<UInt32>
  /// Below this number go the names of the settled ones.
  let settledEnd: Int

  /// - Parameter parts: the part of each vertex, inside its community and named for a member; none
  ///   where each community is one part.
  ///
  /// New vertices are numbered community by community, within one by their naming members, so that
  /// those of one community stand together.
  /// Vertices without ties are settled: they do not go up, and are named from `settledEnd`
  /// downwards.
  init(
    _ old: LevelGraph, groups: CommunityGroups, parts: NumberArray<UInt32>?, settledEnd: Int,
    tallies: [NeighbourTally], run: KernelRun
  ) throws(AnalyticsError) {
    let n = old.count
    let merging = Merging(old: old, groups: groups, parts: parts)
    let counts = NumberArray<UInt32>(count: groups.memberCount, zeroed: true)
    try run.forEachChunk(of: groups.memberCount, size: 2048) { chunk, _ in
      for position in chunk where groups.ends.base[position] != 0 {
        counts.base[position] = merging.count(position)
      }
    }
    // `counts` becomes where each community's new vertices begin.
    var count: UInt32 = 0
    for position in 0..<groups.memberCount {
      let size = counts.base[position]
      counts.base[position] = count
      count &+= size
    }
    let newCount = Int(count)
    let merged = NumberArray<UInt32>(count: n)
    let labels = NumberArray<UInt32>(count: newCount)
    var settled = settledEnd
    var settledChance = old.settledChance
    if groups.memberCount < n {
      for vertex in 0..<n where old.isAlone(vertex) {
        settled -= 1
        merged.base[vertex] = UInt32(settled)
        let share = Double(old.strengthsAt[vertex]) / Double(max(1, old.total))
        settledChance += share * share
      }
    }
    self.settledEnd = settled
    let members = NumberArray<UInt32>(count: groups.memberCount)
    let memberEnds = NumberArray<UInt32>(count: newCount + 1)
    memberEnds.base[0] = 0
    let begins = NumberArray<UInt32>(count: newCount + 1)
    let strengths = NumberArray<Int64>(count: newCount)
    let place = Placing(
      merged: merged, labels: labels, members: members, memberEnds: memberEnds, begins: begins,
      strengths: strengths)
    try run.forEachChunk(of: groups.memberCount, size: 2048) { chunk, _ in
      for position in chunk where groups.ends.base[position] != 0 {
        merging.place(position, first: counts.base[position], place)
      }
    }
    // Row lengths at most become begins.
    var at: UInt32 = 0
    for vertex in 0..<newCount {
      let length = begins.base[vertex]
      begins.base[vertex] = at
      at &+= length
    }
    begins.base[newCount] = at
    let targets = NumberArray<UInt32>(count: Int(at))
    let weights = NumberArray<Int64>(count: Int(at))
    let ends = NumberArray<UInt32>(count: newCount)
    let entryCount = Atomic<Int>(0)
    try run.forEachChunk(of: newCount, size: 512) { chunk, worker in
      var tally = tallies[worker].view
      var written = 0
      for vertex in chunk {
        let first = Int(memberEnds.base[vertex])
        let positions = first..<Int(memberEnds.base[vertex + 1])
        let begin = Int(begins.base[vertex])
        tally.touched = targets.base + begin
        tally.count = 0
        Self.gather(
          old, merged.base, members.base, positions, UInt32(vertex), tallies[worker].fetched, &tally
        )
        for at in begin..<begin + tally.count { weights.base[at] = tally.take(targets.base[at]) }
        ends.base[vertex] = UInt32(begin + tally.count)
        written += tally.count
      }
      entryCount.wrappingAdd(written, ordering: .relaxed)
    }
    self.merged = merged
    self.labels = labels
    graph = LevelGraph(
      count: newCount, begins: begins, ends: ends, targets: targets, weights: weights,
      strengths: strengths, total: old.total,
      entryCount: entryCount.load(ordering: .relaxed), settledChance: settledChance)
  }

  /// Sums the ties of a new vertex's members to other new vertices.
  private static func gather(
    _ old: LevelGraph, _ merged: UnsafePointer<UInt32>, _ members: UnsafePointer<UInt32>,
    _ positions: Range<Int>, _ vertex: UInt32, _ space: NumberArray<UInt32>,
    _ tally: inout NeighbourTally.View
  ) {
    let (begins, ends, targets) = (old.beginsAt, old.endsAt, old.targetsAt)
    let (fetched, fetchedMax) = (space.base, space.count)
    var position = positions.lowerBound
    while position < positions.upperBound {
      // As many rows as there is space for, so that reads do not wait for each other.
      var read = 0
      var end = position
      while end < positions.upperBound {
        let member = Int(members[end])
        let row = Int(begins[member])..<Int(ends[member])
        if read + row.count > fetchedMax { break }
        for at in row {
          fetched[read] = merged[Int(targets[at])]
          read &+= 1
        }
        end += 1
      }
      if let weights = old.weightsAt {
        var first = 0
        for position in position..<end {
          let begin = Int(begins[Int(members[position])])
          let length = Int(ends[Int(members[position])]) - begin
          for index in 0..<length where fetched[first + index] != vertex {
            tally.add(fetched[first + index], weights[begin + index])
          }
          first += length
        }
      } else {
        for index in 0..<read where fetched[index] != vertex { tally.add(fetched[index], 1) }
      }
      position = end
    }
  }
}

/// Where the parts of communities are written, as vertices of the next level.
private struct Placing: Sendable {
  let merged: NumberArray<UInt32>
  let labels: NumberArray<UInt32>
  let members: NumberArray<UInt32>
  /// Where the members of each new vertex end, one place on.
  let memberEnds: NumberArray<UInt32>
  /// How long each new row can be at most.
  let begins: NumberArray<UInt32>
  let strengths: NumberArray<Int64>
}

/// The parts of communities, counted and placed community by community.
private struct Merging: Sendable {
  let old: LevelGraph
  let groups: CommunityGroups
  let parts: NumberArray<UInt32>?

  /// How many parts the community has that begins at a position.
  func count(_ position: Int) -> UInt32 {
    guard let named = parts else { return 1 }
    let (members, partOf) = (groups.members.base, named.base)
    var count: UInt32 = 0
    for at in position..<Int(groups.ends.base[position])
    where partOf[Int(members[at])] == members[at] {
      count &+= 1
    }
    return count
  }

  /// Numbers the parts of one community from `first` on and puts members of a part together.
  func place(_ position: Int, first: UInt32, _ to: Placing) {
    let positions = position..<Int(groups.ends.base[position])
    let members = groups.members.base
    let (merged, sizes) = (to.merged.base, to.memberEnds.base + 1)
    var next = first
    for at in positions {
      let vertex = members[at]
      if parts.map({ $0.base[Int(vertex)] == vertex }) ?? (at == position) {
        merged[Int(vertex)] = next
        to.labels.base[Int(next)] = first
        to.begins.base[Int(next)] = 0
        to.strengths.base[Int(next)] = 0
        sizes[Int(next)] = 0
        next &+= 1
      }
    }
    for at in positions {
      let vertex = Int(members[at])
      // The naming member has its number already and keeps it.
      let new = merged[parts.map { Int($0.base[vertex]) } ?? Int(members[position])]
      merged[vertex] = new
      sizes[Int(new)] &+= 1
      to.begins.base[Int(new)] &+= old.endsAt[vertex] &- old.beginsAt[vertex]
      to.strengths.base[Int(new)] &+= old.strengthsAt[vertex]
    }
    // Sizes become cursors, and cursors ends.
    var at = UInt32(position)
    for new in Int(first)..<Int(next) {
      let size = sizes[new]
      sizes[new] = at
      at &+= size
    }
    for position in positions {
      let new = Int(merged[Int(members[position])])
      to.members.base[Int(sizes[new])] = members[position]
      sizes[new] &+= 1
    }
  }
}
