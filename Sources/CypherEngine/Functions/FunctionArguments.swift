import PropertyGraph

/// The arguments of one call, read by kind: what the binder could not tell beforehand is told here.
struct FunctionArguments {
  let values: [CypherValue]
  let function: String

  subscript(_ at: Int) -> CypherValue { values[at] }

  /// How many were given.
  var count: Int { values.count }

  /// The argument, or nil where it was left out.
  func optional(_ at: Int) -> CypherValue? { at < values.count ? values[at] : nil }

  func string(_ at: Int) throws -> ByteString {
    guard case .string(let text) = values[at] else { throw wrongKind(at, "STRING") }
    return text
  }

  func text(_ at: Int) throws -> String { try string(at).text }

  func integer(_ at: Int) throws -> Int64 {
    guard case .integer(let number) = values[at] else { throw wrongKind(at, "INTEGER") }
    return number
  }

  /// An integer that is no less than zero, as lengths and positions are.
  func naturalNumber(_ at: Int) throws -> Int {
    let number = try integer(at)
    guard number >= 0 else {
      throw CypherError.runtime(
        .argument, "NegativeIntegerArgument",
        "\(function)() expects an integer of at least 0 as argument \(at + 1)")
    }
    return Int(number)
  }

  func double(_ at: Int) throws -> Double {
    guard let number = values[at].double else { throw wrongKind(at, "INTEGER | FLOAT") }
    return number
  }

  func list(_ at: Int) throws -> [CypherValue] {
    guard case .list(let values) = values[at] else { throw wrongKind(at, "LIST<ANY>") }
    return values
  }

  func map(_ at: Int) throws -> CypherMap {
    guard case .map(let map) = values[at] else { throw wrongKind(at, "MAP") }
    return map
  }

  func path(_ at: Int) throws -> PathValue {
    guard case .path(let path) = values[at] else { throw wrongKind(at, "PATH") }
    return path
  }

  func relationship(_ at: Int) throws -> RelationshipValue {
    guard case .relationship(let found) = values[at] else { throw wrongKind(at, "RELATIONSHIP") }
    return found
  }

  func point(_ at: Int) throws -> Point {
    guard case .point(let point) = values[at] else { throw wrongKind(at, "POINT") }
    return point
  }

  /// An argument of a kind that the function does not take.
  func wrongKind(_ at: Int, _ expected: String) -> CypherError {
    .runtime(
      .type, "InvalidArgumentValue",
      "\(function)() expects \(expected) as argument \(at + 1), found \(values[at].kind.name)")
  }

  /// An argument of the right kind that the function cannot use.
  func wrongValue(_ message: String, hint: String? = nil) -> CypherError {
    .runtime(.argument, "InvalidArgumentValue", "\(function)(): \(message)", hint: hint)
  }
}

extension FunctionDefinition {
  /// A function whose body reads its arguments by kind.
  init(
    _ name: String, _ parameters: [Parameter], _ result: StaticType, _ category: FunctionCategory,
    _ summary: String, returnsNullOnNull: Bool = true, isPure: Bool = true,
    _ body: @escaping @Sendable (FunctionArguments, EvaluationContext) throws -> CypherValue
  ) {
    self.init(
      name, parameters, result: result, returnsNullOnNull: returnsNullOnNull, isPure: isPure,
      category: category.rawValue, summary: summary
    ) { values, context in
      try body(FunctionArguments(values: values, function: name), context)
    }
  }

  /// The same function under another name.
  func renamed(_ name: String) -> FunctionDefinition {
    var copy = self
    copy.name = name
    return copy
  }
}

/// What functions are listed under.
enum FunctionCategory: String {
  case string = "String"
  case list = "List"
  case mathematical = "Mathematical"
  case conversion = "Conversion"
  case graph = "Graph"
  case scalar = "Scalar"
  case spatial = "Spatial"
  case temporal = "Temporal"
}
