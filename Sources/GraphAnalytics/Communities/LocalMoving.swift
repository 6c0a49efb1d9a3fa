import Synchronization

/// Moves vertices of one level to the neighbouring community that raises modularity the most, until
/// few want to move.
///
/// Vertices that may want to move are worked off in rounds, each cut into batches. All vertices of
/// a batch choose from the same state, workers sharing the choosing; then all their moves are made.
/// Choices depend on nothing but that state, sums are of whole numbers, and marks are only set, so
/// the result does not depend on who chose when. A batch takes every so-many-eth vertex, in a
/// scattered order, so neighbours seldom choose at once. Small graphs move vertex after vertex.
struct LocalMoving: Sendable {
  let graph: LevelGraph
  let labels: NumberArray<UInt32>
  /// The strength of each community.
  let totals: NumberArray<Int64>
  let tallies: [NeighbourTally]
  /// Resolution over the strength of all.
  let factor: Double
  let seed: UInt64
  let batchCount: Int
  /// Entries up to which vertices move one after the other.
  let serialEntryMax: Int

  /// Which vertices may want to move: one byte each.
  private let marks: NumberArray<UInt8>
  private let list: NumberArray<UInt32>
  private let wishes: NumberArray<UInt32>

  init(
    graph: LevelGraph, labels: NumberArray<UInt32>, tallies: [NeighbourTally], resolution: Double,
    seed: UInt64, batchCount: Int, serialEntryMax: Int
  ) {
    self.graph = graph
    self.labels = labels
    self.tallies = tallies
    self.seed = seed
    self.batchCount = batchCount
    self.serialEntryMax = serialEntryMax
    factor = resolution / Double(max(1, graph.total))
    totals = NumberArray(count: graph.count, zeroed: true)
    let (strengths, sums) = (graph.strengthsAt, totals.base)
    for vertex in 0..<graph.count { sums[Int(labels.base[vertex])] &+= strengths[vertex] }
    marks = NumberArray(repeating: 1, count: (graph.count + 7) / 8 * 8)
    for vertex in graph.count..<marks.count { marks.base[vertex] = 0 }
    list = NumberArray(count: graph.count)
    wishes = NumberArray(count: graph.count)
  }

  /// Rounds until at most `tolerance` of all vertices move. Returns how many moves were made.
  func move(tolerance: Double, roundMax: Int, run: KernelRun) throws(AnalyticsError) -> Int {
    let isSerial = graph.targets.count <= serialEntryMax
    var moveCount = 0
    for round in 0..<roundMax {
      let listed = listMarked()
      if listed == 0 { break }
      let scatter = Scatter(count: listed, seed: seed &+ UInt64(round))
      let moved =
        isSerial
        ? try moveOneByOne(listed, scatter, run) : try moveInBatches(listed, scatter, run)
      moveCount += moved
      if Double(moved) <= tolerance * Double(graph.count) { break }
    }
    return moveCount
  }

  /// Lists the marked vertices, ascending.
  private func listMarked() -> Int {
    let words = UnsafeRawPointer(marks.base)
    let (marks, list) = (marks.base, list.base)
    var count = 0
    for word in 0..<self.marks.count / 8
    where words.load(fromByteOffset: word * 8, as: UInt64.self) != 0 {
      for vertex in word * 8..<word * 8 + 8 where marks[vertex] != 0 {
        list[count] = UInt32(truncatingIfNeeded: vertex)
        count += 1
      }
    }
    return count
  }

  private func moveInBatches(
    _ listed: Int, _ scatter: Scatter, _ run: KernelRun
  ) throws(AnalyticsError) -> Int {
    let moved = Atomic<Int>(0)
    let size = max(1, (listed + batchCount - 1) / batchCount)
    unmark(0..<min(size, listed), scatter)
    var at = 0
    while at < listed {
      let batch = at..<min(at + size, listed)
      let next = batch.upperBound..<min(batch.upperBound + size, listed)
      try run.forEachChunk(of: batch.count, size: 512) { chunk, worker in
        let start = batch.lowerBound
        choose(chunk.lowerBound + start..<chunk.upperBound + start, scatter, worker)
      }
      try run.forEachChunk(of: batch.count, size: 4096) { chunk, _ in
        let start = batch.lowerBound
        let made = apply(chunk.lowerBound + start..<chunk.upperBound + start, scatter)
        moved.wrappingAdd(made, ordering: .relaxed)
        let low = min(chunk.lowerBound + next.lowerBound, next.upperBound)
        unmark(low..<min(low + chunk.count, next.upperBound), scatter)
      }
      at = batch.upperBound
    }
    return moved.load(ordering: .relaxed)
  }

  private func moveOneByOne(
    _ listed: Int, _ scatter: Scatter, _ run: KernelRun
  ) throws(AnalyticsError) -> Int {
    var moved = 0
    for position in 0..<listed {
      if position & 0xFFF == 0 { try run.check() }
      let one = position..<position + 1
      unmark(one, scatter)
      choose(one, scatter, 0)
      moved += apply(one, scatter)
    }
    return moved
  }

