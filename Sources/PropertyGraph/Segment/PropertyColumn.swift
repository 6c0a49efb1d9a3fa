/// The values of one property over one run of nodes or relationships, read in place from the mapped
/// segment.
///
/// Blocks were checked when the column was opened. A column is a view: it is valid while the
/// snapshot it came from is. Positions run from 0 to `count - 1`; reading beyond is a programming
/// error.
public struct PropertyColumn: @unchecked Sendable {
  public let kind: ValueKind
  public let count: Int
  private let presence: UnsafePointer<UInt64>?
  private let storage: Storage

  private enum Storage {
    case numbers(PackedIntegers)
    case doubles(UnsafePointer<Double>)
    case scaled(PackedIntegers, by: Double)
    case heap(TextHeapView)
    case fixed(width: Int, bytes: UnsafeRawPointer)
    case decimal(PackedIntegers)
    case dictionary(codes: PackedIntegers, TextHeapView)
  }

  /// Whether there is a value at a position.
  public func isPresent(_ position: Int) -> Bool {
    guard let presence else { return true }
    return presence[position >> 6] >> UInt64(position & 63) & 1 == 1
  }

  /// The value at a position, or nil.
  public func value(_ position: Int) -> Value? {
    guard isPresent(position) else { return nil }
    switch kind {
    case .boolean: return .boolean(number(position) != 0)
    case .integer: return .integer(number(position))
    case .date: return .date(CalendarDate(days: Int32(truncatingIfNeeded: number(position))))
    case .double: return .double(double(position)!)
    case .string: return .string(ByteString(text(position)!))
    case .mixed: return withBytes(position) { ValueCoding.decode($0) }
    }
  }

  /// The whole number at a position, or nil where there is none or something else.
  public func integer(_ position: Int) -> Int64? {
    switch kind {
    case .integer: isPresent(position) ? number(position) : nil
    case .mixed: if case .integer(let found)? = value(position) { found } else { nil }
    default: nil
    }
  }

  /// The truth value at a position, or nil where there is none or something else.
  public func boolean(_ position: Int) -> Bool? {
    switch kind {
    case .boolean: isPresent(position) ? number(position) != 0 : nil
    case .mixed: if case .boolean(let found)? = value(position) { found } else { nil }
    default: nil
    }
  }

  /// The day at a position, or nil where there is none or something else.
  public func date(_ position: Int) -> CalendarDate? {
    switch kind {
    case .date:
      isPresent(position)
        ? CalendarDate(days: Int32(truncatingIfNeeded: number(position))) : nil
    case .mixed: if case .date(let found)? = value(position) { found } else { nil }
    default: nil
    }
  }

  /// The number at a position as a decimal, or nil where there is none; whole numbers count.
  public func double(_ position: Int) -> Double? {
    guard isPresent(position) else { return nil }
    switch storage {
    case .doubles(let values): return values[position]
    case .scaled(let numbers, let scale): return Double(numbers[position]) / scale
    case .numbers(let numbers): return kind == .integer ? Double(numbers[position]) : nil
    default: break
    }
    guard kind == .mixed else { return nil }
    switch value(position) {
    case .double(let found): return found
    case .integer(let found): return Double(found)
    default: return nil
    }
  }

  /// The text at a position, or nil where there is none or something else; malformed UTF-8 shows as
  /// U+FFFD.
  public func text(_ position: Int) -> String? {
    switch kind {
    case .string:
      isPresent(position) ? withBytes(position) { String(decoding: $0, as: UTF8.self) } : nil
    case .mixed: if case .string(let found)? = value(position) { found.text } else { nil }
    default: nil
    }
  }

  /// Calls `body` with the UTF-8 of a text, which stays valid during the call only.
  ///
  /// The bytes are those that were written, well formed or not. The position must hold a text.
  public func withBytes<T>(_ position: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    switch storage {
    case .heap(let heap): body(heap[position])
    case .dictionary(let codes, let heap): body(heap[Int(codes[position])])
    case .fixed(let width, let bytes):
      body(UnsafeRawBufferPointer(start: bytes + position * width, count: width))
    case .decimal(let numbers): withDecimalDigits(numbers[position], body)
    case .numbers, .doubles, .scaled: preconditionFailure("the column holds no texts")
    }
  }

  /// Whether every whole number lies in a range, those that stand where nothing is included.
  func isWithin(_ range: ClosedRange<Int64>) -> Bool {
    guard case .numbers(let numbers) = storage else { return false }
    return numbers.isWithin(range, count: count)
  }

