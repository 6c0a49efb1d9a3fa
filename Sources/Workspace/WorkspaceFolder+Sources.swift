import Declarations
import GRDB
import GraphExchange
import PropertyGraph

/// The row a citation names, as it stands in the kept source.
public struct CitedRow: Sendable {
  public var source: SourceRecord
  public var row: UInt32
  public var content: SourceRow
  /// How the file was read; nil where it describes itself.
  public var file: Mapping.File?
  public var mapping: Mapping?
}

extension WorkspaceFolder {
  /// The row a citation names.
  ///
  /// - Throws: where the workspace has no such source or the source no such row, and where the kept
  ///   file is not what was kept: a changed source proves nothing.
  public func row(of citation: Citation) throws -> CitedRow {
    let contents = try contents()
    guard let source = contents.sources[citation.source] else {
      throw WorkspaceError(.notFound, "there is no source \(citation.source)")
    }
    try sources.check(source.sha256)
    let mapping = try mapping(ofSource: citation.source, contents)
    let file = mapping?.files.first { $0.name == source.name }
    let content = try SourceRow.read(
      sources.path(source.sha256), file: file, row: citation.row)
    guard let content else {
      throw WorkspaceError(.notFound, "‘\(source.name)’ has no row \(citation.row)")
    }
    return CitedRow(
      source: source, row: citation.row, content: content, file: file, mapping: mapping)
  }

  /// Where a kept source lies. It is checked by whoever relies on its content.
  public func path(of source: SourceRecord) -> String { sources.path(source.sha256) }

  /// The mapping that a source was first read by.
  private func mapping(
    ofSource number: UInt32, _ contents: WorkspaceContents
  ) throws -> Mapping? {
    let id = try manifest.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT min(import_id) FROM import_source WHERE source_number = ?",
        arguments: [Int64(number)])
    }
    return try contents.imports.first { $0.id == id }.flatMap { try mappings.mapping(of: $0) }
  }
}
