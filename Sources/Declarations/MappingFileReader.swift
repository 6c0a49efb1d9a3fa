/// Reads one entry of `files`: what its rows become, checked as far as one file allows.
struct MappingFileReader {
  let ontology: Ontology
  let defaults: MappingFileDefaults

  func file(
    _ value: YAMLValue, checks: inout MappingChecks
  ) throws(DeclarationError) -> Mapping.File {
    try value.allowOnly(["file", "optional", "nodes", "ties"] + MappingFileDefaults.keys)
    let name = try value.required("file").string()
    guard !name.isEmpty, !name.contains("/"), !name.contains("\\") else {
      throw try value.required("file").error(
        .invalid, "‘\(name)’ is not the name of a file",
        hint: "files lie in the folder that is imported, not below it")
    }
    var nodes: [Mapping.NodeRule] = []
    for item in try value["nodes"]?.items() ?? [] { nodes.append(try node(item, &checks)) }
    var ties: [Mapping.TieRule] = []
    for item in try value["ties"]?.items() ?? [] { ties.append(try tie(item, &checks)) }
    if nodes.isEmpty && ties.isEmpty {
      throw value.error(.missing, "the rows of ‘\(name)’ become neither nodes nor ties")
    }
    return Mapping.File(
      name: name, isOptional: try value["optional"]?.bool() ?? false,
      encoding: defaults.encoding, delimiter: defaults.delimiter, hasHeader: defaults.hasHeader,
      columns: defaults.columns, nodes: nodes, ties: ties)
  }

  // MARK: - Nodes

  private func node(
    _ value: YAMLValue, _ checks: inout MappingChecks
  ) throws(DeclarationError) -> Mapping.NodeRule {
    try value.allowOnly(["label", "space", "key", "optional", "properties"])
    let labelValue = try value.required("label")
    let labels = try labelSource(labelValue)
    let key: Mapping.Cell? =
      if let key = value["key"] { try cell(key) } else { nil }
    var space: Mapping.TextSource?
    if let given = value["space"] {
      guard key != nil else {
        throw given.error(.invalid, "a node without a key has no key space", hint: "add ‘key’")
      }
      space = try spaceSource(given)
    } else if key != nil {
      guard let implied = impliedSpace(of: labels) else {
        throw value.error(.missing, "‘space’ is missing, and the label does not imply one")
      }
      space = implied
    }
    let properties = try properties(value["properties"]) { name in
      guard case .constant(let labels) = labels else { return nil }
      return ontology.property(name, ofLabels: labels)
    }
    let rule = Mapping.NodeRule(
      labels: labels, space: space, key: key,
      isOptional: try value["optional"]?.bool() ?? false, properties: properties)
    checks.declared.append(rule)
    return rule
  }

  private func labelSource(_ value: YAMLValue) throws(DeclarationError) -> Mapping.LabelSource {
    guard let column = value["column"] else {
      return .constant(try value.labels(in: ontology))
    }
    let cell = try cell(column, options: value)
    guard let table = value["values"] else {
      try value.allowOnly(["column", "split", "trim", "null"])
      return .cell(cell, separator: try value["split"]?.string())
    }
    try value.allowOnly(["column", "values", "else", "trim", "null"])
    var map = Mapping.ValueMap<[String]>(values: [:])
    for (text, labels) in try table.entries() { map.values[text] = try labels.labels(in: ontology) }
    map.fallback = try value["else"]?.labels(in: ontology)
    return .mapped(cell, map)
  }

  /// The key space that the ontology gives the labels, where each of them has one.
  private func impliedSpace(of labels: Mapping.LabelSource) -> Mapping.TextSource? {
    switch labels {
    case .constant(let labels):
      return ontology.key(ofLabels: labels).map { .constant($0.space) }
    case .cell:
      return nil
    case .mapped(let cell, let map):
      let spaces = map.values.compactMapValues { ontology.key(ofLabels: $0)?.space }
      let fallback = map.fallback.flatMap { ontology.key(ofLabels: $0)?.space }
      guard spaces.count == map.values.count, (fallback == nil) == (map.fallback == nil) else {
        return nil
      }
      return .mapped(cell, Mapping.ValueMap(values: spaces, fallback: fallback))
    }
  }

  // MARK: - Ties

  private func tie(
    _ value: YAMLValue, _ checks: inout MappingChecks
  ) throws(DeclarationError) -> Mapping.TieRule {
    try value.allowOnly([
      "type", "from", "to", "valid_from", "valid_to", "merge", "key", "properties",
    ])
    let type = try textSource(value.required("type")) { text throws(DeclarationError) in
      try text.tieType(in: ontology)
    }
    var identity = Mapping.TieRule.Identity.row
    if try value["merge"]?.bool() ?? false { identity = .merge }
    if let key = value["key"] {
      guard identity == .row else {
        throw key.error(.invalid, "a tie has a ‘key’ or it says ‘merge’, not both")
      }
      identity = .key(try cell(key))
    }
    return Mapping.TieRule(
      type: type,
      from: try endpoint(value.required("from"), &checks),
      to: try endpoint(value.required("to"), &checks),
      validFrom: try optionalCell(value["valid_from"]),
      validTo: try optionalCell(value["valid_to"]),
      identity: identity,
      properties: try properties(value["properties"]) { name in
        guard case .constant(let type) = type else { return nil }
        return ontology.property(name, ofType: type)
      })
  }

