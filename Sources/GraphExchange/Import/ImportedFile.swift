import Declarations
import PropertyGraph

/// One file while it is being read: opened, its header understood, its text cut into chunks.
final class ImportedFile {
  let source: MappedImporter.Source
  let text: TextBytes
  let plan: FilePlan
  let delimiter: UInt8
  let comment: UInt8?
  let byteCount: Int
  /// The row of the header, or 0.
  let firstRow: UInt32
  private(set) var chunks: [Range<Int>]
  /// For each chunk the rows that gave no nodes, counted from the chunk's start.
  var rejectedRows: [[UInt32]] = []
  /// Rows of data.
  var rows = 0

  init(
    _ source: MappedImporter.Source, _ file: Mapping.File, mapping: Mapping, builder: GraphBuilder,
    prefix: String?, indexes: [PropertyIndex], chunkSize: Int
  ) throws(ExchangeError) {
    self.source = source
    text = try TextBytes(FileBytes(path: source.path), encoding: file.encoding)
    comment = file.comment
    let head = text.withBytes { Head($0, file) }
    (delimiter, byteCount, firstRow) = (head.delimiter, head.byteCount, head.row)
    chunks = text.withBytes { Chunks.bounds(of: $0, from: head.end, size: chunkSize) }
    if let fault = head.fault { throw ExchangeError(.badData, fault, file: source.name) }
    if file.hasHeader, let given = file.columns?.count, given > head.cells.count {
      throw ExchangeError(
        .badData, "the header has \(head.cells.count) columns, the mapping names \(given)",
        file: source.name)
    }
    let planner = FilePlanner(
      mapping: mapping, builder: builder, prefix: prefix, indexes: indexes,
      columns: ColumnNames(file.columns ?? head.cells, file: source.name))
    plan = try planner.plan(
      file, width: file.hasHeader ? head.cells.count : file.columns?.count)
  }

  /// Makes one chunk of a chunk and all behind it.
  func joinChunks(from at: Int) {
    chunks = Array(chunks[..<at]) + [chunks[at].lowerBound..<chunks[chunks.count - 1].upperBound]
  }

  /// What stands in front of the data.
  private struct Head {
    var cells: [String] = []
    var delimiter: UInt8
    var byteCount: Int
    var row: UInt32 = 0
    /// Where the data starts.
    var end = 0
    var fault: String?

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ file: Mapping.File) {
      delimiter = file.delimiter.byte ?? Delimiters.guess(bytes)
      byteCount = bytes.count
      guard file.hasHeader else { return }
      var header = CSVScanner(
        bytes, delimiter: delimiter, comment: file.comment, checksUTF8: false)
      guard header.next() else {
        fault = "the file is empty, expected a header"
        return
      }
      fault = header.fault.map { "in the header: \($0.rawValue)" }
      for at in 0..<header.cellCount {
        cells.append(String(decoding: CellReading.trimmed(header.cell(at)), as: UTF8.self))
      }
      (row, end) = (header.row, header.end)
    }
  }
}
