import PropertyGraph

/// One thing that happens to a workspace: all of it or nothing.
public enum ChurnStep: Sendable {
  /// An import of records.
  case records(ChurnRecords)
  /// A commit. A large one is longer than any log is let grow, so that it becomes a delta.
  case edits([ChurnEdit], isLarge: Bool)
  case compact
  /// Nothing changes; whoever does it compares the graph with what it must be.
  case read

  /// What a report calls it.
  public var kind: String {
    switch self {
    case .records: "import"
    case .edits(_, let isLarge): isLarge ? "fold" : "commit"
    case .compact: "compact"
    case .read: "read"
    }
  }

  public static let kinds = ["import", "commit", "fold", "compact", "read"]
}

/// One change inside a commit. Nodes go by reference, relationships by their property `number`.
public enum ChurnEdit: Sendable {
  /// A node `churn:<key>`.
  case create(key: Int, labels: [String], properties: [String: Value])
  case relate(number: Int64, type: String, from: String, to: String)
  case set(String, of: String, to: Value?)
  case setOfTie(String, of: Int64, to: Value?)
  case relabel(String, [String])
  /// Takes the node's relationships along.
  case delete(String)
  case deleteTie(Int64)
}

/// Records for one import: companies, and who owns whom.
public struct ChurnRecords: Sendable {
  public var name: String
  /// Keys of new companies.
  public var companies: [String]
  /// Keys of companies that are there or among the new ones.
  public var owns: [(number: Int64, from: String, to: String)]

  /// The name a company is given.
  static func companyName(_ key: String) -> String { "厂\(key)" }

  /// The folder's files by name.
  public var files: [(name: String, text: String)] {
    [
      ("dataset.yaml", "name: \(name)\ninvented: true\nmapping: m.yaml\n"),
      ("m.yaml", Self.mapping),
      (
        "firms.csv",
        "id,name\n" + companies.map { "\($0),\(Self.companyName($0))\n" }.joined()
      ),
      (
        "owns.csv",
        "who,what,number\n" + owns.map { "\($0.from),\($0.to),\($0.number)\n" }.joined()
      ),
    ]
  }

  private static let mapping = """
    name: churn
    files:
      - {file: firms.csv, nodes: [{label: Company, key: id, properties: {name: name}}]}
      - file: owns.csv
        ties:
          - type: OWNS
            from: {space: company, column: who, required: true}
            to: {space: company, column: what, required: true}
            properties: {number: {column: number, type: integer}}

    """
}
