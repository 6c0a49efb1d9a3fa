/// How the rows of some delimited files become nodes and ties.
///
/// A mapping is written in YAML, checked against the ontology while it is read, and holds no YAML
/// afterwards: whoever imports walks plain values. A small one:
///
/// ```yaml
/// name: shareholders
/// files:
///   - file: holders.csv
///     nodes:
///       - label: Person
///         key: holder_id
///         properties: {name: holder}
///     ties:
///       - type: OWNS
///         from: {space: person, column: holder_id}
///         to: {space: company, column: company_id}
///         valid_from: since
///         properties: {share: {column: percent, divide: 100}}
/// ```
///
/// *Invariants:* every constant label and type is declared, here or in the ontology; file names are
/// plain and unique; where a file's columns are known beforehand every column exists; every key
/// space named is declared by a node, by the ontology or under `spaces`.
public struct Mapping: Sendable, Equatable {
  public var name: String
  public var title: BilingualText?
  /// In the order in which they are read.
  public var files: [File]
  /// What stands in for an endpoint that no row declares; without it such a row is rejected.
  public var orphans: Orphans?
  /// What is said about key spaces; one without an entry is neither sensitive nor global.
  public var spaces: [String: KeySpace]
  /// References by the role their bearers play in models, such as `insider` and `public`.
  public var bodies: [String: [String]]
  /// The kinds this mapping adds to the ontology.
  public var ontology: OntologyExtension
  /// The YAML it was read from, to be kept with what it imported.
  public var text: String

  public init(
    name: String, title: BilingualText? = nil, files: [File], orphans: Orphans? = nil,
    spaces: [String: KeySpace] = [:], bodies: [String: [String]] = [:],
    ontology: OntologyExtension = .none, text: String = ""
  ) {
    self.name = name
    self.title = title
    self.files = files
    self.orphans = orphans
    self.spaces = spaces
    self.bodies = bodies
    self.ontology = ontology
    self.text = text
  }

  /// What an endpoint declared nowhere becomes.
  public struct Orphans: Sendable, Hashable {
    public var labels: [String]
    public var space: String

    public init(labels: [String], space: String) {
      self.labels = labels
      self.space = space
    }
  }

  /// What is to be known of one key space.
  public struct KeySpace: Sendable, Hashable {
    /// The keys themselves are personal, such as resident ids: references show an HMAC instead.
    public var isSensitive: Bool
    /// Keys mean the same in every dataset, such as USCC: `--space PREFIX` leaves them alone.
    public var isGlobal: Bool

    public init(isSensitive: Bool = false, isGlobal: Bool = false) {
      self.isSensitive = isSensitive
      self.isGlobal = isGlobal
    }
  }

  /// A key space under a prefix: `PREFIX.space`, unless the space is global or there is no prefix.
  public func space(_ name: String, prefix: String?) -> String {
    guard let prefix, spaces[name]?.isGlobal != true else { return name }
    return "\(prefix).\(name)"
  }

  /// A reference such as those of `bodies`, with its key space under a prefix.
  public func reference(_ reference: String, prefix: String?) -> String {
    guard let colon = reference.firstIndex(of: ":") else { return reference }
    return space(String(reference[..<colon]), prefix: prefix) + reference[colon...]
  }
}
