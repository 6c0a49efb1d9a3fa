import CypherSyntax
import PropertyGraph

/// CREATE and DROP of indexes and constraints.
extension SchemaCatalog {
  /// What a command comes to.
  public enum Effect: Hashable, Sendable {
    case added(SchemaRule)
    case removed(SchemaRule)
    /// IF NOT EXISTS or IF EXISTS had nothing to do; the sentence says why.
    case nothing(String)
  }

  /// Applies a command to the catalogue alone; whether existing data fits a new constraint is for
  /// ``ConstraintCheck`` to say.
  ///
  /// - Throws: ``CypherError/Code/schema`` where the name or an equivalent rule is there already,
  ///   where what is dropped is not there, and for kinds that are not built.
  public mutating func apply(_ command: SchemaCommand) throws -> Effect {
    switch command {
    case .createIndex(let definition, let name, let ifNotExists, let span):
      return try add(try rule(definition, span), name, ifNotExists, span)
    case .createConstraint(let definition, let name, let ifNotExists, let span):
      return try add(try rule(definition, span), name, ifNotExists, span)
    case .dropIndex(let name, let ifExists, _):
      return try drop(name, isConstraint: false, ifExists)
    case .dropConstraint(let name, let ifExists, _):
      return try drop(name, isConstraint: true, ifExists)
    }
  }

  private func rule(_ definition: IndexDefinition, _ span: SourceSpan) throws -> SchemaRule {
    guard let label = definition.names.first, definition.names.count == 1,
      !definition.isOnRelationships, definition.kind == .range || definition.kind == .text
    else { throw Self.unbuilt(definition, span) }
    return SchemaRule(
      id: nextID, name: "", kind: definition.kind == .text ? .text : .range,
      isOnRelationships: false, label: label.text, properties: definition.properties.map(\.text))
  }

  private func rule(_ definition: ConstraintDefinition, _ span: SourceSpan) throws -> SchemaRule {
    if definition.isOnRelationships, definition.kind != .notNull {
      throw Self.error(
        "ConstraintNotSupported", "a uniqueness constraint on relationships cannot be kept",
        span, hint: "MERGE finds the relationship between two nodes without one")
    }
    let kind: SchemaRule.Kind =
      switch definition.kind {
      case .unique: .unique
      case .notNull: .notNull
      case .nodeKey: .nodeKey
      }
    return SchemaRule(
      id: nextID, name: "", kind: kind, isOnRelationships: definition.isOnRelationships,
      label: definition.name.text, properties: definition.properties.map(\.text))
  }

  private static func unbuilt(_ definition: IndexDefinition, _ span: SourceSpan) -> CypherError {
    switch definition.kind {
    case .fulltext:
      error(
        "IndexNotSupported", "full-text indexes are not made by hand", span,
        hint: "names, titles and aliases are searched by db.index.fulltext.queryNodes('names', …)")
    case .lookup:
      error(
        "IndexNotSupported", "labels and types are always looked up quickly", span,
        hint: "leave the command out")
    case .point:
      error("IndexNotSupported", "point indexes are not built", span, hint: "use a range index")
    case .range, .text:
      error(
        "IndexNotSupported", "indexes are of one label of nodes", span,
        hint: "make one index for each label; relationships are found from their ends")
    }
  }

  private mutating func add(
    _ rule: SchemaRule, _ name: Name?, _ ifNotExists: Bool, _ span: SourceSpan
  ) throws -> Effect {
    var rule = rule
    let what = rule.kind.isConstraint ? "constraint" : "index"
    if let same = rules.first(where: { $0.isEquivalent(to: rule) }) {
      let message = "there is such \(what == "index" ? "an index" : "a constraint"), ‘\(same.name)’"
      if ifNotExists { return .nothing(message) }
      throw Self.error(
        "EquivalentSchemaRuleAlreadyExists", message, span, hint: "use IF NOT EXISTS")
    }
    rule.name = name?.text ?? freeName(rule.ownName)
    if let taken = self.rule(named: rule.name) {
      let kind = taken.kind.isConstraint ? "a constraint" : "an index"
      let message = "there is \(kind) named ‘\(taken.name)’"
      if ifNotExists { return .nothing(message) }
      throw Self.error(
        taken.kind.isConstraint
          ? "ConstraintWithNameAlreadyExists" : "IndexWithNameAlreadyExists",
        message, span, hint: "choose another name")
    }
    rules.append(rule)
    nextID += 1
    return .added(rule)
  }

  private func freeName(_ name: String) -> String {
    var free = name
    var number = 2
    while rule(named: free) != nil {
      free = "\(name)_\(number)"
      number += 1
    }
    return free
  }

  private mutating func drop(_ name: Name, isConstraint: Bool, _ ifExists: Bool) throws -> Effect {
    let at = rules.firstIndex {
      $0.kind.isConstraint == isConstraint && ByteString($0.name) == ByteString(name.text)
    }
    if let at { return .removed(rules.remove(at: at)) }
    let what = isConstraint ? "constraint" : "index"
    let message = "there is no \(what) named ‘\(name.text)’"
    if ifExists { return .nothing(message) }
    let names = rules.filter { $0.kind.isConstraint == isConstraint }.map { "‘\($0.name)’" }
    throw Self.error(
      isConstraint ? "ConstraintDropFailed" : "IndexDropFailed", message, name.span,
      hint: names.isEmpty ? nil : "there are \(names.joined(separator: ", "))")
  }

  private static func error(
    _ detail: String, _ message: String, _ span: SourceSpan, hint: String?
  ) -> CypherError {
    .runtime(.schema, detail, message, span: span, hint: hint)
  }
}

extension SchemaCatalog.Effect {
  /// What the statement's summary counts.
  public var counters: UpdateCounters {
    var counters = UpdateCounters()
    switch self {
    case .added(let rule):
      if rule.kind.isConstraint { counters.constraintsAdded = 1 } else { counters.indexesAdded = 1 }
    case .removed(let rule):
      if rule.kind.isConstraint {
        counters.constraintsRemoved = 1
      } else {
        counters.indexesRemoved = 1
      }
    case .nothing: break
    }
    return counters
  }
}
