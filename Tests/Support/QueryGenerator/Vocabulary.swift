/// The names that generated statements use.
public struct Vocabulary: Sendable {
  public var labels = ["Person", "Company", "Tender", "A", "人员"]
  public var types = ["OWNS", "KNOWS", "BID_FOR", "T"]
  public var keys = ["name", "share", "amount", "since", "x"]
  public var strings = ["'a'", "\"b\"", "''", "'王小明'", "'it\\'s'", "'\\u00e9\\n'"]
  public var parameters = ["$p", "$1", "$`a b`"]

  public init() {}
}

/// What a variable or an expression holds.
enum ValueKind: CaseIterable {
  case number, string, boolean, list, map, node, relationship, path, any
}

/// The variables that may be used now.
struct Scope {
  private var names: [(name: String, kind: ValueKind)] = []
  private var made = 0

  /// A name that stands for nothing yet.
  mutating func newName(_ kind: ValueKind) -> String {
    made += 1
    let name = "\(Self.prefix(kind))\(made)"
    names.append((name, kind))
    return name
  }

  func names(of kind: ValueKind) -> [String] {
    names.filter { $0.kind == kind || kind == .any }.map(\.name)
  }

  /// Forgets all names but these.
  mutating func keep(_ kept: [(String, ValueKind)]) { names = kept.map { ($0.0, $0.1) } }

  func kind(of name: String) -> ValueKind {
    names.last { $0.name == name }?.kind ?? .any
  }

  private static func prefix(_ kind: ValueKind) -> String {
    switch kind {
    case .number: "i"
    case .string: "s"
    case .boolean: "b"
    case .list: "l"
    case .map: "m"
    case .node: "n"
    case .relationship: "r"
    case .path: "p"
    case .any: "v"
    }
  }
}