  private func endpoint(
    _ value: YAMLValue, _ checks: inout MappingChecks
  ) throws(DeclarationError) -> Mapping.Endpoint {
    try value.allowOnly(["space", "lookup", "by", "column", "required", "trim", "null"])
    let cell = try cell(value.required("column"), options: value)
    let isRequired = try value["required"]?.bool() ?? false
    let target: Mapping.Endpoint.Target
    switch (value["space"], value["lookup"]) {
    case (let space?, nil):
      if let by = value["by"] { throw by.error(.invalid, "‘by’ belongs to ‘lookup’") }
      let source = try spaceSource(space)
      for text in source.possibleTexts ?? [] { checks.named.append((space, text)) }
      target = .space(source)
    case (nil, let lookup?):
      target = try lookupTarget(lookup, by: value["by"], &checks)
    default:
      throw value.error(.missing, "expected one of ‘space’ and ‘lookup’")
    }
    return Mapping.Endpoint(target: target, cell: cell, isRequired: isRequired)
  }

  private func lookupTarget(
    _ value: YAMLValue, by: YAMLValue?, _ checks: inout MappingChecks
  ) throws(DeclarationError) -> Mapping.Endpoint.Target {
    var spaces: [String] = []
    for item in try value.items() {
      spaces.append(try item.spaceName())
      checks.named.append((item, spaces[spaces.count - 1]))
    }
    guard let by else {
      if spaces.isEmpty { throw value.error(.missing, "expected a key space, or a list of them") }
      return .lookup(spaces: spaces)
    }
    guard spaces.count == 1 else {
      throw value.error(.invalid, "a lookup by property searches one key space")
    }
    let property = try by.string()
    checks.properties.append((by, spaces[0], property))
    return .lookupBy(space: spaces[0], property: property)
  }

  // MARK: - Cells and texts

  private func spaceSource(_ value: YAMLValue) throws(DeclarationError) -> Mapping.TextSource {
    try textSource(value) { text throws(DeclarationError) in try text.spaceName() }
  }

  /// A text, or `{column, values, else}`; `check` judges each text that is known beforehand.
  private func textSource(
    _ value: YAMLValue, check: (YAMLValue) throws(DeclarationError) -> String
  ) throws(DeclarationError) -> Mapping.TextSource {
    if value.isScalar { return .constant(try check(value)) }
    try value.allowOnly(["column", "values", "else", "trim", "null"])
    let cell = try cell(value.required("column"), options: value)
    guard let table = value["values"] else {
      if let other = value["else"] {
        throw other.error(.invalid, "‘else’ belongs to ‘values’")
      }
      return .cell(cell)
    }
    var map = Mapping.ValueMap<String>(values: [:])
    for (text, value) in try table.entries() { map.values[text] = try check(value) }
    if let other = value["else"] { map.fallback = try check(other) }
    return .mapped(cell, map)
  }

  private func optionalCell(_ value: YAMLValue?) throws(DeclarationError) -> Mapping.Cell? {
    guard let value else { return nil }
    if value.isScalar { return try cell(value, options: nil) }
    try value.allowOnly(["column", "trim", "null", "optional"])
    return try optionalColumn(value.required("column"), options: value)
  }

  /// A cell whose column the file may lack where `optional` says so.
  func optionalColumn(
    _ column: YAMLValue, options: YAMLValue
  ) throws(DeclarationError) -> Mapping.Cell {
    var cell = try cell(column, options: options)
    cell.isOptional = try options["optional"]?.bool() ?? false
    return cell
  }

  /// A column, or `{column, trim, null}`.
  private func cell(_ value: YAMLValue) throws(DeclarationError) -> Mapping.Cell {
    if value.isScalar { return try cell(value, options: nil) }
    try value.allowOnly(["column", "trim", "null"])
    return try cell(value.required("column"), options: value)
  }

  func cell(_ column: YAMLValue, options: YAMLValue?) throws(DeclarationError) -> Mapping.Cell {
    var nulls = defaults.nulls
    if let value = options?["null"] { nulls = Set(try value.strings()) }
    return Mapping.Cell(
      try self.column(column), trims: try options?["trim"]?.bool() ?? defaults.trims, nulls: nulls)
  }

  private func column(_ value: YAMLValue) throws(DeclarationError) -> Mapping.Column {
    let text = try value.string()
    if let columns = defaults.columns {
      guard columns.contains(text) else {
        throw value.error(
          .unknown, "there is no column ‘\(text)’",
          hint: nearest(text, among: columns).map { "did you mean ‘\($0)’?" })
      }
      return .name(text)
    }
    if defaults.hasHeader { return .name(text) }
    guard let number = Int(text), number >= 1 else {
      throw value.error(
        .invalid, "‘\(text)’ is not the number of a column",
        hint: "a file without header and ‘columns’ counts its columns from 1")
    }
    return .number(number)
  }
}
