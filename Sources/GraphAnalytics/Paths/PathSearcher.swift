/// Working memory for many small searches in one projection, one after another.
///
/// A search marks the vertices it meets with two bits each and takes the marks back when it is
/// done, so that it costs what it touches and nothing for the size of the graph. The marks of a
/// million vertices fit into near cache.
///
/// ```swift
/// let searcher = PathSearcher(projection)
/// let path = try searcher.shortestPath(from: 3, to: 8, maxHops: 6)
/// let count = try searcher.simplePathCount(from: 3, to: 8, maxHops: 4)
/// ```
///
/// Not for two threads at once: each worker has one of its own. Takes a quarter of a byte a vertex,
/// four bytes a vertex from the first search that counts paths, and the lists of the largest
/// search.
public final class PathSearcher {
  public let projection: Projection
  let run: KernelRun

  /// Two bits a vertex: ``near`` and ``far``.
  let marks: NumberArray<UInt64>
  /// A number by vertex, meant only where a mark says so.
  lazy var notes = NumberArray<UInt32>(count: projection.vertexCount)
  var nearList = VertexList()
  var farList = VertexList()

  /// - Parameter run: asked now and then whether to go on; searches use the caller's thread alone.
  public init(_ projection: Projection, run: KernelRun = KernelRun(threadCount: 1)) {
    self.projection = projection
    self.run = run
    marks = NumberArray(count: (projection.vertexCount + 31) / 32, zeroed: true)
  }

  deinit {
    nearList.free()
    farList.free()
  }

  /// Bytes of a searcher while searches stay small.
  public static func byteEstimate(vertexCount: Int) -> Int { vertexCount / 4 + vertexCount * 4 }

  /// Entries looked at between two questions whether to go on.
  static let entriesBetweenChecks = 1 << 18

  /// Takes all marks back and empties both lists.
  func clear() {
    let marks = marks.base
    for at in 0..<nearList.count { marks[Int(nearList.vertices[at] &>> 5)] = 0 }
    for at in 0..<farList.count { marks[Int(farList.vertices[at] &>> 5)] = 0 }
    nearList.count = 0
    farList.count = 0
  }
}

/// The marks of one vertex within their word.
enum Mark {
  static let near: UInt64 = 1
  static let far: UInt64 = 2

  @inline(__always) static func of(
    _ vertex: UInt32, _ marks: UnsafeMutablePointer<UInt64>
  ) -> UInt64 {
    marks[Int(vertex &>> 5)] &>> UInt64((vertex & 31) &<< 1) & 3
  }

  @inline(__always) static func set(
    _ mark: UInt64, _ vertex: UInt32, _ marks: UnsafeMutablePointer<UInt64>
  ) {
    marks[Int(vertex &>> 5)] |= mark &<< UInt64((vertex & 31) &<< 1)
  }

  @inline(__always) static func remove(
    _ mark: UInt64, _ vertex: UInt32, _ marks: UnsafeMutablePointer<UInt64>
  ) {
    marks[Int(vertex &>> 5)] &= ~(mark &<< UInt64((vertex & 31) &<< 1))
  }
}

/// One end of a search: its marks, its rows, and the levels it has reached.
struct PathFront {
  let rows: CSR
  let marks: UnsafeMutablePointer<UInt64>
  let mine: UInt64
  let other: UInt64
  /// The last level: places in the list.
  var frontier: Range<Int>
  /// Where each level begins, the last one's end with it.
  var hops = 0

  init(_ rows: CSR, _ marks: UnsafeMutablePointer<UInt64>, _ mine: UInt64) {
    self.rows = rows
    self.marks = marks
    self.mine = mine
    other = mine ^ 3
    frontier = 0..<1
  }

  func begin(_ list: inout VertexList, _ vertex: UInt32) {
    list.append(vertex)
    Mark.set(mine, vertex, marks)
  }

  /// Entries that the next level costs. Reading offsets here also brings them near.
  func cost(_ list: VertexList) -> Int {
    let (vertices, offsets) = (list.vertices, rows.offsets)
    var sum = 0
    for at in frontier {
      let vertex = Int(vertices[at])
      sum &+= Int(offsets[vertex &+ 1] &- offsets[vertex])
    }
    return sum
  }

