/// The numbers of several ascending runs in one ascending order, each once.
///
/// *Complexity:* O(runs) to begin, O(log runs) a number: a binary heap of the runs' next numbers.
struct RunMerge {
  private var heap: [(next: UInt32, rest: UnsafeBufferPointer<UInt32>)]
  private var last: UInt32?

  init(_ runs: [UnsafeBufferPointer<UInt32>]) {
    heap = runs.filter { !$0.isEmpty }.map { ($0[0], $0) }
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  mutating func next() -> UInt32? {
    while let top = heap.first {
      let rest = UnsafeBufferPointer(rebasing: top.rest[1...])
      if let next = rest.first {
        heap[0] = (next, rest)
      } else {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
      }
      sink(0)
      if top.next != last {
        last = top.next
        return top.next
      }
    }
    return nil
  }

  private mutating func sink(_ from: Int) {
    var place = from
    while true {
      var least = place
      for child in [place * 2 + 1, place * 2 + 2]
      where child < heap.count && heap[child].next < heap[least].next { least = child }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
