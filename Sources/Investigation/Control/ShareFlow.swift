/// Follows shares through the whole structure, up from a company or down from a holder, one
/// component after the other.
///
/// Up, the value of a party is its entry in the column (I − W)⁻¹ e_c: how many units of it stand
/// in one unit of the company c if holders are followed without end. Down, it is its entry in the
/// row e_h (I − W)⁻¹.
///
/// One flow serves one thread; it takes memory where it goes, and leaves it clean.
///
/// *Complexity:* O(parties and holdings that are reached · log), and k² for a circle of k companies
/// with an inverse.
///
/// Deterministic: sums run in the order of components, then of entries.
final class ShareFlow {
  enum Way { case up, down }

  static let roundsMax = 20_000

  /// Keeps what the pointers point at.
  private let graph: OwnershipGraph
  private let way: Way
  private let isLower: Bool
  private let offsets: UnsafePointer<UInt32>
  private let parties: UnsafePointer<UInt32>
  private let weights: UnsafePointer<Double>
  private let numbers: UnsafePointer<UInt32>
  private let members: UnsafePointer<UInt32>
  private let places: UnsafePointer<UInt32>
  private let passages: UnsafePointer<UInt8>
  private let starts: UnsafePointer<UInt32>
  private let inverses: UnsafePointer<Double>

  /// No value is above: 1 where a value is a share, else it only keeps sums finite.
  private var valueMax = 1e18
  private let values: UnsafeMutablePointer<Double>
  private let isQueued: UnsafeMutablePointer<Bool>
  private let isReached: UnsafeMutablePointer<Bool>
  private let queue: UnsafeMutablePointer<UInt32>
  private let reachedRow: UnsafeMutablePointer<UInt32>
  private let room: [AnyObject]
  private var queueCount = 0
  private var scratch = FixedRow<Double>(zeroed: 64)
  private var gains = FixedRow<Double>(zeroed: 64)

  /// Of large circles, by the company at which a unit arrived.
  private var columns: [UInt32: FixedRow<Double>] = [:]
  private var columnEntries = 0
  /// 64 MiB.
  private static let columnEntriesMax = 1 << 23

  private(set) var reachedCount = 0
  /// What was let go because it was below the limit, or still went round after the last round.
  private(set) var dropped = 0.0

  init(_ graph: OwnershipGraph, _ way: Way, upperBounds: Bool) {
    self.graph = graph
    self.way = way
    isLower = !upperBounds || graph.isExact
    let rows = way == .up ? graph.up : graph.down
    let circles = upperBounds ? graph.circlesHigh : graph.circlesLow
    offsets = UnsafePointer(rows.offsets.base)
    parties = UnsafePointer(rows.parties.base)
    weights = UnsafePointer(upperBounds ? rows.high.base : rows.low.base)
    numbers = UnsafePointer(graph.components.numbers.base)
    members = UnsafePointer(graph.components.members.base)
    places = UnsafePointer(graph.components.places.base)
    passages = UnsafePointer(circles.passages.base)
    inverses = UnsafePointer(circles.inverses.base)
    let (n, k) = (graph.partyCount, graph.components.count)
    let (doubles, reaches, queues) = (
      FixedRow<Double>(zeroed: n), FixedRow<Bool>(zeroed: n), FixedRow<Bool>(zeroed: k)
    )
    let (heap, list) = (FixedRow<UInt32>(zeroed: k), FixedRow<UInt32>(zeroed: n))
    (values, isReached, isQueued) = (doubles.base, reaches.base, queues.base)
    (queue, reachedRow) = (heap.base, list.base)
    room = [doubles, reaches, queues, heap, list]
    starts = UnsafePointer(circles.starts.base)
  }

