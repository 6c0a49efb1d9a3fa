extension MappingFileReader {
  /// Reads `name: column` and `name: {column, type, …}` entries; `declared` is what the ontology
  /// knows.
  func properties(
    _ value: YAMLValue?, declared: (String) -> PropertyDeclaration?
  ) throws(DeclarationError) -> [Mapping.PropertySource] {
    var result: [Mapping.PropertySource] = []
    for (name, value) in try value?.entries() ?? [] {
      result.append(try property(name, value, declared: declared(name)))
    }
    return result
  }

  private func property(
    _ name: String, _ value: YAMLValue, declared: PropertyDeclaration?
  ) throws(DeclarationError) -> Mapping.PropertySource {
    if ["id", "valid_from", "valid_to"].contains(name) {
      throw value.error(
        .invalid, "‘\(name)’ is not set this way",
        hint: name == "id" ? "it is the text of ‘key’" : "‘\(name)’ stands beside ‘from’ and ‘to’")
    }
    if value.isScalar {
      return Mapping.PropertySource(
        name: name, origin: .cell(try cell(value, options: nil)), type: declared?.type ?? .string)
    }
    try value.allowOnly([
      "column", "constant", "type", "derive", "values", "else", "split", "divide", "multiply",
      "beside", "null", "trim", "optional",
    ])
    var source = Mapping.PropertySource(
      name: name, origin: try origin(value), type: try type(value, declared: declared))
    if let constant = value["constant"] { try check(constant, is: source.type) }
    source.derivation = try value["derive"]?.oneOf(Mapping.Derivation.self)
    source.values = try valueMap(value)
    source.decimalShift = try decimalShift(value, type: source.type)
    if let separator = value["split"] {
      guard source.type == .list, try !separator.string().isEmpty else {
        throw separator.error(.invalid, "only a list can be split", hint: "add ‘type: list’")
      }
      source.separator = try separator.string()
    }
    return source
  }

  private func origin(
    _ value: YAMLValue
  ) throws(DeclarationError) -> Mapping.PropertySource.Origin {
    switch (value["column"], value["constant"]) {
    case (let column?, nil): return .cell(try optionalColumn(column, options: value))
    case (nil, let constant?):
      try value.allowOnly(["constant", "type", "beside", "trim", "null", "optional"])
      let beside: Mapping.Cell? =
        if let column = value["beside"] {
          try optionalColumn(column, options: value)
        } else { nil }
      return .constant(try constant.string(), beside: beside)
    default: throw value.error(.missing, "expected one of ‘column’ and ‘constant’")
    }
  }

  /// Complains where a constant cannot be read as its type, since every row would then be rejected.
  private func check(_ constant: YAMLValue, is type: PropertyType) throws(DeclarationError) {
    let text = try constant.string()
    let isFit =
      switch type {
      case .string, .list: true
      case .integer: Int(text) != nil
      case .decimal: Double(text)?.isFinite == true
      case .boolean: PropertyType.boolean(text) != nil
      case .date: (try? constant.isoDate()) != nil
      }
    guard isFit else { throw constant.error(.invalid, "‘\(text)’ is no \(type.rawValue)") }
  }

  /// The type asked for, else the ontology's, else a string.
  ///
  /// Asking for another type than the ontology's is an error, since a query that compares shares
  /// would then find nothing, silently; whole numbers are good decimals.
  private func type(
    _ value: YAMLValue, declared: PropertyDeclaration?
  ) throws(DeclarationError) -> PropertyType {
    guard let given = value["type"] else { return declared?.type ?? .string }
    let type = try given.oneOf(PropertyType.self)
    guard let expected = declared?.type, expected != type else { return type }
    if expected == .decimal && type == .integer { return type }
    throw given.error(
      .invalid, "the ontology declares a \(expected.rawValue), not a \(type.rawValue)",
      hint: "leave ‘type’ out, or choose another name")
  }

  private func valueMap(
    _ value: YAMLValue
  ) throws(DeclarationError) -> Mapping.ValueMap<String>? {
    guard let table = value["values"] else {
      if let other = value["else"] { throw other.error(.invalid, "‘else’ belongs to ‘values’") }
      return nil
    }
    var map = Mapping.ValueMap<String>(values: [:])
    for (text, value) in try table.entries() { map.values[text] = try value.string() }
    map.fallback = try value["else"]?.string()
    return map
  }

  /// How far `multiply` or `divide` moves the decimal point.
  private func decimalShift(
    _ value: YAMLValue, type: PropertyType
  ) throws(DeclarationError) -> Int {
    let factor: YAMLValue
    let direction: Int
    switch (value["multiply"], value["divide"]) {
    case (nil, nil): return 0
    case (let multiply?, nil): (factor, direction) = (multiply, 1)
    case (nil, let divide?): (factor, direction) = (divide, -1)
    default: throw value.error(.invalid, "expected one of ‘multiply’ and ‘divide’, not both")
    }
    guard type == .integer || type == .decimal else {
      throw factor.error(
        .invalid, "a \(type.rawValue) has no decimal point to move", hint: "add ‘type: decimal’")
    }
    var rest = try factor.integer()
    var places = 0
    while rest >= 10, rest % 10 == 0 {
      rest /= 10
      places += 1
    }
    guard rest == 1 else {
      throw factor.error(
        .invalid, "expected a power of ten", hint: "10, 100, 1000 … keep every digit exact")
    }
    return direction * places
  }
}
