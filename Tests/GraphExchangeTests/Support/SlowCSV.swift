@testable import GraphExchange

/// What a reader of delimited text says about one record.
struct CSVRecord: Equatable, CustomStringConvertible {
  var row: Int
  var fault: String?
  /// Empty where the record has a fault.
  var cells: [[UInt8]]

  var description: String {
    fault.map { "\(row) \($0)" }
      ?? "\(row) \(cells.map { String(decoding: $0, as: UTF8.self).debugDescription })"
  }
}

/// RFC 4180 said slowly: one array, one position, nothing remembered between records.
enum SlowCSV {
  static func records(_ bytes: [UInt8], delimiter: UInt8 = 44) -> [CSVRecord] {
    var result: [CSVRecord] = []
    var (at, row) = (0, 0)
    while at < bytes.count {
      row += 1
      if let next = lineBreak(bytes, at) {
        at = next
        continue
      }
      let (record, next) = record(bytes, at, delimiter)
      var found = record ?? CSVRecord(row: row, fault: "a quote that is never closed", cells: [])
      found.row = row
      let text = String(validating: bytes[at..<next], as: UTF8.self)
      if found.fault == nil, text == nil { found.fault = "bytes that are not UTF-8" }
      if found.fault != nil { found.cells = [] }
      result.append(found)
      at = next
    }
    return result
  }

  private static func record(
    _ bytes: [UInt8], _ start: Int, _ delimiter: UInt8
  ) -> (CSVRecord?, Int) {
    var record = CSVRecord(row: 0, fault: nil, cells: [])
    var at = start
    while true {
      var cell: [UInt8] = []
      if at < bytes.count, bytes[at] == 34 {
        at += 1
        while true {
          guard at < bytes.count else { return (nil, lineEnd(bytes, start)) }
          if bytes[at] == 34, at + 1 < bytes.count, bytes[at + 1] == 34 {
            cell.append(34)
            at += 2
          } else if bytes[at] == 34 {
            at += 1
            break
          } else {
            cell.append(bytes[at])
            at += 1
          }
        }
        if at < bytes.count, bytes[at] != delimiter, lineBreak(bytes, at) == nil {
          record.fault = "text behind a closing quote"
          return (record, lineEnd(bytes, start))
        }
      } else {
        while at < bytes.count, bytes[at] != delimiter, lineBreak(bytes, at) == nil {
          cell.append(bytes[at])
          at += 1
        }
      }
      record.cells.append(cell)
      if at == bytes.count { return (record, at) }
      if let next = lineBreak(bytes, at) { return (record, next) }
      at += 1
    }
  }

  private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count {
      if let next = lineBreak(bytes, at) { return next }
      at += 1
    }
    return at
  }

  /// The place behind a line break at a place.
  private static func lineBreak(_ bytes: [UInt8], _ at: Int) -> Int? {
    if bytes[at] == 10 { return at + 1 }
    guard bytes[at] == 13 else { return nil }
    return at + 1 < bytes.count && bytes[at + 1] == 10 ? at + 2 : at + 1
  }

  /// What the scanner under test says, cut into chunks or in one piece.
  static func scanned(
    _ bytes: [UInt8], delimiter: UInt8 = 44, chunkSize: Int? = nil
  ) -> [CSVRecord] {
    bytes.withUnsafeBufferPointer { text in
      var result: [CSVRecord] = []
      var row = 0
      var chunks = [0..<text.count]
      if let chunkSize { chunks = Chunks.bounds(of: text, from: 0, size: chunkSize) }
      for chunk in chunks {
        let (records, isOpen, rows) = scan(text, chunk, delimiter, row)
        if isOpen, chunk.upperBound < text.count {
          return result + scan(text, chunk.lowerBound..<text.count, delimiter, row).records
        }
        result += records
        row += rows
      }
      return result
    }
  }

  private static func scan(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ delimiter: UInt8, _ base: Int
  ) -> (records: [CSVRecord], isOpen: Bool, rows: Int) {
    var scanner = CSVScanner(
      text, from: range.lowerBound, to: range.upperBound, delimiter: delimiter)
    var records: [CSVRecord] = []
    while scanner.next() {
      var record = CSVRecord(
        row: base + Int(scanner.row), fault: scanner.fault?.rawValue, cells: [])
      if record.fault == nil {
        for at in 0..<scanner.cellCount { record.cells.append(Array(scanner.cell(at))) }
      }
      records.append(record)
    }
    return (records, scanner.isOpenAtEnd, Int(scanner.row))
  }
}
