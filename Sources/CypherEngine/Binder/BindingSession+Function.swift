import CypherSyntax

/// Calls of functions, and the few names that are more than functions.
extension BindingSession {
  func bindFunction(
    _ call: FunctionCall, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    let name = call.fullName
    if let aggregate = functions.aggregate(name) {
      return try bindAggregate(aggregate, call, span, context)
    }
    if call.isDistinct { throw BinderDiagnostics.distinctWithoutAggregate(name, span) }
    switch name.lowercased() {
    case "coalesce": return try bindCoalesce(call, span, context.value)
    case "exists": return try bindExists(call, span, context)
    case "size":
      if call.arguments.count == 1, case .pattern(let pattern) = call.arguments[0].kind {
        // As in older Cypher, where a pattern is a list of paths; in conditions alone.
        guard context.isInsideCondition else { throw BinderDiagnostics.patternAsValue(span) }
        return try bindPatternSubquery(.count, pattern, span, context)
      }
    default: break
    }
    guard let function = functions.function(name) else {
      throw BinderDiagnostics.unknownFunction(name, span, functions)
    }
    var arguments: [BoundExpression] = []
    for argument in call.arguments { arguments.append(try bind(argument, context.value)) }
    try check(
      arguments, function.parameters, isVariadic: function.isVariadic, of: function.name, span)
    return BoundExpression(
      .function(function, arguments), Self.resultType(of: function, arguments), span)
  }

  /// - Parameter parameters: where the function is variadic the last of them may come any number of
  ///   times.
  func check(
    _ arguments: [BoundExpression], _ parameters: [FunctionDefinition.Parameter],
    isVariadic: Bool, of name: String, _ span: SourceSpan
  ) throws(CypherError) {
    let least = parameters.count { !$0.isOptional } - (isVariadic && !parameters.isEmpty ? 1 : 0)
    let most = isVariadic ? nil : parameters.count
    guard arguments.count >= max(0, least), most.map({ arguments.count <= $0 }) ?? true else {
      throw BinderDiagnostics.argumentCount(
        name, found: arguments.count, least: max(0, least), most: most, span)
    }
    for (place, argument) in arguments.enumerated() {
      guard let parameter = place < parameters.count ? parameters[place] : parameters.last else {
        continue
      }
      if parameter.types.isEmpty { continue }
      guard parameter.types.contains(where: { argument.type.mayBe($0) }) else {
        throw BinderDiagnostics.argumentType(
          name, parameter.name, found: argument.type, expected: parameter.types, argument.span)
      }
    }
  }

  private func bindCoalesce(
    _ call: FunctionCall, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    guard !call.arguments.isEmpty else {
      throw BinderDiagnostics.argumentCount("coalesce", found: 0, least: 1, most: nil, span)
    }
    var arguments: [BoundExpression] = []
    var type = StaticType.null
    for argument in call.arguments {
      let bound = try bind(argument, context)
      type = arguments.isEmpty ? bound.type : type.joined(with: bound.type)
      arguments.append(bound)
    }
    return BoundExpression(.coalesce(arguments), type, span)
  }

  /// `exists(n.key)` asks for a value, `exists((a)-->(b))` for a match.
  private func bindExists(
    _ call: FunctionCall, _ span: SourceSpan, _ context: ExpressionContext
  ) throws(CypherError) -> BoundExpression {
    guard call.arguments.count == 1 else {
      throw BinderDiagnostics.argumentCount(
        "exists", found: call.arguments.count, least: 1, most: 1, span)
    }
    let argument = call.arguments[0]
    switch argument.kind {
    case .pattern(let pattern):
      return try bindPatternSubquery(.exists, pattern, span, context)
    case .property, .subscripted:
      return BoundExpression(.isNotNull(try bind(argument, context.value)), .boolean, span)
    default: throw BinderDiagnostics.existsArgument(argument.span)
    }
  }

  /// The declared type, made narrower where it follows from an argument.
  private static func resultType(
    of function: FunctionDefinition, _ arguments: [BoundExpression]
  ) -> StaticType {
    guard let first = arguments.first?.type else { return function.result }
    switch (function.name, first) {
    case ("head", .list(let element)), ("last", .list(let element)):
      return element == .null ? .any : element
    case ("tail", .list), ("reverse", .list): return first
    default: return function.result
    }
  }
}
