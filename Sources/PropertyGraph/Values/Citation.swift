/// The source row that says so: the number of a source in the workspace, and the row in it.
///
/// Rows count records as a spreadsheet shows them: in a file with a header the header is row 1 and
/// the first record row 2; without a header the first record is row 1. A record with line breaks
/// inside quotes is one row.
public struct Citation: Hashable, Comparable, Sendable {
  /// The source's number; 0 means that nothing is cited.
  public var source: UInt32
  public var row: UInt32

  @inlinable
  public init(source: UInt32, row: UInt32) {
    self.source = source
    self.row = row
  }

  /// The rows that say so, each once: the primary one first, the others ascending.
  static func list(_ primary: Citation?, _ further: [Citation]) -> [Citation] {
    let first = primary.map { [$0] } ?? []
    if further.isEmpty { return first }
    return first + Set(further).subtracting(first).sorted()
  }

  @inlinable public static func < (a: Citation, b: Citation) -> Bool {
    (a.source, a.row) < (b.source, b.row)
  }
}
