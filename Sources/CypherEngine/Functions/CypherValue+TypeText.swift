extension CypherValue {
  /// The type of the value as `valueType` writes it: `INTEGER NOT NULL`, `NULL`,
  /// `LIST<STRING NOT NULL | INTEGER NOT NULL> NOT NULL`.
  ///
  /// The types of elements are told once each, in the order that Neo4j's manual gives them.
  var typeText: String { isNull ? "NULL" : "\(typeName) NOT NULL" }

  private var typeName: String {
    guard case .list(let values) = self else { return kind.name }
    var names: Set<String> = []
    var hasNull = false
    for value in values {
      if value.isNull { hasNull = true } else { names.insert(value.typeName) }
    }
    if names.isEmpty { return hasNull ? "LIST<NULL>" : "LIST<NOTHING>" }
    let sorted = names.sorted { (Self.place($0), $0) < (Self.place($1), $1) }
    let suffix = hasNull ? "" : " NOT NULL"
    return "LIST<" + sorted.map { $0 + suffix }.joined(separator: " | ") + ">"
  }

  private static let typeOrder = [
    "BOOLEAN", "STRING", "INTEGER", "FLOAT", "DATE", "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME",
    "ZONED DATETIME", "DURATION", "POINT", "NODE", "RELATIONSHIP", "MAP",
  ]

  /// Lists and paths stand behind all others.
  private static func place(_ name: String) -> Int {
    typeOrder.firstIndex(of: name) ?? typeOrder.count
  }
}
