import Glibc

/// Cuts delimited text into records and cells, byte by byte, without making a string.
///
/// RFC 4180 with what real files add: line feed, carriage return or both end a record; blank lines
/// are passed over but counted; a quoted cell may hold delimiters, line breaks and doubled quotes.
/// A fault spoils one line only: where a quote is never closed, or has text behind it, the line on
/// which its record starts is given up and the next one is read.
///
/// *Complexity:* one pass over the bytes, whatever they are. *Memory:* the cells of one record.
struct CSVScanner: ~Copyable {
  /// Why a record is not one.
  enum Fault: String {
    case unclosedQuote = "a quote that is never closed"
    case textAfterQuote = "text behind a closing quote"
    case tooManyCells = "more than 65535 cells"
    case notUTF8 = "bytes that are not UTF-8"
  }

  /// Where a cell's bytes lie: in the text, or in the scratch buffer when its quotes had to be
  /// undoubled.
  private struct Span {
    var start: Int
    var count: Int
    var isScratch: Bool
  }

  private static let cellsMax = 65_535
  private let base: UnsafePointer<UInt8>
  private let limit: Int
  private let delimiter: UInt8
  private let comment: UInt8?
  private let checksUTF8: Bool
  private var spans: UnsafeMutablePointer<Span>
  private var capacity = 64
  private var scratch = Scratch()
  private var at: Int
  /// Where quoted cells of the record at hand start.
  private var openings: [Int] = []
  /// Where quoted cells start that are known to lead to a fault on a later line. Records that were
  /// given up are read again from their second line on; without this memory that would take
  /// quadratic time.
  private var doomed: [Int: Fault] = [:]

  /// How many cells the record at hand has.
  private(set) var cellCount = 0
  /// What is wrong with the record at hand.
  private(set) var fault: Fault?
  /// Where the record at hand starts.
  private(set) var recordStart = 0
  /// Whether any quote was found open at the end of the text: with more text behind, its records
  /// would be others.
  private(set) var isOpenAtEnd = false
  /// Whether a cell of the record at hand lies in memory that the next record overwrites.
  var usesScratch: Bool { scratch.count > 0 }
  /// Where the next record starts.
  var end: Int { at }
  /// The record's number from 1, blank lines and comments counted.
  private(set) var row: UInt32 = 0

  /// - Parameters:
  ///   - bytes: must outlive the scanner.
  ///   - comment: a line that starts with this byte is no record.
  ///   - checksUTF8: false where the text is known to be well-formed.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, to limit: Int? = nil,
    delimiter: UInt8, comment: UInt8? = nil, checksUTF8: Bool = true
  ) {
    // A pointer to nothing is never read: `limit` is then 0.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
    at = start
    self.limit = limit ?? bytes.count
    self.delimiter = delimiter
    self.comment = comment
    self.checksUTF8 =
      checksUTF8
      && !isValidUTF8(UnsafeRawBufferPointer(start: base + start, count: self.limit - start))
    spans = .allocate(capacity: capacity)
  }

  deinit {
    spans.deallocate()
    scratch.deallocate()
  }

  /// The bytes of a cell; valid until the next record.
  @inline(__always)
  borrowing func cell(_ index: Int) -> UnsafeRawBufferPointer {
    let span = spans[index]
    return UnsafeRawBufferPointer(
      start: (span.isScratch ? UnsafePointer(scratch.base) : base) + span.start, count: span.count)
  }

  /// Goes back or forward to a place where a record starts. Rows count on from where they were.
  mutating func seek(to place: Int) { at = place }

  /// Goes to the next record.
  ///
  /// - Returns: false at the end of the text.
  mutating func next() -> Bool {
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
      if first == comment {
        at = lineEnd(at)
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

  private mutating func scan() {
    cellCount = 0
    fault = nil
    scratch.count = 0
    let (base, end, delimiter) = (base, limit, delimiter)
    var p = at
    while true {
      if p < end, base[p] == 34 {
        guard let after = quoted(p + 1) else {
          giveUpLine()
          return
        }
        p = after
      } else {
        let start = p
        while p < end {
          let byte = base[p]
          if byte == delimiter || byte == 10 || byte == 13 { break }
          p &+= 1
        }
        push(Span(start: start, count: p &- start, isScratch: false))
      }
      guard p < end else { break }
      if base[p] == delimiter {
        p &+= 1
        continue
      }
      p += base[p] == 13 && p + 1 < end && base[p + 1] == 10 ? 2 : 1
      break
    }
    at = p
    if !openings.isEmpty { openings.removeAll(keepingCapacity: true) }
  }

  /// Goes on behind the line on which a faulty record starts.
  private mutating func giveUpLine() {
    for opening in openings { doomed[opening] = fault }
    openings.removeAll(keepingCapacity: true)
    at = lineEnd(recordStart)
  }

  /// Reads a quoted cell whose content starts at `start`.
  ///
  /// - Returns: the place of the delimiter or line end behind it, or nil with a fault.
  private mutating func quoted(_ start: Int) -> Int? {
    openings.append(start)
    if !doomed.isEmpty, let known = doomed[start] {
      fault = known
      return nil
    }
    var piece = start
    var scratchStart: Int?
    var p = start
    while true {
      guard let quote = memchr(base + p, 34, limit - p) else {
        fault = .unclosedQuote
        isOpenAtEnd = true
        return nil
      }
      p = UnsafePointer(quote.assumingMemoryBound(to: UInt8.self)) - base
      guard p + 1 < limit, base[p + 1] == 34 else { break }
      if scratchStart == nil { scratchStart = scratch.count }
      scratch.append(base + piece, count: p + 1 - piece)
      p += 2
      piece = p
    }
    if let scratchStart {
      scratch.append(base + piece, count: p - piece)
      push(Span(start: scratchStart, count: scratch.count - scratchStart, isScratch: true))
    } else {
      push(Span(start: piece, count: p - piece, isScratch: false))
    }
    p += 1
    if p < limit, base[p] != delimiter, base[p] != 10, base[p] != 13 {
      fault = .textAfterQuote
      return nil
    }
    return p
  }

  /// The place behind the line that holds a place, quotes or not.
  private func lineEnd(_ place: Int) -> Int {
    var p = place
    while p < limit, base[p] != 10, base[p] != 13 { p += 1 }
    if p < limit { p += base[p] == 13 && p + 1 < limit && base[p + 1] == 10 ? 2 : 1 }
    return p
  }

  @inline(__always)
  private mutating func push(_ span: Span) {
    if cellCount == capacity { grow() }
    if cellCount == Self.cellsMax {
      fault = .tooManyCells
      return
    }
    spans[cellCount] = span
    cellCount &+= 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Span>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: spans, count: capacity)
    spans.deallocate()
    spans = larger
    capacity *= 2
  }

  /// Bytes of cells whose quotes were undoubled.
  private struct Scratch {
    var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    var capacity = 256
    var count = 0

    mutating func append(_ bytes: UnsafePointer<UInt8>, count more: Int) {
      if count + more > capacity {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: (count + more) * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity = (count + more) * 2
      }
      (base + count).update(from: bytes, count: more)
      count += more
    }

    func deallocate() { base.deallocate() }
  }
}
