import Declarations

/// The columns of a file by name, for finding cells and naming them in complaints.
struct ColumnNames {
  private let names: [String]
  private let file: String

  /// - Parameter names: empty for a file without names, whose columns are numbered.
  init(_ names: [String], file: String) {
    self.names = names
    self.file = file
  }

  /// Whether a cell that may be missing is.
  func lacks(_ cell: Mapping.Cell) -> Bool {
    guard cell.isOptional, case .name(let name) = cell.column else { return false }
    return !names.contains(name)
  }

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
