/// The kinds of party, asset, event and tie, as declared in YAML.
///
/// The code knows no label and no type by name where it can ask here instead: which key space a
/// label uses, what a tie is called in Chinese against its arrow, whether a tie without dates is
/// undated.
///
/// ```swift
/// let ontology = try Ontology.builtIn()
/// ontology.tie("OWNS")?.caption(forward: false, in: .zh)   // 被持股
/// ontology.key(ofLabels: ["Official", "Person"])?.space    // person
/// ```
///
/// *Invariants:* labels and types are unique; every label named by a tie or a companion is
/// declared; lookups by label and by type take constant time.
public struct Ontology: Sendable, Equatable {
  /// In order of precedence: the first keyed label of a node gives its reference.
  public private(set) var nodes: [NodeDeclaration]
  public private(set) var ties: [TieDeclaration]
  private var nodeOrder: [String: Int]
  private var tieOrder: [String: Int]

  /// Reads the text of an ontology; `file` is what complaints call it.
  public init(yaml: String, file: String) throws(DeclarationError) {
    self.init()
    let root = try YAMLValue.parse(yaml, file: file)
    self = try extended(by: OntologyExtension(reading: root))
  }

  private init() {
    nodes = []
    ties = []
    nodeOrder = [:]
    tieOrder = [:]
  }

  /// The ontology the product ships with, `Datasets/ontology.yaml`; read once.
  public static func builtIn() throws(DeclarationError) -> Ontology {
    try shared.get()
  }

  private static let shared = Result { () throws(DeclarationError) -> Ontology in
    let path = "Datasets/ontology.yaml"
    return try Ontology(yaml: ProjectResources.text(path), file: path)
  }

  // MARK: - Lookup

  public func node(_ label: String) -> NodeDeclaration? {
    nodeOrder[label].map { nodes[$0] }
  }

  public func tie(_ type: String) -> TieDeclaration? {
    tieOrder[type].map { ties[$0] }
  }

  /// The declarations of some labels, in order of precedence; unknown labels are passed over.
  public func nodes(of labels: some Sequence<String>) -> [NodeDeclaration] {
    labels.compactMap { nodeOrder[$0] }.sorted().map { nodes[$0] }
  }

  /// The key of a node with these labels: that of the first keyed label in the order of the
  /// ontology.
  public func key(ofLabels labels: some Sequence<String>) -> NodeDeclaration.Key? {
    nodes(of: labels).lazy.compactMap(\.key).first
  }

  /// The types of some kinds, in the order of the ontology.
  public func types(of kinds: Set<TieKind>) -> [String] {
    ties.filter { kinds.contains($0.kind) }.map(\.type)
  }

  /// What is known of a property of nodes with these labels.
  public func property(
    _ name: String, ofLabels labels: some Sequence<String>
  ) -> PropertyDeclaration? {
    nodes(of: labels).lazy.flatMap(\.properties).first { $0.name == name }
  }

  /// What is known of a property of ties of this type.
  public func property(_ name: String, ofType type: String) -> PropertyDeclaration? {
    tie(type)?.properties.first { $0.name == name }
  }

  /// The key spaces of all labels, without repetition, in order of precedence.
  public var spaces: [String] {
    var seen: Set<String> = []
    return nodes.compactMap { $0.key?.space }.filter { seen.insert($0).inserted }
  }

  // MARK: - Growth

  /// This ontology with the kinds of a mapping behind its own.
  ///
  /// A kind declared twice in the same words is one kind, so that a mapping may be applied again.
  /// *Throws* where a label or type is declared in other words, or a named label by nobody.
  public func extended(by addition: OntologyExtension) throws(DeclarationError) -> Ontology {
    var result = self
    for node in addition.nodes { try result.add(node, from: addition) }
    for tie in addition.ties { try result.add(tie, from: addition) }
    return result
  }

  private mutating func add(
    _ node: NodeDeclaration, from addition: OntologyExtension
  ) throws(DeclarationError) {
    var node = node
    if let companion = node.companion {
      guard let known = self.node(companion) else {
        throw addition.unknown("label", companion, among: nodes.map(\.label), in: node.label)
      }
      if node.key == nil { node.key = known.key }
    }
    if let known = self.node(node.label) {
      guard known == node else { throw addition.conflict("label", node.label) }
      return
    }
    nodeOrder[node.label] = nodes.count
    nodes.append(node)
  }

  private mutating func add(
    _ tie: TieDeclaration, from addition: OntologyExtension
  ) throws(DeclarationError) {
    for label in tie.from + tie.to where node(label) == nil {
      throw addition.unknown("label", label, among: nodes.map(\.label), in: tie.type)
    }
    if let known = self.tie(tie.type) {
      guard known == tie else { throw addition.conflict("type", tie.type) }
      return
    }
    tieOrder[tie.type] = ties.count
    ties.append(tie)
  }
}
