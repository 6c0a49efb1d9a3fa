import Declarations
import Foundation

/// The forms of delimited files that are read without a mapping.
public enum ExchangeFormat: String, Sendable, CaseIterable {
  case csv
  case neo4jCSV = "neo4j-csv"
  case edgeList = "edgelist"
}

/// Finds out what some files are by their first lines, and makes the mapping that reads them.
public enum FormatGuess {
  /// The mapping for files that come without one.
  ///
  /// - Parameter format: what they are, when the user said so.
  /// - Throws: where nobody can tell, naming what was seen and what to do.
  public static func mapping(
    for files: [(name: String, path: String)], format: ExchangeFormat?, name: String
  ) throws(ExchangeError) -> Mapping {
    var heads: [Head] = []
    for file in files { heads.append(try Head(file.name, at: file.path)) }
    let headers = heads.filter { Neo4jCSV.accepts($0.first) }
    switch format {
    case .neo4jCSV: return try neo4j(heads, name)
    case .edgeList: return try edges(heads, name)
    case .csv:
      throw ExchangeError(
        .unknownFormat, "a CSV file needs a mapping", file: files.first?.name,
        hint: "give one with --mapping, or a first draft with --suggest")
    case nil:
      if !headers.isEmpty { return try neo4j(heads, name) }
      if !heads.isEmpty, heads.allSatisfy(\.looksLikeEdges) { return try edges(heads, name) }
      throw ExchangeError(
        .unknownFormat, "nobody can tell how to read the header", file: files.first?.name,
        hint: "give a mapping with --mapping; --suggest writes a first draft")
    }
  }

  /// The first lines of a file.
  struct Head {
    let file: String
    /// The cells of the first record.
    let first: [String]
    let delimiter: Mapping.Delimiter
    let comment: UInt8?
    /// Whether the first record could be an edge: two or three cells, keys that are numbers or a
    /// number as weight.
    let looksLikeEdges: Bool

    init(_ name: String, at path: String) throws(ExchangeError) {
      file = name
      let text = try TextBytes(FileBytes(path: path), encoding: .auto)
      (first, delimiter, comment, looksLikeEdges) = text.withBytes { bytes in
        let comment: UInt8? = bytes.first.flatMap { [35, 37].contains($0) ? $0 : nil }
        var start = 0
        while let comment, start < bytes.count, bytes[start] == comment {
          while start < bytes.count, bytes[start] != 10 { start += 1 }
          start += 1
        }
        let rest = UnsafeBufferPointer(rebasing: bytes[min(start, bytes.count)...])
        let line = rest.prefix { $0 != 10 && $0 != 13 }
        var delimiter = Delimiters.guess(rest)
        if !line.contains(delimiter), line.contains(32) { delimiter = 32 }
        var record = CSVScanner(rest, delimiter: delimiter, checksUTF8: false)
        var cells: [String] = []
        if record.next() {
          for at in 0..<record.cellCount {
            cells.append(String(decoding: CellReading.trimmed(record.cell(at)), as: UTF8.self))
          }
        }
        let kind = Mapping.Delimiter.allCases.first { $0.byte == delimiter } ?? .comma
        let areNumbers = cells.count >= 2 && cells.prefix(3).allSatisfy { Double($0) != nil }
        return (cells, kind, comment, (2...3).contains(cells.count) && areNumbers)
      }
    }
  }

  private static func neo4j(_ heads: [Head], _ name: String) throws(ExchangeError) -> Mapping {
    var tables: [Neo4jCSV.Table] = []
    for head in heads {
      if let owner = dataFile(ofHeader: head.file, among: heads) {
        tables.append(
          Neo4jCSV.Table(file: owner.file, header: head.first, hasHeader: false))
      } else if Neo4jCSV.accepts(head.first) {
        tables.append(Neo4jCSV.Table(file: head.file, header: head.first, hasHeader: true))
      }
    }
    guard !tables.isEmpty else {
      throw ExchangeError(
        .unknownFormat, "no header with :ID, :START_ID or :END_ID", file: heads.first?.file)
    }
    return try Neo4jCSV.mapping(tables, name: name)
  }

  /// The data file a header file such as `persons-header.csv` belongs to.
  private static func dataFile(ofHeader file: String, among heads: [Head]) -> Head? {
    for mark in ["-header", "_header", ".header"] {
      guard let range = file.range(of: mark, options: .caseInsensitive) else { continue }
      let data = file.replacingCharacters(in: range, with: "")
      if let head = heads.first(where: { $0.file == data }) { return head }
    }
    return nil
  }

  private static func edges(_ heads: [Head], _ name: String) throws(ExchangeError) -> Mapping {
    for head in heads where head.first.count < 2 {
      throw ExchangeError(
        .badData, "one cell in the first line, expected two keys", file: head.file)
    }
    return EdgeList.mapping(
      heads.map { ($0.file, $0.delimiter, $0.first.count, $0.comment) }, name: name)
  }
}
