/// Draws places by fixed weights in O(log n).
struct Lottery: Sendable {
  private let reached: [Int]

  init(weights: [Int]) {
    var sum = 0
    reached = weights.map {
      sum += $0
      return sum
    }
  }

  func draw(_ random: inout SplitMix64) -> Int {
    let ball = random.below(reached[reached.count - 1])
    var low = 0
    var high = reached.count - 1
    while low < high {
      let middle = (low + high) / 2
      if reached[middle] > ball { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
