/// The nodes that bear a name, ascending, each once.
///
/// Those of a segment are read in place: valid while the snapshot they came from is.
public struct NodePostings: RandomAccessCollection, @unchecked Sendable {
  private let mapped: UnsafeBufferPointer<UInt32>
  private let owned: [UInt32]

  init(_ mapped: UnsafeBufferPointer<UInt32>) {
    self.mapped = mapped
    owned = []
  }

  init(_ owned: [UInt32]) {
    mapped = UnsafeBufferPointer(start: nil, count: 0)
    self.owned = owned
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { mapped.count + owned.count }

  public subscript(_ place: Int) -> UInt32 { mapped.count > 0 ? mapped[place] : owned[place] }
}
