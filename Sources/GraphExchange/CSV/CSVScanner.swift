/// Cuts delimited text into records and cells, byte by byte, without making a string.
///
/// RFC 4180 with what real files add: line feed, carriage return or both end a record; blank lines are passed over but
/// counted; a quoted cell may hold delimiters, line breaks and doubled quotes. A fault spoils its record only: a quote that
/// is never closed gives up its own line and goes on with the next.
///
/// *Complexity:* one pass over the bytes. *Memory:* the cells of one record.
final class CSVScanner {
  /// Why a record is not one.
  enum Fault: String {
    case unclosedQuote = "a quote that is never closed"
    case textAfterQuote = "text behind a closing quote"
    case tooManyCells = "more than 65535 cells"
    case notUTF8 = "bytes that are not UTF-8"
  }

  private struct Span {
    var start: Int
    var count: Int
    var isScratch: Bool
  }

  private static let cellsMax = 65_535
  private let base: UnsafePointer<UInt8>
  private let limit: Int
  private let delimiter: UInt8
  private let checksUTF8: Bool
  private var spans: UnsafeMutablePointer<Span>
  private var capacity = 64
  private var scratch: [UInt8] = []
  private var at: Int

  /// How many cells the record at hand has.
  private(set) var cellCount = 0
  /// What is wrong with the record at hand.
  private(set) var fault: Fault?
  /// Where the record at hand starts.
  private(set) var recordStart = 0
  /// Where the next record starts.
  var end: Int { at }
  /// The record's number from 1, blank lines counted.
  private(set) var row: UInt32 = 0

  /// - Parameter bytes: must outlive the scanner.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, to limit: Int? = nil,
    delimiter: UInt8, checksUTF8: Bool = true
  ) {
    // A pointer to nothing is never read: `limit` is then 0.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    at = start
    self.limit = limit ?? bytes.count
    self.delimiter = delimiter
    self.checksUTF8 =
      checksUTF8
      && !isValidUTF8(UnsafeRawBufferPointer(start: base + start, count: self.limit - start))
    spans = .allocate(capacity: capacity)
  }

  deinit { spans.deallocate() }

  /// The bytes of a cell; valid until the next record.
  @inline(__always)
  func cell(_ index: Int) -> UnsafeRawBufferPointer {
    let span = spans[index]
    if span.isScratch {
      return scratch.withUnsafeBytes {
        UnsafeRawBufferPointer(rebasing: $0[span.start..<span.start + span.count])
      }
    }
    return UnsafeRawBufferPointer(start: base + span.start, count: span.count)
  }

  /// Goes to the next record.
  ///
  /// - Returns: false at the end of the text.
  func next() -> Bool {
    while at < limit {
      row &+= 1
      recordStart = at
      let first = base[at]
      if first == 10 {
        at += 1
        continue
      }
      if first == 13 {
        at += at + 1 < limit && base[at + 1] == 10 ? 2 : 1
        continue
      }
      scan()
      if checksUTF8, fault == nil,
        !isValidUTF8(UnsafeRawBufferPointer(start: base + recordStart, count: at - recordStart))
      {
        fault = .notUTF8
      }
      return true
    }
    return false
  }

  private func scan() {
    cellCount = 0
    fault = nil
    scratch.removeAll(keepingCapacity: true)
    let (base, end, delimiter) = (base, limit, delimiter)
    var p = at
    while true {
      if p < end, base[p] == 34 {
        guard let after = quoted(p + 1) else { return giveUpLine() }
        p = after
      } else {
        let start = p
        while p < end {
          let byte = base[p]
          if byte == delimiter || byte == 10 || byte == 13 { break }
          p += 1
        }
        push(Span(start: start, count: p - start, isScratch: false))
      }
      guard p < end else { break }
      if base[p] == delimiter {
        p += 1
        continue
      }
      p += base[p] == 13 && p + 1 < end && base[p + 1] == 10 ? 2 : 1
      break
    }
    at = p
  }

  /// Reads a quoted cell whose content starts at `start`.
  ///
  /// - Returns: the place of the delimiter or line end behind it, or nil when the quote is never closed.
  private func quoted(_ start: Int) -> Int? {
    var p = start
    var piece = start
    var scratchStart: Int?
    while true {
      while p < limit, base[p] != 34 { p += 1 }
      guard p < limit else { return nil }
      if p + 1 < limit, base[p + 1] == 34 {
        if scratchStart == nil { scratchStart = scratch.count }
        scratch.append(contentsOf: UnsafeBufferPointer(start: base + piece, count: p + 1 - piece))
        p += 2
        piece = p
        continue
      }
      break
    }
    if let scratchStart {
      scratch.append(contentsOf: UnsafeBufferPointer(start: base + piece, count: p - piece))
      push(Span(start: scratchStart, count: scratch.count - scratchStart, isScratch: true))
    } else {
      push(Span(start: piece, count: p - piece, isScratch: false))
    }
    p += 1
    while p < limit, base[p] != delimiter, base[p] != 10, base[p] != 13 {
      fault = .textAfterQuote
      p += 1
    }
    return p
  }

  private func giveUpLine() {
    fault = .unclosedQuote
    var p = recordStart
    while p < limit, base[p] != 10, base[p] != 13 { p += 1 }
    if p < limit { p += base[p] == 13 && p + 1 < limit && base[p + 1] == 10 ? 2 : 1 }
    at = p
  }

  @inline(__always)
  private func push(_ span: Span) {
    if cellCount == capacity { grow() }
    if cellCount == Self.cellsMax {
      fault = .tooManyCells
      return
    }
    spans[cellCount] = span
    cellCount &+= 1
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Span>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: spans, count: capacity)
    spans.deallocate()
    spans = larger
    capacity *= 2
  }
}
