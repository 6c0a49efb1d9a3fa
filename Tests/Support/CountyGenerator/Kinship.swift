/// The kinship register and its adjacency: who is whose parent, child and spouse.
struct Kinship {
  enum Relation: UInt8 { case spouse, parent }

  /// One row: `a` is the spouse or the parent of `b`.
  struct Row {
    let a: Int32
    let b: Int32
    let relation: Relation

    init(_ a: Int32, _ b: Int32, _ relation: Relation) {
      self.a = a
      self.b = b
      self.relation = relation
    }
  }

  /// One step along a row: to the spouse, up to a parent, down to a child.
  enum Step: UInt8 { case spouse, up, down }

  let rows: [Row]
  private let offsets: [Int32]
  private var targets: [Int32]
  private var steps: [Step]

  init(persons: Int, rows: [Row]) {
    self.rows = rows
    var counts = [Int32](repeating: 0, count: persons + 1)
    for row in rows {
      counts[Int(row.a) + 1] += 1
      counts[Int(row.b) + 1] += 1
    }
    for person in 0..<persons { counts[person + 1] += counts[person] }
    offsets = counts
    targets = [Int32](repeating: 0, count: rows.count * 2)
    steps = [Step](repeating: .spouse, count: rows.count * 2)
    for row in rows {
      put(row.b, row.relation == .spouse ? .spouse : .down, at: &counts[Int(row.a)])
      put(row.a, row.relation == .spouse ? .spouse : .up, at: &counts[Int(row.b)])
    }
  }

  private mutating func put(_ target: Int32, _ step: Step, at place: inout Int32) {
    targets[Int(place)] = target
    steps[Int(place)] = step
    place += 1
  }

  func degree(_ person: Int32) -> Int { Int(offsets[Int(person) + 1] - offsets[Int(person)]) }

  func neighbour(_ person: Int32, _ place: Int) -> Int32 {
    targets[Int(offsets[Int(person)]) + place]
  }

  /// Everyone within `limit` rows of a person, nearest first, with the distance.
  func relatives(of person: Int32, within limit: Int) -> [(person: Int32, hops: Int)] {
    var found = [(person: person, hops: 0)]
    var next = 0
    while next < found.count, found[next].hops < limit {
      let (from, hops) = found[next]
      next += 1
      for place in 0..<degree(from) {
        let to = neighbour(from, place)
        if !found.contains(where: { $0.person == to }) { found.append((to, hops + 1)) }
      }
    }
    return found
  }

  /// Where a chain of steps leads, choosing at random where it forks; nil when it breaks off.
  func follow(_ chain: [Step], from start: Int32, _ random: inout SplitMix64) -> Int32? {
    var person = start
    for step in chain {
      let ways = (Int(offsets[Int(person)])..<Int(offsets[Int(person) + 1]))
        .filter { steps[$0] == step }
      guard !ways.isEmpty else { return nil }
      person = targets[random.pick(ways)]
    }
    return person
  }
}