  /// Reads where the rows of some vertices begin, all at once, so that their waits for memory
  /// overlap; going through the rows one by one would wait for each.
  @inline(__always) func touch(_ places: Range<Int>, _ list: inout VertexList) {
    list.ensureRoom(1)
    let (vertices, offsets, targets) = (list.vertices, rows.offsets, rows.targets)
    let last = rows.entryCount &- 1
    if last < 0 { return }
    var sum: UInt32 = 0
    for at in places { sum &+= targets[min(Int(offsets[Int(vertices[at])]), last)] }
    // Kept where nobody reads it, since the compiler leaves out what is not kept.
    vertices[list.count] = sum
  }

  /// How many rows are brought near at once.
  static let touchCount = 64

  /// Where both ends met: a place in this list, and the vertex of the other end's.
  struct Meeting {
    let place: Int
    let vertex: UInt32
  }

  /// Adds the next level to the list, up to the first meeting with the other end.
  mutating func expand(_ list: inout VertexList) -> Meeting? {
    let (offsets, targets, marks) = (rows.offsets, rows.targets, marks)
    let begin = list.count
    for place in frontier {
      if (place &- frontier.lowerBound) % Self.touchCount == 0 {
        touch(place..<min(place &+ Self.touchCount, frontier.upperBound), &list)
      }
      let u = Int(list.vertices[place])
      var at = Int(offsets[u])
      let end = Int(offsets[u &+ 1])
      list.ensureRoom(end &- at &+ 1)
      let (vertices, parents) = (list.vertices, list.parents)
      var count = list.count
      while at < end {
        let v = targets[at]
        let word = Int(v &>> 5)
        let shift = UInt64((v & 31) &<< 1)
        let bits = marks[word]
        let found = bits &>> shift
        if found & other != 0 {
          list.count = count
          return Meeting(place: place, vertex: v)
        }
        // Without a branch: written in any case, and kept if it was not marked.
        vertices[count] = v
        parents[count] = UInt32(truncatingIfNeeded: place)
        count &+= found & mine == 0 ? 1 : 0
        marks[word] = bits | mine &<< shift
        at &+= 1
      }
      list.count = count
    }
    frontier = begin..<list.count
    hops += 1
    return nil
  }

  /// Adds the whole next level to the list; says whether it meets the other end.
  mutating func expandAll(_ list: inout VertexList) -> Bool {
    let (offsets, targets, marks) = (rows.offsets, rows.targets, marks)
    let begin = list.count
    var met: UInt64 = 0
    for place in frontier {
      if (place &- frontier.lowerBound) % Self.touchCount == 0 {
        touch(place..<min(place &+ Self.touchCount, frontier.upperBound), &list)
      }
      let u = Int(list.vertices[place])
      var at = Int(offsets[u])
      let end = Int(offsets[u &+ 1])
      list.ensureRoom(end &- at &+ 1)
      let vertices = list.vertices
      var count = list.count
      while at < end {
        let v = targets[at]
        let word = Int(v &>> 5)
        let shift = UInt64((v & 31) &<< 1)
        let bits = marks[word]
        let found = bits &>> shift
        met |= found & other
        vertices[count] = v
        count &+= found & mine == 0 ? 1 : 0
        marks[word] = bits | mine &<< shift
        at &+= 1
      }
      list.count = count
    }
    frontier = begin..<list.count
    hops += 1
    return met != 0
  }

  /// Looks for the other end one hop further, without marking anything.
  func peek(_ list: inout VertexList) -> Meeting? {
    let (offsets, targets, marks) = (rows.offsets, rows.targets, marks)
    for place in frontier {
      if (place &- frontier.lowerBound) % Self.touchCount == 0 {
        touch(place..<min(place &+ Self.touchCount, frontier.upperBound), &list)
      }
      let vertices = list.vertices
      let u = Int(vertices[place])
      var at = Int(offsets[u])
      let end = Int(offsets[u &+ 1])
      var met: UInt64 = 0
      while at < end {
        met |= Mark.of(targets[at], marks)
        at &+= 1
      }
      if met & other != 0 {
        at = Int(offsets[u])
        while Mark.of(targets[at], marks) & other == 0 { at &+= 1 }
        return Meeting(place: place, vertex: targets[at])
      }
    }
    return nil
  }
}
