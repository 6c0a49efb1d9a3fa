/// Gathers values into a column, which stays one of plain nodes or relationships as long as it can.
struct ColumnBuilder {
  private enum Form { case empty, nodes, relationships, values }

  // One array a form, each changed in place.
  private var form = Form.empty
  private var nodes: [UInt32] = []
  private var relationships: [RelationshipValue] = []
  private var values: [CypherValue] = []
  private var count = 0

  /// What was gathered.
  var column: Column {
    switch form {
    case .empty: .absent
    case .nodes: .nodes(nodes)
    case .relationships: .relationships(relationships)
    case .values: .values(values)
    }
  }

  /// The value in a row.
  func value(_ row: Int) -> CypherValue {
    switch form {
    case .empty: .null
    case .nodes: Column.nodes(nodes).value(row)
    case .relationships: Column.relationships(relationships).value(row)
    case .values: values[row]
    }
  }

  mutating func append(_ source: Column, _ row: Int) {
    switch source {
    case .nodes(let found) where form == .nodes || form == .empty && count == 0:
      form = .nodes
      nodes.append(found[row])
    case .relationships(let found) where form == .relationships || form == .empty && count == 0:
      form = .relationships
      relationships.append(found[row])
    default:
      turnToValues()
      values.append(source.value(row))
    }
    count += 1
  }

  mutating func append(contentsOf source: Column, count rows: Int) {
    switch source {
    case .nodes(let found) where form == .nodes || form == .empty && count == 0:
      form = .nodes
      nodes += found
    case .relationships(let found) where form == .relationships || form == .empty && count == 0:
      form = .relationships
      relationships += found
    case .values(let found) where form == .values || form == .empty && count == 0:
      form = .values
      values += found
    default:
      turnToValues()
      for row in 0..<rows { values.append(source.value(row)) }
    }
    count += rows
  }

  /// Puts nulls where rows lie that were there before the column was.
  mutating func fill(_ rows: Int) {
    guard rows > 0 else { return }
    turnToValues()
    values += repeatElement(.null, count: rows)
    count += rows
  }

  private mutating func turnToValues() {
    if form == .values { return }
    values = (0..<count).map { value($0) }
    (nodes, relationships) = ([], [])
    form = .values
  }
}
