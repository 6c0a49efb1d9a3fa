import Glibc
import Synchronization

/// Moves vertices of one level to the neighbouring community that raises modularity the most, until
/// few want to move.
///
/// Small graphs move vertex after vertex, those first whose neighbourhood changed first. Large ones
/// go in rounds, each cut into batches of blocks: 64 vertices that follow each other, so that their
/// rows are read in one go. All blocks of a batch choose from the same state, workers sharing the
/// choosing; only moves of its own block does a vertex see at once. Then all moves are made.
/// Choices depend on nothing but that state, sums are of whole numbers, and marks are only set, so
/// the result does not depend on who chose when. Blocks of a batch are scattered, so neighbours
/// seldom choose at once.
struct LocalMoving: Sendable {
  let graph: LevelGraph
  let labels: NumberArray<UInt32>
  let tallies: [NeighbourTally]
  let tuning: CommunityTuning
  let seed: UInt64
  /// The strength of each community.
  private let totals: NumberArray<Int64>
  /// Resolution over the strength of all.
  private let factor: Double
  /// Labels as they will be after the batch.
  private let wishes: NumberArray<UInt32>
  /// Which vertices may want to move: one byte each, whole blocks.
  private let marks: NumberArray<UInt8>
  /// Which vertices of each block choose now: one bit each.
  private let choosing: NumberArray<UInt64>

  init(
    graph: LevelGraph, labels: NumberArray<UInt32>, tallies: [NeighbourTally], resolution: Double,
    seed: UInt64, tuning: CommunityTuning
  ) {
    self.graph = graph
    self.labels = labels
    self.tallies = tallies
    self.tuning = tuning
    self.seed = seed
    factor = resolution / Double(max(1, graph.total))
    totals = NumberArray(count: graph.count, zeroed: true)
    let (strengths, sums) = (graph.strengthsAt, totals.base)
    for vertex in 0..<graph.count { sums[Int(labels.base[vertex])] &+= strengths[vertex] }
    let blockCount = (graph.count + 63) / 64
    marks = NumberArray(count: blockCount * 64, zeroed: true)
    choosing = NumberArray(count: blockCount)
    wishes = NumberArray(count: graph.count)
    let (begins, ends) = (graph.beginsAt, graph.endsAt)
    for vertex in 0..<graph.count {
      marks.base[vertex] = begins[vertex] == ends[vertex] ? 0 : 1
    }
  }

  /// Whether vertices move one by one.
  var isSerial: Bool {
    graph.entryCount <= tuning.serialEntryMax || graph.count <= tuning.serialVertexMax
  }

  /// Until at most `tolerance` of all vertices move, or each has chosen `roundMax` times. Returns
  /// how many moves were made.
  func move(tolerance: Double, roundMax: Int, run: KernelRun) throws(AnalyticsError) -> Int {
    if isSerial { return try moveOneByOne(roundMax: roundMax, run) }
    wishes.base.update(from: labels.base, count: graph.count)
    var moveCount = 0
    for round in 0..<roundMax {
      let turns = BlockTurns(
        blockCount: choosing.count, batchCount: tuning.batchCount, seed: seed &+ UInt64(round))
      let moved = try moveInBatches(turns, run)
      moveCount += moved
      if Double(moved) <= tolerance * Double(graph.count) { break }
    }
    return moveCount
  }

  // MARK: - One by one

  /// A queue of the vertices that may want to move, at first all in scattered order.
  private func moveOneByOne(roundMax: Int, _ run: KernelRun) throws(AnalyticsError) -> Int {
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (labels, totals, strengths) = (labels.base, totals.base, graph.strengthsAt)
    let (marks, queue) = (marks.base, wishes.base)
    var tally = tallies[0].view
    let around = tallies[0].fetched.base
    let n = graph.count
    let scatter = Scatter(count: n, seed: seed)
    var place = scatter.place(0)
    var waiting = 0
    for _ in 0..<n {
      if marks[place] != 0 {
        queue[waiting] = UInt32(truncatingIfNeeded: place)
        waiting += 1
      }
      place = scatter.next(place)
    }
    var head = 0
    var tail = waiting == n ? 0 : waiting
    var left = waiting * roundMax
    var moved = 0
    while waiting > 0, left > 0 {
      if left & 0xFFF == 0 { try run.check() }
      left -= 1
      let vertex = Int(queue[head])
      head = head + 1 == n ? 0 : head + 1
      waiting -= 1
      marks[vertex] = 0
      let row = Int(begins[vertex])..<Int(ends[vertex])
      for at in row { around[at - row.lowerBound] = labels[Int(targets[at])] }
      let own = labels[vertex]
      let best = best(for: vertex, own, around, &tally)
      if best == own { continue }
      labels[vertex] = best
      totals[Int(own)] &-= strengths[vertex]
      totals[Int(best)] &+= strengths[vertex]
      moved += 1
      for at in row {
        let other = Int(targets[at])
        if marks[other] == 0, labels[other] != best {
          marks[other] = 1
          queue[tail] = targets[at]
          tail = tail + 1 == n ? 0 : tail + 1
          waiting += 1
        }
      }
    }
    return moved
  }

