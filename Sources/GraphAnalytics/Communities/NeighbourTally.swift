/// How much one vertex is tied to each community: one worker's sums, used again for every vertex.
///
/// A sum a community, all zero between vertices. `touched` lists those in use in the order of their
/// first use, so that sums are read and set back without a look at the others; nothing branches on
/// what is found.
struct NeighbourTally: Sendable {
  /// Places behind a row that may be read and written with it.
  static let spare = 4

  let rowMax: Int
  let sums: NumberArray<Int64>
  let touched: NumberArray<UInt32>
  /// What a worker has fetched for some rows before it adds them up: reads that do not wait for
  /// each other.
  let fetched: NumberArray<UInt32>
  /// Weights that belong to what was fetched.
  let weighed: NumberArray<Int64>

  /// - Parameters:
  ///   - keyCount: communities are numbered below it.
  ///   - rowMax: how long a row may be.
  init(keyCount: Int, rowMax: Int) {
    self.init(sums: NumberArray(count: keyCount, zeroed: true), rowMax: rowMax)
  }

  private init(sums: NumberArray<Int64>, rowMax: Int) {
    self.sums = sums
    self.rowMax = rowMax
    touched = NumberArray(count: rowMax + Self.spare)
    fetched = NumberArray(count: max(rowMax, 1024) + Self.spare)
    weighed = NumberArray(count: rowMax + 1)
  }

  /// The same sums with space for longer rows.
  func widened(rowMax: Int) -> NeighbourTally { NeighbourTally(sums: sums, rowMax: rowMax) }

  /// A copy of plain pointers for a loop.
  var view: View { View(sums: sums.base, touched: touched.base) }

  struct View {
    let sums: UnsafeMutablePointer<Int64>
    var touched: UnsafeMutablePointer<UInt32>
    var count = 0

    init(sums: UnsafeMutablePointer<Int64>, touched: UnsafeMutablePointer<UInt32>) {
      (self.sums, self.touched) = (sums, touched)
    }

    /// A community that is only tied by weights of zero may be touched more than once.
    @inline(__always) mutating func add(_ key: UInt32, _ weight: Int64) {
      let sum = sums[Int(key)]
      touched[count] = key
      count &+= sum == 0 ? 1 : 0
      sums[Int(key)] = sum &+ weight
    }

    /// The sum of a community, which is zero from then on.
    @inline(__always) func take(_ key: UInt32) -> Int64 {
      let sum = sums[Int(key)]
      sums[Int(key)] = 0
      return sum
    }
  }
}
