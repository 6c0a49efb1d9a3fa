import ReferenceGraph

/// Whole numbers and chances in a hundred, the same for the same seed.
struct Dice {
  private var generator: SeededGenerator

  init(_ seed: Int) { generator = SeededGenerator(seed: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15) }

  mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func shuffle<Element>(_ row: inout [Element]) {
    for place in row.indices.reversed() { row.swapAt(place, below(place + 1)) }
  }
}
