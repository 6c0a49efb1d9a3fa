import Declarations
import PropertyGraph

/// One column of one file, found in its header: where the cell is and when it counts as absent.
struct CellPlan {
  let index: Int
  let trims: Bool
  private let title: UnsafePointer<String>
  private let nulls: UnsafeBufferPointer<UnsafeRawBufferPointer>

  init(_ cell: Mapping.Cell, in columns: ColumnNames, _ arena: PlanArena) throws(ExchangeError) {
    index = try columns.index(of: cell.column)
    trims = cell.trims
    title = arena.keep(item: columns.title(of: cell.column))
    nulls = arena.keep(cell.nulls.map { arena.keep(text: $0) })
  }

  /// How complaints call the column.
  var name: String { title.pointee }

  /// The text of the cell in the record at hand, or nil where it is absent.
  @inline(__always)
  func text(_ record: borrowing CSVScanner) -> UnsafeRawBufferPointer? {
    guard index < record.cellCount else { return nil }
    var text = record.cell(index)
    if trims { text = CellReading.trimmed(text) }
    guard text.count > 0 else { return nil }
    for null in nulls where sameBytes(null, text) { return nil }
    return text
  }
}