  // MARK: - In batches

  private func moveInBatches(_ turns: BlockTurns, _ run: KernelRun) throws(AnalyticsError) -> Int {
    let moved = Atomic<Int>(0)
    let size = max(1, (turns.count + tuning.batchCount - 1) / tuning.batchCount)
    take(0..<min(size, turns.count), turns)
    var at = 0
    while at < turns.count {
      let batch = at..<min(at + size, turns.count)
      let next = batch.upperBound..<min(batch.upperBound + size, turns.count)
      try run.forEachChunk(of: batch.count, size: 8) { chunk, worker in
        for position in chunk { choose(turns.block(batch.lowerBound + position), worker) }
      }
      try run.forEachChunk(of: batch.count, size: 64) { chunk, _ in
        var made = 0
        for position in chunk { made += apply(turns.block(batch.lowerBound + position)) }
        moved.wrappingAdd(made, ordering: .relaxed)
        let low = min(chunk.lowerBound + next.lowerBound, next.upperBound)
        take(low..<min(low + chunk.count, next.upperBound), turns)
      }
      at = batch.upperBound
    }
    return moved.load(ordering: .relaxed)
  }

  /// Turns the marks of those whose turn it is into who chooses.
  private func take(_ positions: Range<Int>, _ turns: BlockTurns) {
    for position in positions {
      let block = turns.block(position)
      let bytes = marks.base + block * 64
      var bits: UInt64 = 0
      for word in 0..<8 {
        let marked = UnsafeRawPointer(bytes + word * 8).load(as: UInt64.self)
        // The lowest bits of eight bytes, gathered in the highest byte.
        bits |= ((marked &* 0x0102_0408_1020_4080) >> 56) << UInt64(word * 8)
      }
      if turns.share > 1 {
        bits &= turns.members(position)
        var left = bits
        while left != 0 {
          bytes[left.trailingZeroBitCount] = 0
          left &= left &- 1
        }
      } else if bits != 0 {
        memset(bytes, 0, 64)
      }
      choosing.base[block] = bits
    }
  }

  /// Finds where each vertex of a block wants to be, and marks the neighbours of those that will
  /// move.
  private func choose(_ block: Int, _ worker: Int) {
    let (begins, ends, targets) = (graph.beginsAt, graph.endsAt, graph.targetsAt)
    let (labels, wishes) = (UnsafePointer(labels.base), wishes.base)
    let totals = UnsafePointer(totals.base)
    let marks = UnsafeMutableRawPointer(marks.base).assumingMemoryBound(to: Atomic<UInt8>.self)
    let fetched = tallies[worker].fetched.base
    let fetchedMax = tallies[worker].fetched.count - NeighbourTally.spare
    var tally = tallies[worker].view
    let start = UInt32(truncatingIfNeeded: block * 64)
    var bits = choosing.base[block]
    while bits != 0 {
      // The labels around some vertices first, and what those communities weigh: these reads do
      // not wait for each other.
      var read = 0
      var ahead = bits
      while ahead != 0 {
        let vertex = block * 64 + ahead.trailingZeroBitCount
        let row = Int(begins[vertex])..<Int(ends[vertex])
        if read + row.count > fetchedMax { break }
        for at in row {
          fetched[read] = labels[Int(targets[at])]
          read &+= 1
        }
        ahead &= ahead &- 1
      }
      // Kept where nobody looks at it, so that the reads are not left out.
      var sum: Int64 = 0
      for index in 0..<read { sum &+= totals[Int(fetched[index])] }
      tally.touched[0] = UInt32(truncatingIfNeeded: sum)
      var around = fetched
      while bits != ahead {
        let vertex = block * 64 + bits.trailingZeroBitCount
        bits &= bits &- 1
        let row = Int(begins[vertex])..<Int(ends[vertex])
        for at in row where targets[at] &- start < 64 {
          around[at - row.lowerBound] = wishes[Int(targets[at])]
        }
        let own = labels[vertex]
        let best = best(for: vertex, own, around, &tally)
        if best != own {
          wishes[vertex] = best
          for at in row where around[at - row.lowerBound] != best {
            marks[Int(targets[at])].store(1, ordering: .relaxed)
          }
        }
        around += row.count
      }
    }
  }

