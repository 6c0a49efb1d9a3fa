/// Comparing integers with floats without rounding either.
///
/// Turning a 64-bit integer into a double rounds beyond 2^53, and then different numbers would be
/// equal: `9007199254740993 = 9007199254740992.0` must be false.
enum NumberComparison {
  /// Negative, zero or positive; nil where `b` is NaN.
  @inline(__always)
  static func order(_ a: Int64, _ b: Double) -> Int? {
    if b.isNaN { return nil }
    // 2^63 is a double, and no integer reaches it.
    if b >= 0x1p63 { return -1 }
    if b < -0x1p63 { return 1 }
    let whole = b.rounded(.towardZero)
    let integer = Int64(whole)
    if a != integer { return a < integer ? -1 : 1 }
    return b == whole ? 0 : b > whole ? -1 : 1
  }

  /// Negative, zero or positive; nil where one is NaN.
  @inline(__always)
  static func order(_ a: Double, _ b: Double) -> Int? {
    if a < b { return -1 }
    if a > b { return 1 }
    return a == b ? 0 : nil
  }

  @inline(__always)
  static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a == b ? 0 : 1 }
}
