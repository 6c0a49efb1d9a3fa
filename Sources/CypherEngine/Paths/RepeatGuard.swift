/// What stands on the path under way: a scan while it is short, a set beside it once it is long.
struct RepeatGuard {
  private static let scanMax = 16

  private var items: ContiguousArray<UInt64> = []
  private var set: Set<UInt64> = []

  func contains(_ item: UInt64) -> Bool {
    items.count <= Self.scanMax ? items.contains(item) : set.contains(item)
  }

  mutating func push(_ item: UInt64) {
    items.append(item)
    if items.count == Self.scanMax + 1 {
      set = Set(items)
    } else if items.count > Self.scanMax {
      set.insert(item)
    }
  }

  mutating func pop() {
    let item = items.removeLast()
    if items.count > Self.scanMax {
      set.remove(item)
    } else if !set.isEmpty {
      set.removeAll()
    }
  }

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    set.removeAll()
  }
}
