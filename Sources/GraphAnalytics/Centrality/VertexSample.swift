/// Which vertices searches begin at.
public enum VertexSample: Sendable, Equatable {
  /// All: the exact answer.
  case all
  /// So many of all, each as likely as another, chosen by a seed; all where there are not as many.
  case random(count: Int, seed: UInt64)
  /// These; one that stands twice counts twice.
  case these([Int])

  /// The vertices, those by chance ascending.
  func vertices(of vertexCount: Int) throws(AnalyticsError) -> NumberArray<UInt32> {
    switch self {
    case .all: return NumberArray((0..<vertexCount).lazy.map { UInt32($0) })
    case .these(let vertices):
      for vertex in vertices where vertex < 0 || vertex >= vertexCount {
        throw .parameter(
          name: "sources", found: "\(vertex)", expected: "vertices below \(vertexCount)")
      }
      return NumberArray(vertices.map { UInt32($0) })
    case .random(let count, let seed):
      guard count >= 1 else {
        throw .parameter(name: "sources", found: "\(count)", expected: "1 or more")
      }
      return Self.chosen(min(count, vertexCount), of: vertexCount, seed)
    }
  }

  /// Walks over all vertices and takes each with the chance that makes the number right: algorithm
  /// S of Knuth, The Art of Computer Programming, volume 2, 3.4.2. *Complexity:* O(vertices).
  private static func chosen(
    _ count: Int, of vertexCount: Int, _ seed: UInt64
  ) -> NumberArray<UInt32> {
    let vertices = NumberArray<UInt32>(count: count)
    var state = seed
    var taken = 0
    for vertex in 0..<vertexCount where taken < count {
      // SplitMix64 of Steele, Lea & Flood 2014, doi 10.1145/2660193.2660195.
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      z ^= z >> 31
      let drawn = z.multipliedFullWidth(by: UInt64(vertexCount - vertex)).high
      if drawn < UInt64(count - taken) {
        vertices.base[taken] = UInt32(vertex)
        taken += 1
      }
    }
    return vertices
  }
}
