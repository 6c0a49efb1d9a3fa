import Declarations
import PropertyGraph

/// One column of one file, found in its header: where the cell is and when it counts as absent.
struct CellPlan {
  let index: Int
  /// How complaints call the column.
  let name: String
  let trims: Bool
  private let nulls: [[UInt8]]

  init(_ cell: Mapping.Cell, in columns: ColumnNames) throws(ExchangeError) {
    index = try columns.index(of: cell.column)
    name = columns.title(of: cell.column)
    trims = cell.trims
    nulls = cell.nulls.map { Array($0.utf8) }
  }

  /// The text of the cell in the record at hand, or nil where it is absent.
  @inline(__always)
  func text(_ record: CSVScanner) -> UnsafeRawBufferPointer? {
    guard index < record.cellCount else { return nil }
    var text = record.cell(index)
    if trims { text = CellReading.trimmed(text) }
    guard text.count > 0 else { return nil }
    if !nulls.isEmpty, nulls.contains(where: { text.elementsEqual($0) }) { return nil }
    return text
  }
}

/// The columns of a file by name, for finding cells and naming them in complaints.
struct ColumnNames {
  private let names: [String]
  private let file: String

  /// - Parameter names: empty for a file without names, whose columns are numbered.
  init(_ names: [String], file: String) {
    self.names = names
    self.file = file
  }

  var count: Int { names.count }

  func index(of column: Mapping.Column) throws(ExchangeError) -> Int {
    switch column {
    case .number(let number): return number - 1
    case .name(let name):
      let places = names.indices.filter { names[$0] == name }
      if let place = places.first, places.count == 1 { return place }
      if places.count > 1 {
        throw ExchangeError(
          .badData, "\(places.count) columns are called ‘\(name)’", file: file,
          hint: "name the columns in the mapping")
      }
      let known = names.filter { !$0.isEmpty }
      throw ExchangeError(
        .badData, "there is no column ‘\(name)’", file: file,
        hint: nearest(name, among: known).map { "did you mean ‘\($0)’?" }
          ?? "the header has \(known.joined(separator: ", "))")
    }
  }

  func title(of column: Mapping.Column) -> String {
    switch column {
    case .name(let name): name
    case .number(let number): "column \(number)"
    }
  }
}
