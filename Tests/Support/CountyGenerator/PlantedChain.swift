/// The shares along a planted chain of holdings, from the person down to the bidder.
struct PlantedChain {
  let basisPoints: [Int]

  /// A chain whose product is a quarter or more, now and then exactly a quarter.
  static func controlling(depth: Int, ordinal: Int, _ random: inout SplitMix64) -> PlantedChain {
    let isExact = ordinal % 3 == 0
    switch depth {
    case 1: return .init(basisPoints: [isExact ? 2500 : random.within(2600...10_000)])
    case 2 where isExact: return .init(basisPoints: [5000, 5000])
    default:
      let least = [0, 0, 5100, 6400, 7200][depth]
      return .init(basisPoints: (0..<depth).map { _ in random.within(least...10_000) })
    }
  }

  /// A chain that falls short of a quarter, now and then by the least there is.
  static func tooSmall(depth: Int, ordinal: Int, _ random: inout SplitMix64) -> PlantedChain {
    if depth == 2 { return .init(basisPoints: [4999, 5000]) }
    return .init(basisPoints: [ordinal % 3 == 0 ? 2499 : random.within(500...2400)])
  }

  /// The integer test: four times the product against the full product.
  var controls: Bool {
    4 * basisPoints.reduce(1, *) >= basisPoints.reduce(1) { product, _ in product * 10_000 }
  }
}
