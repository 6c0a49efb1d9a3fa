/// Puts one row in order.
enum RowOrder {
  /// Orders neighbours, makes equal ones one where asked to, and returns how many are left.
  ///
  /// Among equal neighbours the smaller weight comes first, so that sums are added in one order
  /// whatever order the edges came in.
  static func arrange(
    _ targets: UnsafeMutablePointer<UInt32>, _ weights: UnsafeMutablePointer<Double>?,
    _ count: Int, _ parallel: ParallelEdges
  ) -> Int {
    guard count > 1 else { return count }
    if let weights { order(targets, weights, count) } else { order(targets, count) }
    if parallel == .keep { return count }
    var kept = 0
    for at in 1..<count {
      if targets[at] == targets[kept] {
        if let weights, parallel == .sum { weights[kept] += weights[at] }
        continue
      }
      kept += 1
      targets[kept] = targets[at]
      if let weights { weights[kept] = weights[at] }
    }
    return kept + 1
  }

  private static func order(_ targets: UnsafeMutablePointer<UInt32>, _ count: Int) {
    if count > 24 {
      var row = UnsafeMutableBufferPointer(start: targets, count: count)
      row.sort()
      return
    }
    for at in 1..<count {
      let target = targets[at]
      var to = at
      while to > 0, targets[to - 1] > target {
        targets[to] = targets[to - 1]
        to -= 1
      }
      targets[to] = target
    }
  }

  private static func order(
    _ targets: UnsafeMutablePointer<UInt32>, _ weights: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    if count > 24 {
      let ordered = (0..<count).map { (targets[$0], weights[$0]) }
        .sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
      for (at, entry) in ordered.enumerated() { (targets[at], weights[at]) = entry }
      return
    }
    for at in 1..<count {
      let (target, weight) = (targets[at], weights[at])
      var to = at
      while to > 0,
        targets[to - 1] > target || (targets[to - 1] == target && weights[to - 1] > weight)
      {
        targets[to] = targets[to - 1]
        weights[to] = weights[to - 1]
        to -= 1
      }
      targets[to] = target
      weights[to] = weight
    }
  }
}
