/// Paths as they were found, each the sequence of its vertices with both ends.
public struct PathList: Sendable, Equatable {
  /// The vertices of all paths, one path after another.
  public private(set) var vertices: [UInt32] = []
  /// Where each path ends in ``vertices``.
  public private(set) var ends: [Int] = []
  /// Whether there were more paths than asked for.
  public internal(set) var isCut = false

  public var count: Int { ends.count }

  public subscript(index: Int) -> ArraySlice<UInt32> {
    vertices[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  mutating func append(_ path: some Sequence<UInt32>) {
    vertices.append(contentsOf: path)
    ends.append(vertices.count)
  }
}
