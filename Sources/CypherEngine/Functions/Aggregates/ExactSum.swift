/// A sum of doubles without any rounding until it is read.
///
/// So it does not depend on the order of the summands, nor on how rows were dealt out to workers,
/// and is right to the last bit.
///
/// *Complexity:* O(partial sums) a summand, mostly two or three.
/// *Source:* J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
/// Predicates, Discrete and Computational Geometry 18 (1997), doi:10.1007/PL00009321.
struct ExactSum {
  /// Non-overlapping, by growing magnitude; their exact sum is the sum of all finite summands.
  private var partials: [Double] = []
  /// The sum of what is not finite; 0 where everything was.
  private var special = 0.0

  mutating func add(_ number: Double) {
    guard number.isFinite else {
      special += number
      return
    }
    var carried = number
    var kept = 0
    for at in partials.indices {
      var other = partials[at]
      if carried.magnitude < other.magnitude { swap(&carried, &other) }
      let high = carried + other
      // What rounding lost; exact, since the greater one comes first.
      let low = other - (high - carried)
      if low != 0 {
        partials[kept] = low
        kept += 1
      }
      carried = high
    }
    partials.removeSubrange(kept...)
    if carried.isFinite {
      partials.append(carried)
    } else {
      partials = []
      special += carried
    }
  }

  /// Adds an integer that may have more digits than a double.
  mutating func add(_ number: Int128) {
    var rest = number
    while rest != 0 {
      let part = Double(rest)
      add(part)
      rest -= Int128(part)
    }
  }

  mutating func add(_ other: ExactSum) {
    for partial in other.partials { add(partial) }
    special += other.special
  }

  /// The double nearest to the sum.
  var value: Double {
    if special != 0 || special.isNaN { return special }
    var at = partials.count - 1
    guard at >= 0 else { return 0 }
    var high = partials[at]
    var low = 0.0
    while at > 0, low == 0 {
      at -= 1
      let before = high
      high = before + partials[at]
      low = partials[at] - (high - before)
    }
    // A tie was rounded to even; what lies below may break it the other way.
    if at > 0, low != 0, (low < 0) == (partials[at - 1] < 0) {
      let doubled = low * 2
      let moved = high + doubled
      if moved - high == doubled { high = moved }
    }
    return high
  }
}
