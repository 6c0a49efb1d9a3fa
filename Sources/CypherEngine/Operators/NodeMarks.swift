import Glibc

/// Which nodes a search has met, by which branch and how deep; forgotten all at once by counting
/// on.
///
/// *Complexity:* 12 bytes a node of the graph, given by the system page by page when first touched.
final class NodeMarks {
  let count: Int
  private var epoch: UInt32 = 0
  private let epochs: UnsafeMutablePointer<UInt32>
  private let branches: UnsafeMutablePointer<UInt32>
  private let depths: UnsafeMutablePointer<UInt32>

  init(count: Int) {
    self.count = count
    func zeroes() -> UnsafeMutablePointer<UInt32> {
      calloc(max(count, 1), 4)!.bindMemory(to: UInt32.self, capacity: max(count, 1))
    }
    epochs = zeroes()
    branches = zeroes()
    depths = zeroes()
  }

  deinit {
    free(epochs)
    free(branches)
    free(depths)
  }

  func clear() {
    if epoch == .max {
      memset(epochs, 0, count * 4)
      epoch = 0
    }
    epoch += 1
  }

  @inline(__always)
  func contains(_ node: UInt32) -> Bool { epochs[Int(node)] == epoch }
  @inline(__always)
  func branch(_ node: UInt32) -> UInt32 { branches[Int(node)] }
  @inline(__always)
  func depth(_ node: UInt32) -> Int { Int(depths[Int(node)]) }

  @inline(__always)
  func set(_ node: UInt32, branch: UInt32, depth: Int) {
    epochs[Int(node)] = epoch
    branches[Int(node)] = branch
    depths[Int(node)] = UInt32(truncatingIfNeeded: depth)
  }
}