  /// The parties that the last run reached, in the order of reaching.
  var reached: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: reachedRow, count: reachedCount)
  }

  @inline(__always) func value(_ party: UInt32) -> Double { values[Int(party)] }

  /// - Parameter limit: values below are let go, and their sum is `dropped`. Only of circles as
  ///   a whole and of parties outside circles.
  func run(from party: UInt32, limit: Double = 0) {
    clear()
    let component = Int(numbers[Int(party)])
    let isPlain = passages[component] == OwnershipCircles.Passage.plain.rawValue
    valueMax = way == .down && isPlain ? 1 : 1e18
    add(1, to: party)
    while queueCount > 0 { pass(pop(), limit) }
  }

  private func clear() {
    for party in reached {
      values[Int(party)] = 0
      isReached[Int(party)] = false
    }
    reachedCount = 0
    dropped = 0
  }

  @inline(__always) private func reach(_ party: UInt32) {
    if isReached[Int(party)] { return }
    isReached[Int(party)] = true
    reachedRow[reachedCount] = party
    reachedCount += 1
  }

  @inline(__always) private func add(_ amount: Double, to party: UInt32) {
    reach(party)
    values[Int(party)] += amount
    // Where a chain ends there is nothing to pass on.
    if offsets[Int(party)] == offsets[Int(party) + 1] { return }
    let component = numbers[Int(party)]
    if !isQueued[Int(component)] {
      isQueued[Int(component)] = true
      push(component)
    }
  }

  private func pass(_ component: UInt32, _ limit: Double) {
    isQueued[Int(component)] = false
    let range = graph.components.range(component)
    let passage = OwnershipCircles.Passage(rawValue: passages[Int(component)])!
    if passage == .plain {
      let party = members[range.lowerBound]
      let value = min(values[Int(party)], valueMax)
      if value < limit {
        dropped += value
        values[Int(party)] = 0
      } else {
        values[Int(party)] = value
        spread(value, from: party, component)
      }
      return
    }
    var arrived = 0.0
    for at in range { arrived += values[Int(members[at])] }
    if arrived < limit {
      dropped += arrived
      for at in range { values[Int(members[at])] = 0 }
      return
    }
    switch passage {
    case .closed: return
    case .inverse: turn(component, range)
    case .rounds: goRound(component, range)
    case .unbounded, .plain:
      for at in range { values[Int(members[at])] = valueMax }
    }
    for at in range {
      let party = members[at]
      reach(party)
      values[Int(party)] = min(values[Int(party)], valueMax)
      spread(values[Int(party)], from: party, component)
    }
  }

  /// Passes on what leaves a component at one of its parties.
  @inline(__always) private func spread(_ value: Double, from party: UInt32, _ component: UInt32) {
    for entry in Int(offsets[Int(party)])..<Int(offsets[Int(party) + 1]) {
      let other = parties[entry]
      let amount = value * weights[entry]
      if amount > 0, numbers[Int(other)] != component { add(amount, to: other) }
    }
  }

  private func makeRoom(_ size: Int) {
    if scratch.count >= size { return }
    scratch = FixedRow(zeroed: size)
    gains = FixedRow(zeroed: size)
  }

  private func turn(_ component: UInt32, _ range: Range<Int>) {
    let size = range.count
    makeRoom(size)
    let inverse = inverses + Int(starts[Int(component)])
    for place in 0..<size { scratch[place] = 0 }
    for place in 0..<size {
      let value = values[Int(members[range.lowerBound + place])]
      if value == 0 { continue }
      if way == .up {
        for other in 0..<size { scratch[other] += inverse[other * size + place] * value }
      } else {
        for other in 0..<size { scratch[other] += inverse[place * size + other] * value }
      }
    }
    for place in 0..<size {
      values[Int(members[range.lowerBound + place])] = scratch[place]
    }
  }

  /// Passes a large circle: what arrived at a few companies by what each of them comes to, which
  /// is kept for the next search, and what arrived at many all at once.
  private func goRound(_ component: UInt32, _ range: Range<Int>) {
    let size = range.count
    makeRoom(size)
    let arrivals = range.filter { values[Int(members[$0])] > 0 }
    let amounts = arrivals.map { values[Int(members[$0])] }
    if arrivals.count > 8 {
      for place in 0..<size { scratch[place] = values[Int(members[range.lowerBound + place])] }
    }
    for at in arrivals { values[Int(members[at])] = 0 }
    if arrivals.count > 8 {
      let rest = goRound(component, range, from: scratch, to: gains)
      finish(range, gains, rest, 1)
      return
    }
    for (at, amount) in zip(arrivals, amounts) {
      let column = column(component, range, at - range.lowerBound)
      finish(range, column, column[size], amount)
    }
  }

  /// Adds what a circle came to; `rest` is what was still on its way, infinite where it grew.
  private func finish(
    _ range: Range<Int>, _ gains: FixedRow<Double>, _ rest: Double, _ amount: Double
  ) {
    if rest.isFinite { dropped += rest * amount }
    for place in 0..<range.count {
      let party = Int(members[range.lowerBound + place])
      values[party] = rest.isFinite ? values[party] + gains[place] * amount : valueMax
    }
  }

  /// What one unit at a company of a large circle comes to, and last what was still on its way.
  private func column(
    _ component: UInt32, _ range: Range<Int>, _ place: Int
  ) -> FixedRow<Double> {
    let party = members[range.lowerBound + place]
    if let column = columns[party] { return column }
    let column = FixedRow<Double>(zeroed: range.count + 1)
    for other in 0..<range.count { scratch[other] = 0 }
    scratch[place] = 1
    column[range.count] = goRound(component, range, from: scratch, to: column)
    if columnEntries + range.count > Self.columnEntriesMax {
      columns.removeAll()
      columnEntries = 0
    }
    columns[party] = column
    columnEntries += range.count
    return column
  }

  /// Sends `amounts` round a circle until next to nothing is on its way, and gathers in `gains`
  /// what passes each company. Up, all that is on its way would at most come to as much in the end,
  /// so the rest, which is returned, bounds the error; it is infinite where upper bounds let it
  /// grow or not shrink: then any share is possible.
  private func goRound(
    _ component: UInt32, _ range: Range<Int>, from amounts: FixedRow<Double>,
    to gains: FixedRow<Double>
  ) -> Double {
    let size = range.count
    let (amounts, gains) = (amounts.base, gains.base)
    var arrived = 0.0
    for place in 0..<size {
      arrived += amounts[place]
      gains[place] = 0
    }
    var (rest, rounds) = (arrived, 0)
    while rest > 1e-15 * arrived, rest <= 1e6 * arrived, rounds < Self.roundsMax {
      for place in 0..<size {
        let amount = amounts[place]
        if amount == 0 { continue }
        amounts[place] = 0
        gains[place] += amount
        let party = Int(members[range.lowerBound + place])
        for entry in Int(offsets[party])..<Int(offsets[party + 1]) {
          let other = Int(parties[entry])
          guard numbers[other] == component else { continue }
          amounts[Int(places[other])] += amount * weights[entry]
        }
      }
      rest = 0
      for place in 0..<size { rest += amounts[place] }
      rounds += 1
    }
    return rest > 1e-9 * arrived && !isLower ? .infinity : rest
  }

  // A heap of components, the next one on top.

  @inline(__always) private func key(_ component: UInt32) -> UInt32 {
    way == .up ? component : .max - component
  }

  @inline(__always) private func push(_ component: UInt32) {
    var at = queueCount
    queueCount += 1
    let new = key(component)
    while at > 0 {
      let parent = (at - 1) / 2
      if queue[parent] <= new { break }
      queue[at] = queue[parent]
      at = parent
    }
    queue[at] = new
  }

  @inline(__always) private func pop() -> UInt32 {
    let top = queue[0]
    queueCount -= 1
    let last = queue[queueCount]
    var at = 0
    while true {
      var child = 2 * at + 1
      if child >= queueCount { break }
      if child + 1 < queueCount, queue[child + 1] < queue[child] { child += 1 }
      if queue[child] >= last { break }
      queue[at] = queue[child]
      at = child
    }
    queue[at] = last
    return key(top)
  }
}
