import GraphExchange
import PropertyGraph

/// The rows of LOAD CSV: lists of texts, or maps by the names in the header.
///
/// All values are texts; an empty cell is null. With a header a row that is too short has nulls,
/// and cells beyond the header are passed over.
public final class CSVRows {
  private let records: CSVRecords
  private let header: [ByteString]?

  /// - Parameters:
  ///   - source: what the clause names.
  ///   - fieldTerminator: one ASCII character; a comma where none is given.
  /// - Throws: ``CypherError`` where there is no such source, naming those that there are.
  public init(
    _ source: CypherValue, hasHeaders: Bool, fieldTerminator: String?,
    from provider: (any CSVSourceProvider)?
  ) throws {
    let name = try CSVSourceName(source)
    guard let provider, let path = try provider.path(ofSource: name.text) else {
      throw Self.unknown(try provider?.sourceNames() ?? [])
    }
    do {
      records = try CSVRecords(
        path: path, name: name.text, delimiter: try Self.delimiter(fieldTerminator))
      header = hasHeaders ? try records.next()?.map { ByteString($0) } ?? [] : nil
    } catch let error as ExchangeError {
      throw CypherError(unreadable: error)
    }
  }

  /// The next row; nil at the end.
  public func next() throws -> CypherValue? {
    let cells: [String]
    do {
      guard let found = try records.next() else { return nil }
      cells = found
    } catch {
      throw CypherError(unreadable: error)
    }
    func value(_ at: Int) -> CypherValue {
      at < cells.count && !cells[at].isEmpty ? .text(cells[at]) : .null
    }
    guard let header else { return .list(cells.indices.map(value)) }
    return .map(CypherMap(header.enumerated().map { ($1, value($0)) }))
  }

  private static func delimiter(_ text: String?) throws -> UInt8 {
    guard let text else { return UInt8(ascii: ",") }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, bytes[0] < 128, bytes[0] != UInt8(ascii: "\""), bytes[0] != 10,
      bytes[0] != 13
    else {
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue", "FIELDTERMINATOR is one ASCII character",
        hint: "such as ',' ';' or '\\t'")
    }
    return bytes[0]
  }

  private static func unknown(_ names: [String]) -> CypherError {
    let shown = names.prefix(8).map { "‘\($0)’" }.joined(separator: ", ")
    let more = names.count > 8 ? " and \(names.count - 8) more" : ""
    return .runtime(
      .argument, "InvalidArgumentValue", "the workspace keeps no source of that name",
      hint: names.isEmpty ? "guanxi import keeps what it reads" : "there are \(shown)\(more)")
  }
}

extension CypherError {
  /// A source that cannot be read as delimited text.
  fileprivate init(unreadable error: ExchangeError) {
    self = .runtime(.graph, "LoadExternalResourceFailed", error.message, hint: error.hint)
  }
}
