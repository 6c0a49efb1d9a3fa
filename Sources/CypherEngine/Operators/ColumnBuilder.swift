/// Gathers values into a column, which stays one of plain nodes or relationships as long as it can.
struct ColumnBuilder {
  private(set) var column: Column = .absent
  private var count = 0

  mutating func append(_ source: Column, _ row: Int) {
    defer { count += 1 }
    switch (source, column) {
    case (.nodes(let nodes), .absent): column = .nodes([nodes[row]])
    case (.nodes(let nodes), .nodes(var own)):
      column = .absent
      own.append(nodes[row])
      column = .nodes(own)
    case (.relationships(let found), .absent): column = .relationships([found[row]])
    case (.relationships(let found), .relationships(var own)):
      column = .absent
      own.append(found[row])
      column = .relationships(own)
    case (_, .values(var own)):
      column = .absent
      own.append(source.value(row))
      column = .values(own)
    default:
      var own: [CypherValue] = (0..<count).map { column.value($0) }
      own.append(source.value(row))
      column = .values(own)
    }
  }

  /// Puts nulls where rows lie that were there before the column was.
  mutating func fill(_ rows: Int) {
    guard rows > 0 else { return }
    column = .values(Array(repeating: .null, count: rows))
    count = rows
  }

  mutating func append(contentsOf source: Column, count rows: Int) {
    switch (source, column) {
    case (.nodes(let nodes), .absent) where count == 0: column = .nodes(nodes)
    case (.nodes(let nodes), .nodes(var own)):
      column = .absent
      own += nodes
      column = .nodes(own)
    case (.relationships(let found), .absent) where count == 0: column = .relationships(found)
    case (.relationships(let found), .relationships(var own)):
      column = .absent
      own += found
      column = .relationships(own)
    case (.values(let values), .absent) where count == 0: column = .values(values)
    case (_, .values(var own)):
      column = .absent
      own.reserveCapacity(own.count + rows)
      for row in 0..<rows { own.append(source.value(row)) }
      column = .values(own)
    default:
      var own: [CypherValue] = (0..<count).map { column.value($0) }
      for row in 0..<rows { own.append(source.value(row)) }
      column = .values(own)
    }
    count += rows
  }
}
