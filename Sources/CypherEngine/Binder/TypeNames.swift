/// The names that stand behind `IS ::`.
enum TypeNames {
  static let all: [String] = [
    "ANY", "ANY PROPERTY VALUE", "ANY VALUE", "BOOL", "BOOLEAN", "DATE", "DURATION", "EDGE",
    "FLOAT", "INT", "INTEGER", "LIST", "LOCAL DATETIME", "LOCAL TIME", "MAP", "NODE", "NOTHING",
    "NULL", "NUMBER", "PATH", "POINT", "PROPERTY VALUE", "RELATIONSHIP", "SIGNED INTEGER", "STRING",
    "TIME", "TIME WITH TIME ZONE", "TIME WITHOUT TIME ZONE", "TIMESTAMP",
    "TIMESTAMP WITH TIME ZONE", "TIMESTAMP WITHOUT TIME ZONE", "VARCHAR", "VERTEX",
    "ZONED DATETIME", "ZONED TIME",
  ]

  /// The first part of a type as written that is none of them; `|`, `NOT NULL`, `LIST<…>` and
  /// `ARRAY<…>` put types together.
  ///
  /// *Complexity:* linear: the text is cut at signs, not taken apart by nesting.
  static func firstUnknown(in type: String) -> String? {
    let words = type.uppercased().split { "<>|!?".contains($0) }
    for word in words {
      var name = word.split(separator: " ").joined(separator: " ")
      if name.hasSuffix("NOT NULL") { name = String(name.dropLast("NOT NULL".count)) }
      while name.hasSuffix(" ") { name.removeLast() }
      if name.isEmpty || name == "ARRAY" || all.contains(name) { continue }
      return name
    }
    return nil
  }
}
