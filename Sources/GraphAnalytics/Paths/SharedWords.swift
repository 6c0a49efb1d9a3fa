import Synchronization

/// Words of 64 bits that several workers set bits in.
struct SharedBits: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Atomic<UInt64>>

  init(_ words: UnsafeMutablePointer<UInt64>) {
    base = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  @inline(__always) func insert(_ vertex: Int) {
    _ = base[vertex >> 6].bitwiseOr(1 &<< UInt64(vertex & 63), ordering: .relaxed)
  }
}

/// Numbers that several workers make smaller.
struct SharedMinima: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Atomic<UInt32>>

  init(_ numbers: UnsafeMutablePointer<UInt32>) {
    base = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Atomic<UInt32>.self)
  }

  /// Puts `value` where a greater one is; says whether it was the first value put there, `.max`
  /// standing for none.
  @inline(__always) func lower(_ index: Int, to value: UInt32) -> Bool {
    var found = base[index].load(ordering: .relaxed)
    while value < found {
      let (isDone, original) = base[index].weakCompareExchange(
        expected: found, desired: value, ordering: .relaxed)
      if isDone { return original == .max }
      found = original
    }
    return false
  }
}

/// Non-negative floating-point numbers that several workers make smaller. Their bits are ordered as
/// they are.
struct SharedDistances: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Atomic<UInt64>>

  init(_ numbers: UnsafeMutablePointer<Double>) {
    base = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  @inline(__always) func load(_ index: Int) -> Double {
    Double(bitPattern: base[index].load(ordering: .relaxed))
  }

  /// Says whether `value` is smaller than what was there, which it then replaces.
  @inline(__always) func lower(_ index: Int, to value: Double) -> Bool {
    let bits = value.bitPattern
    var found = base[index].load(ordering: .relaxed)
    while bits < found {
      let (isDone, original) = base[index].weakCompareExchange(
        expected: found, desired: bits, ordering: .relaxed)
      if isDone { return true }
      found = original
    }
    return false
  }
}

/// Where the next of several workers writes into a shared list.
struct SharedTail: @unchecked Sendable {
  private let end: UnsafeMutablePointer<Atomic<UInt32>>

  init(_ end: UnsafeMutablePointer<UInt32>) {
    self.end = UnsafeMutableRawPointer(end).assumingMemoryBound(to: Atomic<UInt32>.self)
  }

  /// The first of `count` places that are the caller's from now on.
  @inline(__always) func take(_ count: Int) -> Int {
    Int(end.pointee.wrappingAdd(UInt32(count), ordering: .relaxed).oldValue)
  }
}
