/// Kinds of node and tie that one file declares: a whole ontology, or what a mapping adds to it.
public struct OntologyExtension: Sendable, Equatable {
  public var nodes: [NodeDeclaration]
  public var ties: [TieDeclaration]
  /// The file they stand in, for complaints.
  private var file: String
  /// The line of each label and type, for complaints.
  private var lines: [String: Int]

  /// No kinds at all.
  public static let none = OntologyExtension(nodes: [], ties: [])

  public init(nodes: [NodeDeclaration], ties: [TieDeclaration]) {
    self.nodes = nodes
    self.ties = ties
    file = "ontology"
    lines = [:]
  }

  /// Two extensions are equal when they declare the same kinds, wherever they stand.
  public static func == (a: OntologyExtension, b: OntologyExtension) -> Bool {
    a.nodes == b.nodes && a.ties == b.ties
  }

  /// Reads `nodes` and `ties` of a document or of a part of one.
  init(reading value: YAMLValue) throws(DeclarationError) {
    self.init(nodes: [], ties: [])
    file = value.file
    try value.allowOnly(["nodes", "ties"])
    for item in try value["nodes"]?.items() ?? [] {
      let node = try NodeDeclaration(reading: item)
      guard lines.updateValue(item.line ?? 0, forKey: node.label) == nil else {
        throw item.error(.invalid, "‘\(node.label)’ is declared twice in this file")
      }
      nodes.append(node)
    }
    for item in try value["ties"]?.items() ?? [] {
      let tie = try TieDeclaration(reading: item)
      guard lines.updateValue(item.line ?? 0, forKey: tie.type) == nil else {
        throw item.error(.invalid, "‘\(tie.type)’ is declared twice in this file")
      }
      ties.append(tie)
    }
  }

  func conflict(_ what: String, _ name: String) -> DeclarationError {
    DeclarationError(
      .invalid, "the \(what) ‘\(name)’ is already declared in other words", file: file,
      line: lines[name], hint: "leave it out, or give it a name of its own")
  }

  func unknown(
    _ what: String, _ name: String, among known: [String], in owner: String
  ) -> DeclarationError {
    DeclarationError(
      .unknown, "\(owner): nobody declares the \(what) ‘\(name)’", file: file,
      line: lines[owner], hint: nearest(name, among: known).map { "did you mean ‘\($0)’?" })
  }
}
