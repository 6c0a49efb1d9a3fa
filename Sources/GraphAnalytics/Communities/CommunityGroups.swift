/// The vertices of one level that have ties, those of a community together.
struct CommunityGroups: Sendable {
  let memberCount: Int
  /// Vertices by community; within one ascending.
  let members: NumberArray<UInt32>
  /// Where the members of each vertex's community begin and end, at the position of its first
  /// member; elsewhere the end is 0.
  let ends: NumberArray<UInt32>
  let communityCount: Int

  /// Counts, then places. *Complexity:* O(vertices), 3 numbers a vertex.
  init(labels: NumberArray<UInt32>) { self.init(labels: labels) { _ in true } }

  /// - Parameter labels: of all vertices; those alone in `graph` are left out.
  init(_ graph: LevelGraph, labels: NumberArray<UInt32>) {
    self.init(labels: labels) { !graph.isAlone($0) }
  }

  @inline(__always) private init(
    labels: NumberArray<UInt32>, where belongs: (Int) -> Bool
  ) {
    let n = labels.count
    let next = NumberArray<UInt32>(count: n + 1, zeroed: true)
    let (from, cursors) = (labels.base, next.base)
    var memberCount = 0
    for vertex in 0..<n where belongs(vertex) {
      cursors[Int(from[vertex])] &+= 1
      memberCount += 1
    }
    members = NumberArray(count: memberCount)
    ends = NumberArray(count: memberCount, zeroed: true)
    let (places, bounds) = (members.base, ends.base)
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
    for vertex in 0..<n where belongs(vertex) {
      let label = Int(from[vertex])
      places[Int(cursors[label])] = UInt32(truncatingIfNeeded: vertex)
      cursors[label] &+= 1
    }
    communityCount = count
    self.memberCount = memberCount
  }
}
