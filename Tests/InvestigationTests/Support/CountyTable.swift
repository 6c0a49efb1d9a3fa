import Foundation

/// The rows of one file of a generated county, whose cells hold neither quotes nor commas.
struct CountyTable {
  let columns: [String: Int]
  let rows: [[String]]

  init(_ folder: URL, _ name: String) throws {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    columns = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { ($1, $0) })
    rows = Array(lines.dropFirst())
  }

  subscript(row: [String], column: String) -> String { row[columns[column]!] }
}
