/// A list of vertices that grows, and beside each where in the list it was found from.
///
/// Plain memory: whoever keeps it frees it. Loops ask for room first and then write unchecked.
struct VertexList {
  private(set) var vertices: UnsafeMutablePointer<UInt32>
  /// For each the place of the one before it on a path; 0 for the first.
  private(set) var parents: UnsafeMutablePointer<UInt32>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int = 1 << 12) {
    self.capacity = capacity
    vertices = .allocate(capacity: capacity)
    parents = .allocate(capacity: capacity)
  }

  func free() {
    vertices.deallocate()
    parents.deallocate()
  }

  /// Makes room for `more` places behind those taken.
  @inline(__always) mutating func ensureRoom(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never) private mutating func grow(_ more: Int) {
    capacity = max(2 * capacity, count + more)
    Self.move(&vertices, count, capacity)
    Self.move(&parents, count, capacity)
  }

  private static func move(
    _ numbers: inout UnsafeMutablePointer<UInt32>, _ count: Int, _ capacity: Int
  ) {
    let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    moved.update(from: numbers, count: count)
    numbers.deallocate()
    numbers = moved
  }

  mutating func append(_ vertex: UInt32, from parent: UInt32 = 0) {
    ensureRoom(1)
    vertices[count] = vertex
    parents[count] = parent
    count += 1
  }

  /// The vertices from one place back to the first.
  func trace(from place: Int) -> [UInt32] {
    var path = [vertices[place]]
    var at = place
    while at != 0 {
      at = Int(parents[at])
      path.append(vertices[at])
    }
    return path
  }
}
