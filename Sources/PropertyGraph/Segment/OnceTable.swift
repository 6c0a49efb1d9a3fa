import Synchronization

/// A row of things that are made on first use, each once, and then read without a lock.
final class OnceTable<Element>: @unchecked Sendable {
  private let items: UnsafeMutablePointer<Element?>
  private let isMade: UnsafeMutablePointer<Atomic<Bool>>
  private let count: Int
  private let making = Mutex(())

  init(count: Int) {
    self.count = count
    items = .allocate(capacity: max(count, 1))
    items.initialize(repeating: nil, count: count)
    isMade = .allocate(capacity: max(count, 1))
    for index in 0..<count { (isMade + index).initialize(to: Atomic(false)) }
  }

  deinit {
    items.deinitialize(count: count)
    items.deallocate()
    isMade.deinitialize(count: count)
    isMade.deallocate()
  }

  /// The thing at a place, made by `make` when it is asked for the first time. A failure is not
  /// remembered.
  func get(_ index: Int, _ make: () throws(GraphError) -> Element) throws(GraphError) -> Element {
    precondition(index >= 0 && index < count)
    if isMade[index].load(ordering: .acquiring) { return items[index].unsafelyUnwrapped }
    let made: Result<Element, GraphError> = making.withLock { _ in
      if let there = items[index] { return .success(there) }
      do throws(GraphError) {
        let element = try make()
        items[index] = element
        isMade[index].store(true, ordering: .releasing)
        return .success(element)
      } catch {
        return .failure(error)
      }
    }
    return try made.get()
  }
}
