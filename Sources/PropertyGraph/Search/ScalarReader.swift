/// Reads UTF-8 scalar by scalar and never traps, whatever the bytes.
///
/// Folded texts are valid UTF-8; a damaged heap might not be. A malformed byte reads as U+FFFD and
/// is one byte long.
enum ScalarReader {
  static let replacement: UInt32 = 0xFFFD

  /// The scalar at a place, which moves past it.
  @inline(__always)
  static func next(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> UInt32 {
    let lead = UInt32(bytes[at])
    let rest = bytes.count - at
    func more(_ place: Int) -> UInt32 { UInt32(bytes[at + place]) & 0x3F }
    if lead < 0x80 {
      at += 1
      return lead
    }
    if lead >= 0xE0, lead < 0xF0, rest >= 3 {
      defer { at += 3 }
      return (lead & 0x0F) << 12 | more(1) << 6 | more(2)
    }
    if lead >= 0xC0, lead < 0xE0, rest >= 2 {
      defer { at += 2 }
      return (lead & 0x1F) << 6 | more(1)
    }
    if lead >= 0xF0, lead < 0xF8, rest >= 4 {
      defer { at += 4 }
      let scalar = (lead & 0x07) << 18 | more(1) << 12 | more(2) << 6 | more(3)
      return scalar <= 0x10FFFF ? scalar : replacement
    }
    at += 1
    return replacement
  }

  /// How many scalars there are, counted up to `limit`, and where they end.
  static func measure(
    _ bytes: UnsafeRawBufferPointer, limit: Int = .max
  ) -> (count: Int, end: Int) {
    var (count, at) = (0, 0)
    while at < bytes.count, count < limit {
      _ = next(bytes, &at)
      count += 1
    }
    return (count, at)
  }

  /// Whether a scalar is a Han character that may have a reading.
  static func isHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
      || (0x20000...0x3FFFF).contains(scalar) || scalar == 0x3007
  }
}
