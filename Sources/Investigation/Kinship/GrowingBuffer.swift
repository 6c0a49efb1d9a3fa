import Glibc

/// A row of plain values that grows in place and then stays where it is.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 64) {
    self.capacity = max(capacity, 1)
    base = Self.resize(nil, self.capacity)
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { reserve(capacity * 2) }
    base[count] = element
    count += 1
  }

  mutating func removeAll() { count = 0 }

  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    capacity = wanted
    base = Self.resize(base, wanted)
  }

  /// Gives back what was reserved beyond need.
  mutating func trim() {
    capacity = max(count, 1)
    base = Self.resize(base, capacity)
  }

  func deallocate() { free(base) }

  @inline(__always) subscript(_ index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  private static func resize(
    _ old: UnsafeMutablePointer<Element>?, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let memory = realloc(old, capacity * MemoryLayout<Element>.stride) else {
      fatalError("out of memory")
    }
    return memory.bindMemory(to: Element.self, capacity: capacity)
  }
}

/// Memory that reads as zero and takes room only where it is written.
enum ZeroPages {
  static func allocate(bytes: Int) -> UnsafeMutableRawPointer {
    guard let memory = calloc(bytes, 1) else { fatalError("out of memory") }
    return memory
  }

  static func deallocate(_ memory: UnsafeMutableRawPointer) { free(memory) }
}
