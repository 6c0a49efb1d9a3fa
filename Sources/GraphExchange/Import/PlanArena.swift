/// Keeps what the plans of one file point to, so that the plans themselves are plain numbers and
/// pointers: copying one costs no reference counting, which would make threads wait for each other
/// at every cell.
final class PlanArena {
  private var releases: [() -> Void] = []

  deinit { for release in releases { release() } }

  /// Keeps some items; the buffer is valid while the arena is.
  func keep<T>(_ items: [T]) -> UnsafeBufferPointer<T> {
    let buffer = UnsafeMutableBufferPointer<T>.allocate(capacity: items.count)
    _ = buffer.initialize(from: items)
    releases.append {
      buffer.deinitialize()
      buffer.deallocate()
    }
    return UnsafeBufferPointer(buffer)
  }

  /// Keeps one item.
  func keep<T>(item: T) -> UnsafePointer<T> { keep([item]).baseAddress! }

  /// Keeps the bytes of a text.
  func keep(text: String) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(keep(Array(text.utf8)))
  }
}

/// Whether two runs of bytes are the same.
@inline(__always)
func sameBytes(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
  guard a.count == b.count else { return false }
  for place in 0..<a.count where a[place] != b[place] { return false }
  return true
}
