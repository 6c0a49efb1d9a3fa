/// Takes up matching names in the order of their rank, each once, until there are enough.
struct HitCollector {
  private let limit: Int
  private let isVisible: ((UInt32) -> Bool)?
  private(set) var hits: [TextHit] = []
  private var numbers: [Int] = []
  private var seen: Set<Int> = []

  /// So many names are looked through; more are looked up.
  private static let scanMax = 32

  init(limit: Int, where isVisible: ((UInt32) -> Bool)?) {
    self.limit = limit
    self.isVisible = isVisible
  }

  var isFull: Bool { hits.count >= limit }

  /// Takes a numbered name, unless it was taken before or no visible node bears it.
  mutating func add(
    _ number: Int, _ match: TextMatch, bucket: UInt8, name: UnsafeRawBufferPointer,
    reading: UnsafeRawBufferPointer?, nodes: UnsafeBufferPointer<UInt32>
  ) {
    guard !isFull, !isTaken(number) else { return }
    var bearers = NodePostings(nodes)
    if let isVisible {
      let visible = nodes.filter(isVisible)
      if visible.isEmpty { return }
      if visible.count < nodes.count { bearers = NodePostings(visible) }
    }
    numbers.append(number)
    if numbers.count > Self.scanMax {
      if seen.isEmpty { seen = Set(numbers) } else { seen.insert(number) }
    }
    hits.append(
      TextHit(
        name: ByteString(bytes: name), match: match,
        reading: reading.map { ByteString(bytes: $0) } ?? "", nodes: bearers, bucket: bucket))
  }

  private func isTaken(_ number: Int) -> Bool {
    numbers.count > Self.scanMax ? seen.contains(number) : numbers.contains(number)
  }
}
