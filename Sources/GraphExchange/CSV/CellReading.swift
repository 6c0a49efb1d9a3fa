import PropertyGraph

/// Reads typed values out of the bytes of a cell. Every function is total: nil is "not one of
/// these".
enum CellReading {
  /// The bytes without blanks around them.
  @inline(__always)
  static func trimmed(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (start, end) = (0, cell.count)
    while start < end, isBlank(cell[start]) { start += 1 }
    while end > start, isBlank(cell[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: cell[start..<end])
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

  /// A number as its digits and the place of its decimal point: `±magnitude × 10^exponent`.
  struct Number {
    var isNegative = false
    var magnitude: UInt64 = 0
    var exponent = 0
    /// More digits than `magnitude` holds.
    var overflows = false
  }

  /// Accepts a sign, thousands separators in groups of three (`1,234,567.80`), and one decimal
  /// point.
  ///
  /// - Parameter cell: without blanks around it.
  static func number(_ text: UnsafeRawBufferPointer) -> Number? {
    var result = Number()
    var at = 0
    if at < text.count, text[at] == 45 || text[at] == 43 {
      result.isNegative = text[at] == 45
      at = 1
    }
    var digits = 0
    var hasPoint = false
    var group: Int?
    while at < text.count {
      let byte = text[at]
      if byte >= 48, byte <= 57 {
        let (times, over) = result.magnitude.multipliedReportingOverflow(by: 10)
        let (sum, overAgain) = times.addingReportingOverflow(UInt64(byte &- 48))
        if over || overAgain { result.overflows = true }
        result.magnitude = sum
        digits += 1
        if hasPoint { result.exponent -= 1 }
        if group != nil { group! += 1 }
      } else if byte == 46, !hasPoint, group == nil || group == 3 {
        hasPoint = true
        group = nil
      } else if byte == 44, !hasPoint, digits > 0, group == nil ? digits <= 3 : group == 3 {
        group = 0
      } else {
        return nil
      }
      at += 1
    }
    guard digits > 0, group == nil || group == 3 else { return nil }
    return result
  }

  /// A whole number, its decimal point moved by `shift` places; nil where digits would be lost.
  static func integer(_ cell: UnsafeRawBufferPointer, shift: Int = 0) -> Int64? {
    guard let number = number(trimmed(cell)), !number.overflows else { return nil }
    var magnitude = number.magnitude
    var exponent = number.exponent + shift
    while exponent < 0, magnitude > 0 {
      guard magnitude % 10 == 0 else { return nil }
      magnitude /= 10
      exponent += 1
    }
    while exponent > 0, magnitude > 0 {
      let (times, overflows) = magnitude.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      magnitude = times
      exponent -= 1
    }
    if number.isNegative {
      return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }

  /// The Double nearest to a decimal number, its point moved by `shift` places.
  ///
  /// Exact by one correctly rounded division or product while digits and power fit a Double; by the
  /// system's own reading of the digits otherwise, exponents such as `1.5e6` among them.
  static func decimal(_ cell: UnsafeRawBufferPointer, shift: Int = 0) -> Double? {
    let text = trimmed(cell)
    let number = number(text)
    if let number, !number.overflows, number.magnitude <= 1 << 53 {
      let power = number.exponent + shift
      if abs(power) <= 22 {
        let value = Double(number.isNegative ? -Int64(number.magnitude) : Int64(number.magnitude))
        return power < 0 ? value / powers[-power] : value * powers[power]
      }
    }
    return longDecimal(text, isPlain: number != nil, shift: shift)
  }

  /// - Parameter isPlain: the text is a number without exponent, maybe with thousands separators.
  private static func longDecimal(
    _ text: UnsafeRawBufferPointer, isPlain: Bool, shift: Int
  ) -> Double? {
    let signs: [UInt8] = isPlain ? [43, 45, 46, 44] : [43, 45, 46, 69, 101]
    guard text.allSatisfy({ ($0 >= 48 && $0 <= 57) || signs.contains($0) }) else { return nil }
    let digits = String(decoding: text.filter { $0 != 44 }, as: UTF8.self).lowercased()
    let parts = digits.split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count <= 2, let exponent = parts.count == 2 ? Int(parts[1]) : 0,
      abs(exponent) < 10_000, let value = Double("\(parts[0])e\(exponent + shift)"),
      value.isFinite
    else { return nil }
    return value
  }

  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { product, _ in product * 10 }
  }

  /// `2020-01-31`, `20200131`, `2020/1/31`, `2020.1.31`, `2020年1月31日`; a time of day behind it is
  /// dropped.
  static func date(_ cell: UnsafeRawBufferPointer) -> CalendarDate? {
    if cell.count == 10, let date = CalendarDate(iso: cell) { return date }
    let text = trimmed(cell)
    var numbers: [Int] = []
    var lengths: [Int] = []
    var separators: [UInt8] = []
    var at = 0
    while at < text.count, numbers.count < 3 {
      var (number, length) = (0, 0)
      while at < text.count, text[at] >= 48, text[at] <= 57, length < 8 {
        number = number * 10 + Int(text[at] - 48)
        length += 1
        at += 1
      }
      guard length > 0 else { return nil }
      numbers.append(number)
      lengths.append(length)
      if length == 8, numbers.count == 1 { break }
      guard at < text.count else { break }
      if let mark = chineseMark(text, at) {
        separators.append(mark)
        at += 3
      } else {
        separators.append(text[at])
        at += 1
      }
    }
    if numbers.count == 1, lengths[0] == 8 {
      guard isTimeOrNothing(text, at) else { return nil }
      return CalendarDate(
        year: numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
    }
    guard numbers.count == 3, lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2 else { return nil }
    if separators.first == year {
      guard separators == [year, month, day], isTimeOrNothing(text, at) else { return nil }
    } else {
      guard separators.count >= 2, separators[0] == separators[1],
        [45, 47, 46].contains(separators[0]), separators.count == 2 || isClock(separators[2])
      else { return nil }
    }
    return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Stand for 年, 月 and 日 among separators; no such byte occurs in UTF-8.
  private static let (year, month, day): (UInt8, UInt8, UInt8) = (0xFD, 0xFE, 0xFF)

  private static func chineseMark(_ text: UnsafeRawBufferPointer, _ at: Int) -> UInt8? {
    guard at + 2 < text.count else { return nil }
    switch (text[at], text[at + 1], text[at + 2]) {
    case (0xE5, 0xB9, 0xB4): return year
    case (0xE6, 0x9C, 0x88): return month
    case (0xE6, 0x97, 0xA5): return day
    default: return nil
    }
  }

  private static func isClock(_ byte: UInt8) -> Bool { byte == 32 || byte == 84 }

  private static func isTimeOrNothing(_ text: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    at == text.count || isClock(text[at])
  }

  /// 0, 1, true, false, yes, no, 是, 否, in any case of letters.
  static func boolean(_ cell: UnsafeRawBufferPointer) -> Bool? {
    let text = trimmed(cell)
    if text.count == 1 {
      return text[0] == 49 ? true : text[0] == 48 ? false : nil
    }
    guard text.count <= 5 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "true", "yes", "是": return true
    case "false", "no", "否": return false
    default: return nil
    }
  }
}
