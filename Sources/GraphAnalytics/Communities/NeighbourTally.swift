/// How much one vertex is tied to each community: a small table of one worker, used again for every
/// vertex.
///
/// Open addressing with as many places as the row asks for, so that the table of a common vertex
/// stays in the nearest cache. `touched` lists the places in use in the order of their first use.
struct NeighbourTally: Sendable {
  static let free = UInt32.max
  /// Places behind a row that may be read and written with it.
  static let spare = 4

  let rowMax: Int
  let keys: NumberArray<UInt32>
  let sums: NumberArray<Int64>
  let touched: NumberArray<UInt32>
  /// What a worker has fetched for some rows before it adds them up: reads that do not wait for
  /// each other.
  let fetched: NumberArray<UInt32>
  /// Weights that belong to what was fetched.
  let weighed: NumberArray<Int64>

  /// - Parameter rowMax: how long a row may be.
  init(rowMax: Int) {
    self.rowMax = rowMax
    fetched = NumberArray(count: max(rowMax, 1024) + Self.spare)
    weighed = NumberArray(count: rowMax + 1)
    let capacity = 1 << Self.bits(rowMax)
    keys = NumberArray(repeating: Self.free, count: capacity)
    sums = NumberArray(count: capacity)
    touched = NumberArray(count: rowMax + Self.spare)
  }

  /// How many bits number the places for a row.
  @inline(__always) static func bits(_ rowLength: Int) -> Int {
    max(4, Int.bitWidth - max(1, 2 * rowLength - 1).leadingZeroBitCount)
  }

  static func byteEstimate(rowMax: Int) -> Int { 12 << bits(rowMax) + 16 * max(rowMax, 1024) }

  /// A copy of plain pointers for a loop.
  var view: View { View(keys: keys.base, sums: sums.base, touched: touched.base) }

  struct View {
    let keys: UnsafeMutablePointer<UInt32>
    let sums: UnsafeMutablePointer<Int64>
    let touched: UnsafeMutablePointer<UInt32>
    var count = 0
    var shift: UInt32 = 28
    var mask = 15

    init(
      keys: UnsafeMutablePointer<UInt32>, sums: UnsafeMutablePointer<Int64>,
      touched: UnsafeMutablePointer<UInt32>
    ) {
      (self.keys, self.sums, self.touched) = (keys, sums, touched)
    }

    /// Makes ready for a row of at most so many different communities.
    @inline(__always) mutating func begin(_ rowLength: Int) {
      let bits = NeighbourTally.bits(rowLength)
      shift = UInt32(32 - bits)
      mask = 1 << bits - 1
      count = 0
    }

    @inline(__always) mutating func add(_ key: UInt32, _ weight: Int64) {
      var place = Int((key &* 0x9E37_79B9) >> shift)
      while true {
        let found = keys[place]
        if found == key {
          sums[place] &+= weight
          return
        }
        if found == NeighbourTally.free { break }
        place = (place &+ 1) & mask
      }
      keys[place] = key
      sums[place] = weight
      touched[count] = UInt32(truncatingIfNeeded: place)
      count &+= 1
    }

    @inline(__always) func clear() {
      for index in 0..<count { keys[Int(touched[index])] = NeighbourTally.free }
    }
  }
}
