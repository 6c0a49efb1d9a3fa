/// The vertices of one level, those of a community together.
struct CommunityGroups: Sendable {
  /// Vertices by community; within one ascending.
  let members: NumberArray<UInt32>
  /// Where the members of each vertex's community begin and end, at the position of its first
  /// member; elsewhere the end is 0.
  let ends: NumberArray<UInt32>
  let communityCount: Int

  /// Counts, then places. *Complexity:* O(vertices), 3 numbers a vertex.
  init(labels: NumberArray<UInt32>) {
    let n = labels.count
    let next = NumberArray<UInt32>(count: n + 1, zeroed: true)
    members = NumberArray(count: n)
    ends = NumberArray(count: n, zeroed: true)
    let (from, cursors, places, bounds) = (labels.base, next.base, members.base, ends.base)
    for vertex in 0..<n { cursors[Int(from[vertex])] &+= 1 }
    var at: UInt32 = 0
    var count = 0
    for label in 0..<n {
      let size = cursors[label]
      cursors[label] = at
      if size == 0 { continue }
      count += 1
      bounds[Int(at)] = at &+ size
      at &+= size
    }
    for vertex in 0..<n {
      let label = Int(from[vertex])
      places[Int(cursors[label])] = UInt32(truncatingIfNeeded: vertex)
      cursors[label] &+= 1
    }
    communityCount = count
  }
}
