import Glibc

/// Plain values of a number that does not change, for kernels that read them by pointer.
///
/// Whoever reads `base` keeps the row alive meanwhile. Not written once others can see it.
final class FixedRow<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  /// What is larger comes from the system and goes back to it: memory of the heap that was used
  /// before would have to be zeroed in full, which a search that touches little cannot afford.
  private static var heapMax: Int { 1 << 18 }
  private let byteCount: Int

  /// All bits zero; pages are taken when they are written.
  init(zeroed count: Int) {
    self.count = count
    byteCount = max(count, 1) * MemoryLayout<Element>.stride
    let memory =
      byteCount <= Self.heapMax
      ? calloc(byteCount, 1)
      : mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { fatalError("out of memory") }
    base = memory.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  convenience init(_ elements: [Element]) {
    self.init(zeroed: elements.count)
    for (place, element) in elements.enumerated() { base[place] = element }
  }

  deinit {
    if byteCount <= Self.heapMax { free(base) } else { munmap(base, byteCount) }
  }

  @inline(__always) subscript(_ place: Int) -> Element {
    get { base[place] }
    set { base[place] = newValue }
  }
}
