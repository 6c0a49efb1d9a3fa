/// A word that means something to the grammar, spelled in any case.
///
/// The order is the order of preference where a misspelt word is equally near to several.
enum Keyword: String, CaseIterable {
  // Clauses and what begins a statement.
  case match = "MATCH"
  case `return` = "RETURN"
  case `where` = "WHERE"
  case with = "WITH"
  case unwind = "UNWIND"
  case create = "CREATE"
  case merge = "MERGE"
  case set = "SET"
  case delete = "DELETE"
  case detach = "DETACH"
  case nodetach = "NODETACH"
  case remove = "REMOVE"
  case optional = "OPTIONAL"
  case call = "CALL"
  case yield = "YIELD"
  case foreach = "FOREACH"
  case finish = "FINISH"
  case union = "UNION"
  case load = "LOAD"
  case explain = "EXPLAIN"
  case profile = "PROFILE"
  case cypher = "CYPHER"
  case show = "SHOW"
  case drop = "DROP"

  // Inside clauses.
  case order = "ORDER"
  case limit = "LIMIT"
  case skip = "SKIP"
  case offset = "OFFSET"
  case distinct = "DISTINCT"
  case ascending = "ASCENDING"
  case descending = "DESCENDING"
  case asc = "ASC"
  case desc = "DESC"
  case by = "BY"
  case `as` = "AS"
  case on = "ON"
  case csv = "CSV"
  case headers = "HEADERS"
  case from = "FROM"
  case fieldTerminator = "FIELDTERMINATOR"

  // Expressions.
  case and = "AND"
  case or = "OR"
  case xor = "XOR"
  case not = "NOT"
  case contains = "CONTAINS"
  case starts = "STARTS"
  case ends = "ENDS"
  case `in` = "IN"
  case `is` = "IS"
  case null = "NULL"
  case `true` = "TRUE"
  case `false` = "FALSE"
  case typed = "TYPED"
  case `case` = "CASE"
  case when = "WHEN"
  case then = "THEN"
  case `else` = "ELSE"
  case end = "END"
  case exists = "EXISTS"
  case count = "COUNT"
  case collect = "COLLECT"
  case all = "ALL"
  case any = "ANY"
  case none = "NONE"
  case single = "SINGLE"
  case reduce = "REDUCE"
  case shortestPath = "SHORTESTPATH"
  case allShortestPaths = "ALLSHORTESTPATHS"

  // Path patterns.
  case shortest = "SHORTEST"
  case path = "PATH"
  case paths = "PATHS"
  case group = "GROUP"
  case groups = "GROUPS"
  case walk = "WALK"
  case trail = "TRAIL"
  case acyclic = "ACYCLIC"
  case simple = "SIMPLE"
  case different = "DIFFERENT"
  case repeatable = "REPEATABLE"
  case relationship = "RELATIONSHIP"
  case relationships = "RELATIONSHIPS"
  case edge = "EDGE"
  case edges = "EDGES"
  case element = "ELEMENT"
  case elements = "ELEMENTS"

  // Commands.
  case index = "INDEX"
  case indexes = "INDEXES"
  case constraint = "CONSTRAINT"
  case constraints = "CONSTRAINTS"
  case range = "RANGE"
  case text = "TEXT"
  case fulltext = "FULLTEXT"
  case lookup = "LOOKUP"
  case point = "POINT"
  case `if` = "IF"
  case `for` = "FOR"
  case each = "EACH"
  case require = "REQUIRE"
  case assert = "ASSERT"
  case unique = "UNIQUE"
  case node = "NODE"
  case rel = "REL"
  case key = "KEY"
  case database = "DATABASE"
  case databases = "DATABASES"
  case `default` = "DEFAULT"
  case home = "HOME"
  case procedure = "PROCEDURE"
  case procedures = "PROCEDURES"
  case function = "FUNCTION"
  case functions = "FUNCTIONS"
  case transaction = "TRANSACTION"
  case transactions = "TRANSACTIONS"
  case user = "USER"
  case users = "USERS"
  case setting = "SETTING"
  case settings = "SETTINGS"

  /// Whether a clause begins with it, or something that only stands at the edge of one.
  var isStructural: Bool {
    switch self {
    case .match, .return, .where, .with, .unwind, .create, .merge, .set, .delete, .detach,
      .nodetach, .remove, .optional, .call, .yield, .foreach, .finish, .union, .load, .order,
      .limit, .skip, .offset, .when, .then, .else, .end, .as:
      true
    default: false
    }
  }
}

// MARK: - Lookup

extension Keyword {
  /// The keyword that an ASCII word spells, in any case.
  static func spelled(by bytes: ArraySlice<UInt8>) -> Keyword? {
    guard let word = PackedWord(bytes) else { return nil }
    var slot = word.slot
    while let (other, keyword) = table[slot] {
      if other == word { return keyword }
      slot = (slot + 1) % table.count
    }
    return nil
  }

  /// A hash table with open addresses, at most a quarter full. Every word of a statement is looked
  /// up, and a dictionary's seeded hash took a twentieth of the whole time of parsing.
  private static let table: [(PackedWord, Keyword)?] = {
    var table = [(PackedWord, Keyword)?](repeating: nil, count: PackedWord.slots)
    for keyword in allCases {
      let bytes = Array(keyword.rawValue.utf8)
      guard let word = PackedWord(bytes[...]) else { continue }
      var slot = word.slot
      while table[slot] != nil { slot = (slot + 1) % table.count }
      table[slot] = (word, keyword)
    }
    return table
  }()

  /// Up to sixteen ASCII letters in capitals, so that looking a word up makes no string.
  private struct PackedWord: Equatable {
    static let slots = 512
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Where the word belongs in the table: the top nine bits of a product.
    var slot: Int { Int(((low ^ (high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 55) }

    init?(_ bytes: ArraySlice<UInt8>) {
      guard bytes.count <= 16 else { return nil }
      var shift: UInt64 = 0
      for byte in bytes {
        var letter = byte
        if letter >= 0x61, letter <= 0x7A { letter &-= 0x20 }
        guard letter >= 0x41, letter <= 0x5A else { return nil }
        if shift < 64 {
          low |= UInt64(letter) << shift
        } else {
          high |= UInt64(letter) << (shift &- 64)
        }
        shift &+= 8
      }
    }
  }
}