  private func number(_ position: Int) -> Int64 {
    guard case .numbers(let numbers) = storage else {
      preconditionFailure("the column holds no whole numbers")
    }
    return numbers[position]
  }

  /// Opens what the catalogue names, checking blocks, lengths and offsets.
  init(_ place: ColumnPlace, in file: SegmentFile) throws(GraphError) {
    kind = place.kind
    let count = Int(place.count)
    self.count = count
    func damaged(_ what: String) -> GraphError { GraphError(.corrupt, what, file: file.path) }
    let bits = try file.items(place.presence, as: UInt64.self)
    guard bits.count == 0 || bits.count == (count + 63) / 64 else {
      throw damaged("a column of the wrong length")
    }
    presence = bits.baseAddress
    switch place.coding {
    case .numbers(let numbers): storage = .numbers(try numbers.open(file, count: count))
    case .doubles(let section):
      let values = try file.items(section, as: Double.self)
      guard values.count == count, let base = values.baseAddress else {
        throw damaged("a column of the wrong length")
      }
      storage = .doubles(base)
    case .scaled(let numbers, let power):
      var scale = 1.0
      for _ in 0..<power { scale *= 10 }
      storage = .scaled(try numbers.open(file, count: count), by: scale)
    case .heap(let heap): storage = .heap(try TextHeapView(heap, count: count, in: file))
    case .fixed(let width, let section):
      let bytes = try file.bytes(section)
      guard width > 0, bytes.count % Int(width) == 0, bytes.count / Int(width) == count,
        let base = bytes.baseAddress
      else { throw damaged("a column of the wrong length") }
      storage = .fixed(width: Int(width), bytes: base)
    case .decimal(let place):
      let numbers = try place.open(file, count: count)
      guard numbers.isWithin(0...Int64.max, count: count) else {
        throw damaged("a number below zero among texts")
      }
      storage = .decimal(numbers)
    case .dictionary(let codes, let entries, let heap):
      let numbers = try codes.open(file, count: count)
      guard entries > 0, numbers.isWithin(0...Int64(entries) - 1, count: count) else {
        throw damaged("a code beyond its dictionary")
      }
      storage = .dictionary(
        codes: numbers, try TextHeapView(heap, count: Int(entries), in: file))
    }
  }
}

/// Texts end to end with their offsets, checked to be in order and inside.
struct TextHeapView {
  private let narrow: UnsafePointer<UInt32>?
  private let wide: UnsafePointer<UInt64>?
  private let bytes: UnsafeRawPointer?

  init(_ heap: ColumnPlace.TextHeap, count: Int, in file: SegmentFile) throws(GraphError) {
    let content = try file.bytes(heap.bytes)
    bytes = content.baseAddress
    func check<T: FixedWidthInteger>(_ offsets: UnsafeBufferPointer<T>) throws(GraphError) {
      guard offsets.count == count + 1, offsets[0] == 0, offsets[count] == content.count
      else { throw GraphError(.corrupt, "a column of the wrong length", file: file.path) }
      var isOrdered = true
      for i in 0..<count { isOrdered = isOrdered && offsets[i] <= offsets[i + 1] }
      guard isOrdered else {
        throw GraphError(.corrupt, "offsets out of order", file: file.path)
      }
    }
    if heap.isWide {
      let offsets = try file.items(heap.offsets, as: UInt64.self)
      try check(offsets)
      (narrow, wide) = (nil, offsets.baseAddress)
    } else {
      let offsets = try file.items(heap.offsets, as: UInt32.self)
      try check(offsets)
      (narrow, wide) = (offsets.baseAddress, nil)
    }
  }

  @inline(__always)
  subscript(_ index: Int) -> UnsafeRawBufferPointer {
    let (start, end) =
      if let narrow { (Int(narrow[index]), Int(narrow[index + 1])) } else {
        (Int(wide.unsafelyUnwrapped[index]), Int(wide.unsafelyUnwrapped[index + 1]))
      }
    guard end > start, let bytes else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: bytes + start, count: end - start)
  }
}

/// Calls `body` with the decimal digits of a number that is not negative.
@inline(__always)
func withDecimalDigits<T>(_ number: Int64, _ body: (UnsafeRawBufferPointer) -> T) -> T {
  withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { buffer in
    var rest = number
    var at = 20
    repeat {
      at -= 1
      buffer[at] = UInt8(truncatingIfNeeded: rest % 10) + 48
      rest /= 10
    } while rest > 0
    return body(UnsafeRawBufferPointer(rebasing: buffer[at..<20]))
  }
}