  private func unmark(_ positions: Range<Int>, _ scatter: Scatter) {
    let (marks, list) = (marks.base, list.base)
    var place = scatter.place(positions.lowerBound)
    for _ in positions {
      marks[Int(list[place])] = 0
      place = scatter.next(place)
    }
  }

  /// Finds where each vertex wants to be, and marks the neighbours of those that will move.
  private func choose(_ positions: Range<Int>, _ scatter: Scatter, _ worker: Int) {
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (labels, list, wishes) = (UnsafePointer(labels.base), list.base, wishes.base)
    let marks = UnsafeMutableRawPointer(marks.base).assumingMemoryBound(to: Atomic<UInt8>.self)
    let fetched = tallies[worker].fetched.base
    let fetchedMax = tallies[worker].fetched.count
    var tally = tallies[worker].view
    var place = scatter.place(positions.lowerBound)
    var ahead = place
    var position = positions.lowerBound
    while position < positions.upperBound {
      // The labels around some vertices first: these reads do not wait for each other.
      var read = 0
      var end = position
      while end < positions.upperBound, end - position < 32 {
        let vertex = Int(list[ahead])
        let row = Int(begins[vertex])..<Int(ends[vertex])
        if read + row.count > fetchedMax { break }
        for at in row {
          fetched[read] = labels[Int(targets[at])]
          read &+= 1
        }
        ahead = scatter.next(ahead)
        end += 1
      }
      var first = 0
      for position in position..<end {
        let vertex = list[place]
        place = scatter.next(place)
        let best = best(for: vertex, fetched + first, &tally)
        let row = Int(begins[Int(vertex)])..<Int(ends[Int(vertex)])
        wishes[position] = best
        if best != labels[Int(vertex)] {
          for index in 0..<row.count where fetched[first + index] != best {
            marks[Int(targets[row.lowerBound + index])].store(1, ordering: .relaxed)
          }
        }
        first += row.count
      }
      position = end
    }
  }

  /// The community that a vertex gains most by; its own if no other is better, the smallest label
  /// among equals.
  @inline(__always) private func best(
    for vertex: UInt32, _ around: UnsafePointer<UInt32>, _ tally: inout NeighbourTally.View
  ) -> UInt32 {
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (labels, totals) = (labels.base, totals.base)
    let row = Int(begins[Int(vertex)])..<Int(ends[Int(vertex)])
    let own = labels[Int(vertex)]
    tally.begin(row.count)
    if let weights = graph.weightsAt {
      for index in 0..<row.count where targets[row.lowerBound + index] != vertex {
        tally.add(around[index], weights[row.lowerBound + index])
      }
    } else {
      for index in 0..<row.count where targets[row.lowerBound + index] != vertex {
        tally.add(around[index], 1)
      }
    }
    let strength = graph.strengthsAt[Int(vertex)]
    let cost = factor * Double(strength)
    var best = own
    var bestGain = -Double.infinity
    var stay = -cost * Double(totals[Int(own)] &- strength)
    for index in 0..<tally.count {
      let slot = Int(tally.touched[index])
      let label = tally.keys[slot]
      tally.keys[slot] = NeighbourTally.free
      if label == own {
        stay += Double(tally.sums[slot])
        continue
      }
      let gain = Double(tally.sums[slot]) - cost * Double(totals[Int(label)])
      if gain > bestGain || (gain == bestGain && label < best) {
        bestGain = gain
        best = label
      }
    }
    return bestGain > stay ? best : own
  }

  private func apply(_ positions: Range<Int>, _ scatter: Scatter) -> Int {
    let (list, wishes, labels) = (list.base, wishes.base, labels.base)
    let strengths = graph.strengthsAt
    let totals = UnsafeMutableRawPointer(totals.base).assumingMemoryBound(to: Atomic<Int64>.self)
    var moved = 0
    var place = scatter.place(positions.lowerBound)
    for position in positions {
      let vertex = Int(list[place])
      place = scatter.next(place)
      let (from, to) = (labels[vertex], wishes[position])
      if from == to { continue }
      labels[vertex] = to
      totals[Int(from)].wrappingSubtract(strengths[vertex], ordering: .relaxed)
      totals[Int(to)].wrappingAdd(strengths[vertex], ordering: .relaxed)
      moved += 1
    }
    return moved
  }
}

/// A scattered order of 0 ..< `count`: every so-many-eth number, round and round.
struct Scatter: Sendable {
  private let count: Int
  private let step: Int
  private let start: Int

  init(count: Int, seed: UInt64) {
    self.count = count
    var mixed = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
    start = count == 0 ? 0 : Int((mixed >> 8) % UInt64(count))
    // Near the golden section, a little off it for each seed.
    let middle = Double(count) * (0.6180339887498949 + Double(mixed >> 54) * 1e-5)
    var step = max(1, Int(middle) % max(1, count))
    while step > 1, Self.divisor(step, count) != 1 { step += 1 }
    self.step = count > 0 ? step % count : 0
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// What stands at a position.
  @inline(__always) func place(_ position: Int) -> Int {
    count == 0 ? 0 : Int((UInt64(position) &* UInt64(step) &+ UInt64(start)) % UInt64(count))
  }

  @inline(__always) func next(_ place: Int) -> Int {
    let next = place &+ step
    return next >= count ? next &- count : next
  }
}
