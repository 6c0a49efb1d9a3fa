import Declarations

/// One row of a delimited source file, as it stands there.
public struct SourceRow: Sendable, Hashable {
  /// The names of the columns, from the header or the mapping; empty where neither has any.
  public var columns: [String]
  public var cells: [String]

  /// Reads a row.
  ///
  /// - Parameters:
  ///   - file: how the mapping reads the file; nil where it describes itself.
  ///   - row: as a citation counts it: a header is row 1.
  /// - Returns: nil where the file has no such row.
  /// *Complexity:* O(bytes before the row).
  public static func read(
    _ path: String, file: Mapping.File?, row: UInt32
  ) throws(ExchangeError) -> SourceRow? {
    let text = try TextBytes(FileBytes(path: path), encoding: file?.encoding ?? .auto)
    return text.withBytes { bytes in
      let delimiter = file?.delimiter.byte ?? Delimiters.guess(bytes)
      var scanner = CSVScanner(bytes, delimiter: delimiter, comment: file?.comment)
      var columns = file?.columns ?? []
      let hasHeader = file?.hasHeader ?? true
      while scanner.next() {
        if hasHeader, columns.isEmpty { columns = Self.cells(scanner) }
        if scanner.row == row { return SourceRow(columns: columns, cells: Self.cells(scanner)) }
        if scanner.row > row { return nil }
      }
      return nil
    }
  }

  private static func cells(_ scanner: borrowing CSVScanner) -> [String] {
    var cells: [String] = []
    for at in 0..<scanner.cellCount {
      cells.append(String(decoding: scanner.cell(at), as: UTF8.self))
    }
    return cells
  }
}
