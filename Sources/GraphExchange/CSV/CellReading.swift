import PropertyGraph

/// Reads typed values out of the bytes of a cell. Every function is total: nil is "not one of these".
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

  /// A number as its digits and the place of its decimal point: `mantissa × 10^exponent`.
  ///
  /// Accepts a sign, thousands separators in groups of three (`1,234,567.80`), and one decimal point.
  static func number(_ cell: UnsafeRawBufferPointer) -> (mantissa: Int64, exponent: Int)? {
    let text = trimmed(cell)
    var at = 0
    var isNegative = false
    if at < text.count, text[at] == 45 || text[at] == 43 {
      isNegative = text[at] == 45
      at += 1
    }
    var mantissa: Int64 = 0
    var digits = 0
    var fraction: Int?
    var group: Int?
    while at < text.count {
      let byte = text[at]
      if byte >= 48, byte <= 57 {
        let (times, over) = mantissa.multipliedReportingOverflow(by: 10)
        let (sum, overflows) = times.addingReportingOverflow(Int64(byte - 48))
        if over || overflows { return nil }
        mantissa = sum
        digits += 1
        if fraction != nil { fraction! += 1 }
        if group != nil { group! += 1 }
      } else if byte == 46, fraction == nil, group == nil || group == 3 {
        fraction = 0
        group = nil
      } else if byte == 44, fraction == nil, digits > 0, group == nil ? digits <= 3 : group == 3 {
        group = 0
      } else {
        return nil
      }
      at += 1
    }
    guard digits > 0, group == nil || group == 3 else { return nil }
    return (isNegative ? -mantissa : mantissa, -(fraction ?? 0))
  }

  /// A whole number, its decimal point moved by `shift` places; nil where digits would be lost.
  static func integer(_ cell: UnsafeRawBufferPointer, shift: Int = 0) -> Int64? {
    guard var (mantissa, exponent) = number(cell) else { return nil }
    exponent += shift
    while exponent < 0 {
      guard mantissa % 10 == 0 else { return nil }
      mantissa /= 10
      exponent += 1
    }
    while exponent > 0 {
      let (times, overflows) = mantissa.multipliedReportingOverflow(by: 10)
      if overflows { return nil }
      mantissa = times
      exponent -= 1
    }
    return mantissa
  }

  /// The Double nearest to a decimal number, its point moved by `shift` places.
  ///
  /// Exact by one correctly rounded division or product while mantissa and power fit a Double; by the system's own
  /// reading of the digits otherwise, exponents such as `1.5e6` among them.
  static func decimal(_ cell: UnsafeRawBufferPointer, shift: Int = 0) -> Double? {
    if let (mantissa, exponent) = number(cell), abs(mantissa) <= 1 << 53 {
      let power = exponent + shift
      if power == 0 { return Double(mantissa) }
      if abs(power) <= 22 {
        let scale = powers[abs(power)]
        return power < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
      }
    }
    let text = String(decoding: trimmed(cell), as: UTF8.self)
    guard text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || [43, 45, 46, 69, 101].contains($0) })
    else { return nil }
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count <= 2, let exponent = parts.count == 2 ? Int(parts[1]) : 0,
      abs(exponent) < 10_000, let value = Double("\(parts[0])e\(exponent + shift)"),
      value.isFinite
    else { return nil }
    return value
  }

  private static let powers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { product, _ in product * 10 }
  }

  /// `2020-01-31`, `20200131`, `2020/1/31`, `2020.1.31`, `2020年1月31日`; a time of day behind it is dropped.
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
      // 年, 月 and 日 take three bytes of UTF-8; two of them identify each here.
      if text[at] >= 0xE0, at + 2 < text.count {
        separators.append(text[at + 2])
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
    let isChinese = separators.count >= 2 && separators[0] == 0xB4 && separators[1] == 0x88
    if isChinese {
      guard separators.count == 3, separators[2] == 0xA5, isTimeOrNothing(text, at) else {
        return nil
      }
    } else {
      guard separators.count >= 2, separators[0] == separators[1],
        [45, 47, 46].contains(separators[0]), separators.count == 2 || isClock(separators[2])
      else { return nil }
    }
    return CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
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