  private func apply(_ block: Int) -> Int {
    let (wishes, labels, strengths) = (wishes.base, labels.base, graph.strengthsAt)
    let totals = UnsafeMutableRawPointer(totals.base).assumingMemoryBound(to: Atomic<Int64>.self)
    if choosing.base[block] == 0 { return 0 }
    var moved = 0
    for vertex in block * 64..<min(block * 64 + 64, graph.count) {
      let (from, to) = (labels[vertex], wishes[vertex])
      if from == to { continue }
      labels[vertex] = to
      totals[Int(from)].wrappingSubtract(strengths[vertex], ordering: .relaxed)
      totals[Int(to)].wrappingAdd(strengths[vertex], ordering: .relaxed)
      moved += 1
    }
    return moved
  }

  // MARK: - The best community

  /// The community that a vertex gains most by; its own if no other is better, the smallest label
  /// among equals.
  @inline(__always) private func best(
    for vertex: Int, _ own: UInt32, _ around: UnsafeMutablePointer<UInt32>,
    _ tally: inout NeighbourTally.View
  ) -> UInt32 {
    let totals = UnsafePointer(totals.base)
    let begin = Int(graph.beginsAt[vertex])
    let length = Int(graph.endsAt[vertex]) - begin
    let strength = graph.strengthsAt[vertex]
    let cost = factor * Double(strength)
    var best = own
    var bestGain = -Double.infinity
    var stay = -cost * Double(totals[Int(own)] &- strength)
    if length <= SmallRow.lengthMax, graph.weightsAt == nil {
      let counts = UnsafeMutableRawPointer(tally.touched).assumingMemoryBound(to: UInt32.self)
      SmallRow.count(around, length, counts)
      for index in 0..<length {
        let label = around[index]
        if label == own {
          stay = Double(counts[index]) - cost * Double(totals[Int(own)] &- strength)
          continue
        }
        let gain = Double(counts[index]) - cost * Double(totals[Int(label)])
        if gain > bestGain || (gain == bestGain && label < best) {
          (bestGain, best) = (gain, label)
        }
      }
      return bestGain > stay ? best : own
    }
    tally.count = 0
    if let weights = graph.weightsAt {
      for index in 0..<length { tally.add(around[index], weights[begin + index]) }
    } else {
      for index in 0..<length { tally.add(around[index], 1) }
    }
    for index in 0..<tally.count {
      let label = tally.touched[index]
      let sum = Double(tally.take(label))
      if label == own {
        stay += sum
        continue
      }
      let gain = sum - cost * Double(totals[Int(label)])
      if gain > bestGain || (gain == bestGain && label < best) { (bestGain, best) = (gain, label) }
    }
    return bestGain > stay ? best : own
  }
}

/// The order in which blocks choose: scattered, and where there are few of them each in several
/// turns, so that no batch is a large part of the graph.
private struct BlockTurns: Sendable {
  /// How many turns each block has.
  let share: Int
  let count: Int
  private let scatter: Scatter

  init(blockCount: Int, batchCount: Int, seed: UInt64) {
    share = min(64, max(1, batchCount / max(1, blockCount)))
    count = blockCount * share
    scatter = Scatter(count: count, seed: seed)
  }

  @inline(__always) func block(_ position: Int) -> Int { scatter.place(position) / share }

  /// Which vertices of its block have this turn: every so-many-eth.
  func members(_ position: Int) -> UInt64 {
    let first = scatter.place(position) % share
    return stride(from: first, to: 64, by: share).reduce(0) { $0 | 1 << UInt64($1) }
  }
}

/// Rows of few entries that weigh one each, counted without branches.
enum SmallRow {
  static let lengthMax = 24

  /// How often the label at each place stands in the row. Reads and writes whole fours of places.
  @inline(__always) static func count(
    _ labels: UnsafePointer<UInt32>, _ length: Int, _ counts: UnsafeMutablePointer<UInt32>
  ) {
    var group = 0
    while group < length {
      let row = UnsafeRawPointer(labels + group).loadUnaligned(as: SIMD4<Int32>.self)
      var sums = SIMD4<Int32>(repeating: 0)
      for index in 0..<length {
        let label = Int32(bitPattern: labels[index])
        let equal = row .== SIMD4<Int32>(label, label, label, label)
        // A true lane is all ones: minus one.
        sums &-= unsafeBitCast(equal, to: SIMD4<Int32>.self)
      }
      UnsafeMutableRawPointer(counts + group).storeBytes(of: sums, as: SIMD4<Int32>.self)
      group += 4
    }
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
