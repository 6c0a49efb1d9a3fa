import Declarations

/// The records of a delimited file one after the other, cells as texts: for whoever reads a file
/// without a mapping.
///
/// The encoding is found out like that of any source. A record that is none stops the reading: what
/// follows could be anything. *Memory:* the file is mapped; some hundred records at a time.
public final class CSVRecords {
  private let text: TextBytes
  private let name: String
  private let delimiter: UInt8
  /// Where the next record starts, and how many rows stand before it.
  private var place = 0
  private var rowCount: UInt32 = 0
  private var records: [[String]] = []
  private var at = 0
  private var fault: ExchangeError?

  private static let recordsAtOnce = 256

  /// - Parameters:
  ///   - name: what complaints call the file.
  ///   - delimiter: one byte, a comma where nothing else is said.
  public init(
    path: String, name: String, delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(ExchangeError) {
    self.name = name
    self.delimiter = delimiter
    text = try TextBytes(FileBytes(path: path), encoding: .auto)
  }

  /// The cells of the next record; nil at the end of the file.
  public func next() throws(ExchangeError) -> [String]? {
    if at == records.count { read() }
    guard at < records.count else {
      if let fault { throw fault }
      return nil
    }
    defer { at += 1 }
    return records[at]
  }

  private func read() {
    records.removeAll(keepingCapacity: true)
    at = 0
    if fault != nil { return }
    text.withBytes { bytes in
      // Bytes that are no UTF-8 become U+FFFD; to look for them again and again would take long.
      var scanner = CSVScanner(bytes, from: place, delimiter: delimiter, checksUTF8: false)
      while records.count < Self.recordsAtOnce, scanner.next() {
        if let found = scanner.fault {
          fault = ExchangeError(
            .badData, "row \(rowCount + scanner.row) has \(found.rawValue)", file: name)
          break
        }
        var cells: [String] = []
        cells.reserveCapacity(scanner.cellCount)
        for cell in 0..<scanner.cellCount {
          cells.append(String(decoding: scanner.cell(cell), as: UTF8.self))
        }
        records.append(cells)
      }
      place = scanner.end
      rowCount &+= scanner.row
    }
  }
}
