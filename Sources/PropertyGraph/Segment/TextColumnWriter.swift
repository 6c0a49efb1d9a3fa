/// Writes a column of texts in the smallest of four codings: whole numbers, dictionary, one length,
/// or a heap.
struct TextColumnWriter {
  private let buffer: ColumnEntries
  private let gather: UnsafeBufferPointer<UInt32>

  /// How many texts are looked at before a dictionary is thought worth trying.
  private static let sampleCount = 4096

  /// - Parameters: both must outlive this, but not what it prepares.
  init(_ buffer: ColumnEntries, _ gather: UnsafeBufferPointer<UInt32>) {
    self.buffer = buffer
    self.gather = gather
  }

  func prepared() -> Prepared<ColumnPlace.Coding> {
    if let numbers = wholeNumbers() {
      let packed = numbers.withUnsafeBufferPointer { PackedIntegers.prepared($0) }
      return { writer throws(GraphError) in .decimal(try packed(writer)) }
    }
    if let (codes, entries) = dictionary() {
      let packed = codes.withUnsafeBufferPointer { PackedIntegers.prepared($0) }
      let heap = entries.withUnsafeBufferPointer { self.heap($0) }
      return { writer throws(GraphError) in
        .dictionary(
          codes: try packed(writer), entries: UInt32(entries.count), try heap(writer))
      }
    }
    if let width = commonLength(), width > 0 {
      let bytes = fixed(width)
      return { writer throws(GraphError) in
        .fixed(width: UInt32(width), bytes: try writer.section(bytes))
      }
    }
    let heap = heap(gather)
    return { writer throws(GraphError) in .heap(try heap(writer)) }
  }

  /// The texts of `entries` end to end, and their offsets.
  func heap(_ entries: UnsafeBufferPointer<UInt32>) -> Prepared<ColumnPlace.TextHeap> {
    var byteCount = 0
    for entry in entries where isPresent(entry) { byteCount += buffer.text(Int(entry)).count }
    let isWide = byteCount > Int(UInt32.max)
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { target, filled in
      for entry in entries where isPresent(entry) {
        let text = buffer.text(Int(entry))
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(target)[filled...])
          .copyMemory(from: text)
        filled += text.count
      }
    }
    func offsets<T: FixedWidthInteger>(_ type: T.Type) -> [T] {
      [T](unsafeUninitializedCapacity: entries.count + 1) { target, filled in
        var at: T = 0
        target[0] = 0
        for (row, entry) in entries.enumerated() {
          if isPresent(entry) { at += T(buffer.text(Int(entry)).count) }
          target[row + 1] = at
        }
        filled = entries.count + 1
      }
    }
    func prepared<T: FixedWidthInteger & BitwiseCopyable>(
      _ offsets: [T]
    ) -> Prepared<ColumnPlace.TextHeap> {
      { writer throws(GraphError) in
        let place = try writer.section(offsets)
        return ColumnPlace.TextHeap(
          isWide: isWide, offsets: place, bytes: try writer.section(bytes))
      }
    }
    return isWide ? prepared(offsets(UInt64.self)) : prepared(offsets(UInt32.self))
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

  private func fixed(_ width: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: width * gather.count)
    bytes.withUnsafeMutableBytes { target in
      for (row, entry) in gather.enumerated() where isPresent(entry) {
        target.baseAddress!.advanced(by: row * width)
          .copyMemory(from: buffer.text(Int(entry)).baseAddress!, byteCount: width)
      }
    }
    return bytes
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
