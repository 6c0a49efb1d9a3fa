import Declarations
import GraphExchange
import Workspace

/// What of a source row may be shown: the cells of which the mapping says that they hold nothing
/// personal beyond a name. A cell that nobody reads may hold anything, so it is hidden too.
struct SourceRowMask {
  /// How a cell is shown.
  enum Rule: Hashable {
    case hidden
    case plain
    /// As the name of a node with these labels.
    case name([String])
  }

  private var rules: [Mapping.Column: Rule] = [:]
  private let ontology: Ontology

  init(_ row: CitedRow, _ ontology: Ontology) {
    self.ontology = ontology
    guard let file = row.file, let mapping = row.mapping else { return }
    func isSensitive(_ space: Mapping.TextSource?) -> Bool {
      guard let texts = space?.possibleTexts else { return true }
      return texts.contains { mapping.spaces[$0]?.isSensitive == true }
    }
    for rule in file.nodes {
      let labels = if case .constant(let names) = rule.labels { names } else { [String]() }
      if let key = rule.key { note(key, isSensitive(rule.space) ? .hidden : .plain) }
      for property in rule.properties { note(property, labels) }
    }
    for rule in file.ties {
      for end in [rule.from, rule.to] {
        switch end.target {
        case .space(let space): note(end.cell, isSensitive(space) ? .hidden : .plain)
        case .lookup(let spaces):
          let isHidden = spaces.contains { mapping.spaces[$0]?.isSensitive == true }
          note(end.cell, isHidden ? .hidden : .plain)
        case .lookupBy: note(end.cell, .hidden)
        }
      }
      for cell in [rule.validFrom, rule.validTo].compactMap({ $0 }) { note(cell, .plain) }
      let types = rule.type.possibleTexts ?? []
      for property in rule.properties { note(property, [], types) }
    }
  }

  private mutating func note(
    _ property: Mapping.PropertySource, _ labels: [String], _ types: [String] = []
  ) {
    guard case .cell(let cell) = property.origin else { return }
    let isSensitive =
      ontology.property(property.name, ofLabels: labels)?.isSensitive == true
      || types.contains { ontology.property(property.name, ofType: $0)?.isSensitive == true }
    if isSensitive || property.derivation != nil {
      note(cell, .hidden)
    } else {
      note(cell, property.name == "name" ? .name(labels) : .plain)
    }
  }

  /// The stricter of several readings of one cell stands.
  private mutating func note(_ cell: Mapping.Cell, _ rule: Rule) {
    switch (rules[cell.column], rule) {
    case (.hidden?, _): break
    case (_, .hidden), (nil, _), (.plain?, .name): rules[cell.column] = rule
    default: break
    }
  }

  /// The text of a cell as it may be shown.
  func shown(_ text: String, column at: Int, named name: String?) -> String {
    if text.isEmpty { return "" }
    let rule = name.flatMap { rules[.name($0)] } ?? rules[.number(at + 1)] ?? .hidden
    return switch rule {
    case .hidden: "…"
    case .plain: text
    case .name(let labels): Masking.name(text, labels: labels, ontology)
    }
  }
}

extension CitedRow {
  /// Names of columns with the texts of the row.
  ///
  /// - Parameter unmasked: shows every cell as it is.
  public func cells(_ ontology: Ontology, unmasked: Bool) -> [(column: String, text: String)] {
    let mask = SourceRowMask(self, ontology)
    return content.cells.enumerated().map { at, text in
      let name = at < content.columns.count ? content.columns[at] : nil
      let shown = unmasked ? text : mask.shown(text, column: at, named: name)
      return (name ?? "\(at + 1)", shown)
    }
  }
}
