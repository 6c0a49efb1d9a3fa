/// A small random generator whose numbers depend on the seed and the stream alone.
///
/// Every stage of the county draws from its own stream, so that a change to one stage leaves the
/// bytes of the others as they were. All draws are integers: no rounding differs between machines.
///
/// Source: Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators",
/// doi 10.1145/2660193.2660195.
public struct SplitMix64 {
  private var state: UInt64

  public init(seed: UInt64, stream: UInt64) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ stream &* 0x2545_F491_4F6C_DD1D
    state ^= next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0 ..< bound`; the bias of the multiplication is below `bound` / 2⁶⁴.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  public mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A number in `0 ..< bound` that leans to the small ones.
  public mutating func leaning(_ bound: Int) -> Int { below(below(bound) + 1) }

  /// The number of heads before the first tail, at most `limit`.
  public mutating func heads(limit: Int) -> Int { min(next().trailingZeroBitCount, limit) }

  public mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }

  /// The place of a draw among weights.
  public mutating func weighted(_ weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (place, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return place }
    }
    return weights.count - 1
  }

  public mutating func shuffle<T>(_ items: inout [T]) {
    var last = items.count - 1
    while last > 0 {
      items.swapAt(last, below(last + 1))
      last -= 1
    }
  }

  /// The numbers `0 ..< count` in a random order.
  public mutating func permutation(_ count: Int) -> [Int32] {
    var order = (0..<Int32(count)).map { $0 }
    shuffle(&order)
    return order
  }
}
