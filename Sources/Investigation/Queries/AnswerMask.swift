import CypherEngine
import Declarations
import Workspace

/// Hides resident ids, phones and addresses in what leaves by a query.
///
/// Two things decide: inside nodes, relationships and paths the name of the property and the labels
/// around it; elsewhere the properties that flow into the column, whatever it is called and
/// whatever was done to them. A query compares, joins and counts true values.
///
/// Truth values and null are never hidden: a query that compares an id with one that it holds
/// itself tells nothing that its author did not know. A text that is a resident id by its check
/// digit is hidden everywhere, so that copying one to another property does not bring it out.
struct AnswerMask {
  static let hidden = AnswerValue.string("…")

  private let ontology: Ontology
  /// Properties that some label or type declares sensitive, whoever carries them.
  private let sensitive: Set<String>
  private let sensitiveSpaces: Set<String>

  init(_ contents: WorkspaceContents) {
    ontology = contents.ontology
    sensitiveSpaces = contents.sensitiveSpaces
    let properties = ontology.nodes.flatMap(\.properties) + ontology.ties.flatMap(\.properties)
    sensitive = Set(properties.filter(\.isSensitive).map(\.name))
  }

  // MARK: - Columns

  /// How the values of one column are shown.
  struct Column: Hashable {
    /// Nothing but truth values may be seen.
    var isHidden = false
    /// Nobody can tell where the values come from.
    var isUnknown = false
    /// The name of an element whose labels nobody knows.
    var mayBeName = false
    /// Labels whose names are masked.
    var names: [[String]] = []
    /// Labels of elements of which all properties show, by their names; none where not known.
    var records: [[String]] = []

    static let plain = Column()
    static let unknown = Column(isUnknown: true)
  }

  func column(_ sources: [PropertySource]?) -> Column {
    guard let sources else { return .unknown }
    var column = Column.plain
    for source in sources {
      guard let name = source.name else {
        if source.isDerived {
          column.isUnknown = true
        } else {
          column.records.append(source.labels)
        }
        continue
      }
      switch rule(name, source.labels) {
      case .plain: break
      case .hidden: column.isHidden = true
      case .name(let labels):
        if source.isDerived { column.isHidden = true } else { column.names.append(labels) }
      case .perhapsName:
        if source.isDerived { column.isUnknown = true } else { column.mayBeName = true }
      }
    }
    return column
  }

  // MARK: - Properties

  private enum Rule {
    case plain, hidden
    /// The name of an element with these labels.
    case name([String])
    /// The name of an element whose labels nobody knows.
    case perhapsName
  }

  private func rule(_ property: String, _ labels: [String]) -> Rule {
    if sensitive.contains(property) || isSensitiveKey(property, labels) { return .hidden }
    guard property == "name" else { return .plain }
    if labels.isEmpty { return .perhapsName }
    let isMasked = ontology.nodes(of: labels).contains { $0.nameMask != nil }
    return isMasked ? .name(labels) : .plain
  }

  /// Whether a property is the key of a space whose keys are personal data themselves.
  private func isSensitiveKey(_ property: String, _ labels: [String]) -> Bool {
    if sensitiveSpaces.isEmpty { return false }
    let keys = labels.isEmpty ? ontology.nodes.compactMap(\.key) : keys(ofLabels: labels)
    return keys.contains { key in
      key.property == property
        && sensitiveSpaces.contains { space in
          // `person.armenia` of a register of its own, `north.person` of an import with a prefix.
          space == key.space || space.hasPrefix(key.space + ".") || space.hasSuffix("." + key.space)
        }
    }
  }

  private func keys(ofLabels labels: [String]) -> [NodeDeclaration.Key] {
    ontology.nodes(of: labels).compactMap(\.key)
  }

  // MARK: - Values

  /// A value as it is shown in a column.
  func shown(_ value: AnswerValue, _ column: Column) -> AnswerValue {
    switch value {
    case .null, .boolean: return value
    case .list(let values): return .list(values.map { shown($0, column) })
    case .map(let entries):
      return .map(
        entries.map { key, value in
          var column = column
          for labels in column.records { add(rule(key, labels), to: &column) }
          return (key, shown(value, column))
        })
    case .node(let node): return .node(shown(node))
    case .relationship(let found): return .relationship(shown(found))
    case .path(let path):
      return .path(
        AnswerPath(
          nodes: path.nodes.map(shown), relationships: path.relationships.map(shown)))
    case .string(let text): return shown(text, column)
    case .integer, .float, .date, .temporal, .point, .bytes:
      if column.isHidden { return Self.hidden }
      if case .integer(let number) = value, PersonalText.isResidentID(String(number)) {
        return Self.hidden
      }
      guard column.isUnknown else { return value }
      switch value {
      case .integer, .float, .bytes: return Self.hidden
      default: return value
      }
    }
  }

  private func add(_ rule: Rule, to column: inout Column) {
    switch rule {
    case .plain: break
    case .hidden: column.isHidden = true
    case .name(let labels): column.names.append(labels)
    case .perhapsName: column.mayBeName = true
    }
  }

  private func shown(_ text: String, _ column: Column) -> AnswerValue {
    if column.isHidden { return Self.hidden }
    if PersonalText.holdsResidentID(text) { return Self.hidden }
    if column.isUnknown, PersonalText.holdsDigit(text) || PersonalText.isLikeAddress(text) {
      return Self.hidden
    }
    var text = text
    for labels in column.names { text = Masking.name(text, labels: labels, ontology) }
    if column.mayBeName, column.names.isEmpty {
      if PersonalText.isLikePhone(text) {
        text = Masking.name(text, as: .lastTwoDigits)
      } else if PersonalText.isLikeAddress(text) {
        text = Masking.name(text, as: .district)
      }
    }
    return .string(text)
  }

  // MARK: - Elements

  private func shown(_ node: AnswerNode) -> AnswerNode {
    var node = node
    node.properties = shown(node.properties, labels: node.labels)
    return node
  }

  private func shown(_ found: AnswerRelationship) -> AnswerRelationship {
    var found = found
    found.properties = shown(found.properties, labels: [found.type])
    return found
  }

  private func shown(
    _ properties: [(name: String, value: AnswerValue)], labels: [String]
  ) -> [(name: String, value: AnswerValue)] {
    properties.map { name, value in
      var column = Column.plain
      add(rule(name, labels), to: &column)
      return (name, shown(value, column))
    }
  }
}
