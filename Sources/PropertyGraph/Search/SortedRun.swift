/// A place in an ascending run that only moves forward, in growing steps.
///
/// *Source:* Bentley, Yao, An almost optimal algorithm for unbounded searching (1976),
/// doi:10.1016/0020-0190(76)90071-5.
struct SortedRun {
  private let items: UnsafeBufferPointer<UInt32>
  private var place = 0

  init(_ items: UnsafeBufferPointer<UInt32>) { self.items = items }

  /// Whether the run holds a number; numbers are asked for in ascending order.
  ///
  /// *Complexity:* O(log d) for a step of d places.
  mutating func holds(_ wanted: UInt32) -> Bool {
    var step = 1
    var low = place
    var high = place
    while high < items.count, items[high] < wanted {
      low = high + 1
      high += step
      step *= 2
    }
    high = min(high, items.count)
    while low < high {
      let middle = (low + high) / 2
      if items[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    place = low
    return low < items.count && items[low] == wanted
  }
}
