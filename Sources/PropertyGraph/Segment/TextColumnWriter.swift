/// Writes a column of texts in the smallest of four codings: whole numbers, dictionary, one length,
/// or a heap.
struct TextColumnWriter {
  private let buffer: ColumnEntries
  private let gather: [UInt32]

  /// How many texts are looked at before a dictionary is thought worth trying.
  private static let sampleCount = 4096

  init(_ buffer: ColumnEntries, _ gather: [UInt32]) {
    self.buffer = buffer
    self.gather = gather
  }

  func write(to writer: SegmentWriter) throws(GraphError) -> ColumnPlace.Coding {
    if let numbers = wholeNumbers() {
      return .decimal(try PackedIntegers.write(numbers, to: writer))
    }
    if let (codes, entries) = dictionary() {
      return .dictionary(
        codes: try PackedIntegers.write(codes, to: writer), entries: UInt32(entries.count),
        try heap(entries, to: writer))
    }
    if let width = commonLength(), width > 0 { return try fixed(width, to: writer) }
    return .heap(try heap(gather, to: writer))
  }

  /// The texts of `entries` end to end, and their offsets.
  func heap(
    _ entries: [UInt32], to writer: SegmentWriter
  ) throws(GraphError) -> ColumnPlace.TextHeap {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(buffer.bytes.count)
    var offsets: [UInt64] = [0]
    offsets.reserveCapacity(entries.count + 1)
    for entry in entries {
      if isPresent(entry) { buffer.withText(Int(entry)) { bytes.append(contentsOf: $0) } }
      offsets.append(UInt64(bytes.count))
    }
    let isWide = bytes.count > Int(UInt32.max)
    let place =
      isWide
      ? try writer.section(offsets)
      : try writer.section(offsets.map { UInt32(truncatingIfNeeded: $0) })
    return ColumnPlace.TextHeap(isWide: isWide, offsets: place, bytes: try writer.section(bytes))
  }

  private func isPresent(_ entry: UInt32) -> Bool {
    entry != ColumnWriter.absent && buffer.isPresent(Int(entry))
  }

  private func wholeNumbers() -> [Int64]? {
    var numbers: [Int64] = []
    numbers.reserveCapacity(gather.count)
    var filler: Int64?
    for entry in gather {
      guard isPresent(entry) else {
        numbers.append(filler ?? 0)
        continue
      }
      guard let number = buffer.withText(Int(entry), { canonicalDecimal($0) }) else { return nil }
      filler = filler ?? number
      numbers.append(number)
    }
    return numbers
  }

  /// Codes for each text and one entry for each distinct text, in order of first sight; nil where
  /// it does not pay.
  private func dictionary() -> (codes: [Int64], entries: [UInt32])? {
    var table = TextTable()
    var entries: [UInt32] = []
    var codes: [Int64] = []
    codes.reserveCapacity(gather.count)
    var (seen, textBytes) = (0, 0)
    for entry in gather {
      guard isPresent(entry) else {
        codes.append(0)
        continue
      }
      let (code, isNew, length) = buffer.withText(Int(entry)) { text in
        let (code, isNew) = table.insert(text)
        return (code, isNew, text.count)
      }
      if isNew { entries.append(entry) }
      codes.append(Int64(code))
      seen += 1
      textBytes += length
      if seen == Self.sampleCount, entries.count > Self.sampleCount / 2 { return nil }
      if entries.count > 1 << 20 { return nil }
    }
    let codeWidth = entries.count <= 256 ? 1 : entries.count <= 65_536 ? 2 : 4
    let asDictionary = codeWidth * gather.count + 4 * entries.count + table.byteCount
    let asHeap = (commonLength() == nil ? 4 * gather.count : 0) + textBytes
    return asDictionary < asHeap ? (codes, entries) : nil
  }

  private func commonLength() -> Int? {
    var length: Int?
    for entry in gather where isPresent(entry) {
      let found = buffer.withText(Int(entry)) { $0.count }
      if let length, length != found { return nil }
      length = found
    }
    return length
  }

  private func fixed(
    _ width: Int, to writer: SegmentWriter
  ) throws(GraphError) -> ColumnPlace.Coding {
    var bytes = [UInt8](repeating: 0, count: width * gather.count)
    for (row, entry) in gather.enumerated() where isPresent(entry) {
      buffer.withText(Int(entry)) { text in
        bytes.withUnsafeMutableBytes { target in
          target.baseAddress!.advanced(by: row * width)
            .copyMemory(from: text.baseAddress!, byteCount: width)
        }
      }
    }
    return .fixed(width: UInt32(width), bytes: try writer.section(bytes))
  }
}

/// The number a text writes in its one canonical form (no sign, no leading zero, up to 18 digits),
/// or nil.
@inline(__always)
func canonicalDecimal(_ text: UnsafeRawBufferPointer) -> Int64? {
  let count = text.count
  guard count > 0, count <= 18 else { return nil }
  if text[0] == 48 { return count == 1 ? 0 : nil }
  var number: Int64 = 0
  for byte in text {
    let digit = byte &- 48
    guard digit <= 9 else { return nil }
    number = number &* 10 &+ Int64(digit)
  }
  return number
}
