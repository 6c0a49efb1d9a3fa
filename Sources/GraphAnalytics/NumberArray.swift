import Glibc

/// Numbers in memory of their own, shared by reference and freed with the last one.
///
/// What kernels read and write: they take ``base`` once and index it without checks. Large arrays
/// ask for huge pages, since a random read in small ones waits mostly for the page table.
///
/// *Safety:* several threads may read it. Whoever writes sees to it that nobody else touches the
/// same places at the same time.
public final class NumberArray<Number: BitwiseCopyable>: @unchecked Sendable {
  public let count: Int
  public let base: UnsafeMutablePointer<Number>

  /// - Parameter zeroed: whether all bytes start as zero; fresh large pages are zero anyway.
  public init(count: Int, zeroed: Bool = false) {
    self.count = count
    let byteCount = max(1, count) * MemoryLayout<Number>.stride
    let isLarge = byteCount >= 4 << 20
    var place: UnsafeMutableRawPointer?
    precondition(
      posix_memalign(&place, isLarge ? 2 << 20 : 64, byteCount) == 0, "out of memory")
    #if os(Linux)
      if isLarge { _ = madvise(place!, byteCount, MADV_HUGEPAGE) }
    #endif
    if zeroed { memset(place!, 0, byteCount) }
    base = place!.bindMemory(to: Number.self, capacity: max(1, count))
  }

  public convenience init(repeating value: Number, count: Int) {
    self.init(count: count)
    base.initialize(repeating: value, count: count)
  }

  public convenience init(_ numbers: some Collection<Number>) {
    self.init(count: numbers.count)
    var at = 0
    for number in numbers {
      base[at] = number
      at += 1
    }
  }

  deinit { free(base) }

  public var buffer: UnsafeBufferPointer<Number> {
    UnsafeBufferPointer(start: base, count: count)
  }

  /// A copy as an array. Convenient, not for large ones.
  public var numbers: [Number] { Array(buffer) }

  @inlinable public subscript(index: Int) -> Number {
    get {
      precondition(index >= 0 && index < count, "index out of range")
      return base[index]
    }
    set {
      precondition(index >= 0 && index < count, "index out of range")
      base[index] = newValue
    }
  }
}

/// Sets all bytes to zero.
func memoryZero<Number>(_ array: NumberArray<Number>) {
  memset(array.base, 0, array.count * MemoryLayout<Number>.stride)
}
