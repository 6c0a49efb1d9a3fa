/// Whole numbers in the fewest bytes that hold their spread: `base` plus an unsigned offset of 0,
/// 1, 2, 4 or 8 bytes.
///
/// Width 0 is a constant column. Dates take two bytes for any 179 years, codes one for up to 256
/// values.
struct PackedIntegers {
  let base: Int64
  let width: UInt8
  let bytes: UnsafeRawPointer?

  @inline(__always)
  subscript(_ index: Int) -> Int64 {
    switch width {
    case 0: base
    case 1: base &+ Int64(bytes.unsafelyUnwrapped.load(fromByteOffset: index, as: UInt8.self))
    case 2: base &+ Int64(bytes.unsafelyUnwrapped.load(fromByteOffset: index &* 2, as: UInt16.self))
    case 4: base &+ Int64(bytes.unsafelyUnwrapped.load(fromByteOffset: index &* 4, as: UInt32.self))
    default:
      base
        &+ Int64(
          bitPattern: bytes.unsafelyUnwrapped.load(fromByteOffset: index &* 8, as: UInt64.self))
    }
  }

  /// Whether the first `count` numbers lie in a range.
  ///
  /// *Complexity:* O(count), O(1) where all are the same.
  func isWithin(_ range: ClosedRange<Int64>, count: Int) -> Bool {
    if width == 0 { return count == 0 || range.contains(base) }
    var isInside = true
    for index in 0..<count { isInside = isInside && range.contains(self[index]) }
    return isInside
  }

  /// Where the numbers lie and how they are packed.
  struct Place: Hashable, Sendable {
    var base: Int64
    var width: UInt8
    var section: SectionPlace

    func write(_ writer: inout ByteWriter) {
      writer.put(base)
      writer.put(width)
      section.write(&writer)
    }

    static func read(_ reader: inout ByteReader) throws(GraphError) -> Place {
      Place(
        base: try reader.integer(Int64.self), width: try reader.integer(UInt8.self),
        section: try SectionPlace.read(&reader))
    }

    /// The numbers, `count` of them, blocks checked.
    func open(_ file: SegmentFile, count: Int) throws(GraphError) -> PackedIntegers {
      let bytes = try file.bytes(section)
      guard [0, 1, 2, 4, 8].contains(width), bytes.count == count * Int(width) else {
        throw GraphError(.corrupt, "a column of the wrong length", file: file.path)
      }
      return PackedIntegers(base: base, width: width, bytes: bytes.baseAddress)
    }
  }

  /// Packs numbers; what is returned writes them.
  static func prepared(_ numbers: UnsafeBufferPointer<Int64>) -> Prepared<Place> {
    var (low, high) = (numbers.first ?? 0, numbers.first ?? 0)
    for number in numbers {
      low = min(low, number)
      high = max(high, number)
    }
    return prepared(count: numbers.count, from: low, to: high) { numbers[$0] }
  }

  /// Packs `count` numbers that lie between two others, the least and the greatest of them.
  @inline(__always)
  static func prepared(
    count: Int, from low: Int64, to high: Int64, _ number: (Int) -> Int64
  ) -> Prepared<Place> {
    @inline(__always)
    func packed<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) -> Prepared<Place> {
      let items = [T](unsafeUninitializedCapacity: count) { buffer, filled in
        for i in 0..<count { buffer[i] = T(truncatingIfNeeded: number(i) &- low) }
        filled = count
      }
      return { writer throws(GraphError) in
        Place(base: low, width: UInt8(MemoryLayout<T>.size), section: try writer.section(items))
      }
    }
    let spread = UInt64(bitPattern: high &- low)
    if spread == 0 { return { _ in Place(base: low, width: 0, section: .none) } }
    if spread <= UInt64(UInt8.max) { return packed(UInt8.self) }
    if spread <= UInt64(UInt16.max) { return packed(UInt16.self) }
    if spread <= UInt64(UInt32.max) { return packed(UInt32.self) }
    return packed(UInt64.self)
  }
}
