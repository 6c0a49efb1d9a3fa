import CypherSyntax

/// Everything the binder refuses a statement for, in order of names.
///
/// Messages quote names and words of the language from the text, never values.
enum BinderDiagnostics {
  static func adjacentNodes(_ first: Name, _ second: Name) -> CypherError {
    .compile(
      "UnexpectedSyntax",
      "the nodes `\(first)` and `\(second)` stand side by side, but nothing leads between them",
      span: first.span.joined(with: second.span), hint: "use one name for both")
  }

  static func alreadyBound(_ name: Name) -> CypherError {
    .compile(
      "VariableAlreadyBound", "the variable `\(name)` is there already", span: name.span,
      hint: "use another name")
  }

  static func ambiguousAggregation(_ span: SourceSpan) -> CypherError {
    .compile(
      "AmbiguousAggregationExpression",
      "beside an aggregate this is only clear where the rows are grouped by it", span: span,
      hint: "project it as an item of its own in an earlier WITH")
  }

  static func argumentCount(
    _ name: String, found: Int, least: Int, most: Int?, _ span: SourceSpan
  ) -> CypherError {
    let expected =
      switch most {
      case least?: "\(least)"
      case let most?: "\(least) to \(most)"
      case nil: "at least \(least)"
      }
    return .compile(
      "InvalidNumberOfArguments", "`\(name)` takes \(expected) arguments, found \(found)",
      span: span)
  }

  static func argumentType(
    _ name: String, _ parameter: String, found: StaticType, expected: [StaticType],
    _ span: SourceSpan
  ) -> CypherError {
    let types = expected.map(\.name).joined(separator: " or ")
    return invalidType("`\(parameter)` of `\(name)` must be \(types), found \(found.name)", span)
  }

  static func cannotCompute(
    _ kind: ArithmeticOperator, _ left: StaticType, _ right: StaticType, _ span: SourceSpan
  ) -> CypherError {
    invalidType("\(kind.rawValue) does not go with \(left.name) and \(right.name)", span)
  }

  static func collectColumns(_ found: Int, _ span: SourceSpan) -> CypherError {
    composition("COLLECT needs one column, found \(found)", span)
  }

  static func collectWithoutReturn(_ span: SourceSpan) -> CypherError {
    composition("COLLECT needs a query that ends with RETURN", span)
  }

  static func columnConflict(_ name: Name) -> CypherError {
    .compile(
      "ColumnNameConflict", "two columns are named `\(name)`", span: name.span,
      hint: "give one of them another name with AS")
  }

  static func conditionIsNotBoolean(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("a condition must be BOOLEAN, found \(found.name)", span)
  }

  static func countIsNotInteger(
    _ word: String, _ found: StaticType, _ span: SourceSpan
  ) -> CypherError {
    invalidType("\(word) must be INTEGER, found \(found.name)", span)
  }

  static func dayIsNotDate(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("`at` must be a date, found \(found.name)", span, hint: "at='2020-10-01'")
  }

  static func deletedLabel(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidDelete", "DELETE takes nodes, relationships and paths, found a label or type",
      span: span, hint: "REMOVE takes labels away")
  }

  static func differentColumns(_ span: SourceSpan) -> CypherError {
    .compile(
      "DifferentColumnsInUnion", "the queries of a UNION must have the same columns", span: span)
  }

  static func distinctWithoutAggregate(_ name: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "UnexpectedSyntax", "DISTINCT goes with aggregates, `\(name)` is none", span: span)
  }

  static func emptyPattern(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern", "the pattern may be empty, it needs at least one node",
      span: span, hint: "name the node where it begins: `(a) (…){0,3}`")
  }

  static func endlessPattern(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern",
      "with REPEATABLE ELEMENTS a repetition needs an upper bound or a selector", span: span,
      hint: "`{1,5}`, or ANY SHORTEST before the pattern")
  }

  static func existsArgument(_ span: SourceSpan) -> CypherError {
    invalidType(
      "exists() takes a property or a pattern", span, hint: "IS NOT NULL takes any expression")
  }

  static func groupWithoutRelationship(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern", "a quantified pattern needs a relationship", span: span)
  }

  static func identityValue(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidArgumentValue", "`identity` is `raw` or `party`", span: span, hint: "identity=raw")
  }

  static func implicitArguments(_ name: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidArgumentPassingMode",
      "within a query the arguments of `\(name)` must stand in parentheses", span: span)
  }

  static func importingWith(_ span: SourceSpan) -> CypherError {
    composition(
      "the WITH that imports into a subquery may name variables and nothing else", span,
      hint: "`CALL (a, b) { … }`, or a second WITH")
  }

  static func indexIsNotInteger(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("the place in a list must be INTEGER, found \(found.name)", span)
  }

  static func integerOverflow(_ span: SourceSpan) -> CypherError {
    .compile("IntegerOverflow", "the number does not fit into 64 bits", span: span)
  }

  static func keyIsNotText(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("the key of a property must be STRING, found \(found.name)", span)
  }

  static func labelsToMake(_ word: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "UnexpectedSyntax", "\(word) needs plain labels, without `|`, `!` and `%`", span: span)
  }

  static func madeVariableLength(_ word: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "CreatingVarLength", "\(word) needs single relationships, found one of variable length",
      span: span)
  }

  static func misplacedAggregate(_ name: String?, _ span: SourceSpan) -> CypherError {
    let found = name.map { "`\($0)`" } ?? "an aggregate"
    return .compile(
      "InvalidAggregation", "\(found) may stand among the items of WITH and RETURN alone",
      span: span, hint: "project it with WITH … AS, then use its name")
  }

  static func missingAlias(_ span: SourceSpan) -> CypherError {
    .compile(
      "NoExpressionAlias", "an expression needs a name here", span: span, hint: "add AS and a name")
  }

  static func negativeCount(_ word: String, _ span: SourceSpan) -> CypherError {
    .compile("NegativeIntegerArgument", "\(word) must not be negative", span: span)
  }

  static func negativeLength(_ span: SourceSpan) -> CypherError {
    .compile("InvalidRelationshipPattern", "a length must not be negative", span: span)
  }

  static func nestedAggregate(_ name: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "NestedAggregation", "`\(name)` stands inside another aggregate", span: span,
      hint: "compute the inner one in an earlier WITH")
  }

  static func nestedQuantifier(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern", "inside a quantified pattern nothing may be repeated again",
      span: span)
  }

  static func noLabels(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("labels and types belong to NODE and RELATIONSHIP, found \(found.name)", span)
  }

  static func noPathsWanted(_ span: SourceSpan) -> CypherError {
    .compile("InvalidArgumentValue", "the number of paths must be at least 1", span: span)
  }

  /// A path is told from other values: so the openCypher scenarios want it.
  static func noProperties(
    _ found: StaticType, _ key: Name?, _ span: SourceSpan
  ) -> CypherError {
    let property = key.map { "property `\($0)`" } ?? "properties"
    return .compile(
      "InvalidArgumentType", "\(found.name) has no \(property)", span: span,
      hint: found == .path ? "nodes(…) and relationships(…) give its parts" : nil,
      code: found == .path ? .syntax : .type)
  }

  static func noSign(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("a sign goes with numbers and durations, found \(found.name)", span)
  }

  static func notAList(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("a LIST must stand here, found \(found.name)", span)
  }

  static func notAnUpdate(_ clause: Clause) -> CypherError {
    composition(
      "\(clause.word) cannot stand in FOREACH", clause.span,
      hint:
        "FOREACH takes CREATE, MERGE, SET, REMOVE, DELETE and FOREACH; UNWIND goes before others")
  }

  static func notChangeable(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("only a NODE or RELATIONSHIP can be changed, found \(found.name)", span)
  }

  static func notConstant(_ span: SourceSpan) -> CypherError {
    .compile(
      "NonConstantExpression", "only literals, parameters and functions of them may stand here",
      span: span)
  }

  static func notDeletable(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("DELETE takes nodes, relationships and paths, found \(found.name)", span)
  }

  static func notIndexed(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidArgumentType", "\(found.name) has no elements", span: span, code: .type)
  }

  static func notOneType(_ word: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "NoSingleRelationshipType", "\(word) needs exactly one type for a relationship", span: span,
      hint: "`-[:TYPE]->`")
  }

  static func notPlain(_ word: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "UnexpectedSyntax", "\(word) needs plain nodes and relationships in turn", span: span)
  }

  static func nothingInScope(_ span: SourceSpan) -> CypherError {
    .compile("NoVariablesInScope", "`*` stands for no variable at all", span: span)
  }

  static func operandIsNotBoolean(
    _ word: String, _ found: StaticType, _ span: SourceSpan
  ) -> CypherError {
    invalidType("\(word) needs BOOLEAN, found \(found.name)", span)
  }

  static func parameterAsPredicate(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidParameterUse", "a pattern to match needs its properties one by one", span: span,
      hint: "`{key: $parameter.key}`")
  }

  static func pathCount(_ span: SourceSpan) -> CypherError {
    .compile(
      "NonConstantExpression", "the number of paths must be an integer literal or a parameter",
      span: span)
  }

  static func pathInsideGroup(_ name: Name) -> CypherError {
    .compile(
      "UnexpectedSyntax", "a part of a pattern cannot be named as a path, as `\(name)` is",
      span: name.span, hint: "name the whole pattern")
  }

  static func patternAsValue(_ span: SourceSpan) -> CypherError {
    .compile(
      "UnexpectedSyntax", "a pattern is a condition and no value", span: span,
      hint: "EXISTS { … }, COUNT { … } or a pattern comprehension")
  }

  static func propertiesAreNotMap(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("properties must be a MAP, found \(found.name)", span)
  }

  static func quantifierBounds(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern",
      "the upper bound of a quantifier must be at least 1 and not below the lower one", span: span)
  }

  static func randomInAggregate(_ name: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "NonConstantExpression", "`\(name)` cannot take what is another value at each call",
      span: span)
  }

  static func repeatedRelationship(_ name: Name) -> CypherError {
    .compile(
      "RelationshipUniquenessViolation",
      "the relationship `\(name)` comes twice, but relationships of one MATCH differ",
      span: name.span, hint: "MATCH REPEATABLE ELEMENTS allows it")
  }

  static func selectorBesideOthers(_ span: SourceSpan) -> CypherError {
    composition(
      "a pattern with ANY or SHORTEST must be the only one of its MATCH", span,
      hint: "put it into a MATCH of its own")
  }

  static func settingTwice(_ name: Name) -> CypherError {
    .compile("InvalidArgumentValue", "the setting `\(name)` comes twice", span: name.span)
  }

  static func shadowsOuter(_ name: Name) -> CypherError {
    .compile(
      "VariableAlreadyBound", "`\(name)` already stands for a variable outside of the subquery",
      span: name.span, hint: "use another name")
  }

  static func shortestPathMinimum(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern", "shortestPath takes a least length of 0 or 1", span: span,
      hint: "SHORTEST takes any quantifier")
  }

  static func shortestPathShape(_ span: SourceSpan) -> CypherError {
    .compile(
      "InvalidRelationshipPattern", "shortestPath takes exactly one relationship between two nodes",
      span: span, hint: "SHORTEST takes any pattern")
  }

  static func sliceBoundIsNotInteger(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("the bounds of a slice must be INTEGER, found \(found.name)", span)
  }

  static func sourceIsNotText(_ found: StaticType, _ span: SourceSpan) -> CypherError {
    invalidType("LOAD CSV needs the name of a source, found \(found.name)", span)
  }

  static func typeConflict(
    _ name: Name, _ found: StaticType, _ expected: StaticType
  ) -> CypherError {
    .compile(
      "VariableTypeConflict", "`\(name)` is \(found.name), here \(expected.name) is meant",
      span: name.span)
  }

  static func undefinedVariable(
    _ name: Name, _ span: SourceSpan, _ scope: Scope
  ) -> CypherError {
    let reason: String
    var hint: String?
    switch scope.concealed[name] {
    case .notProjected?: reason = "was not passed on by WITH or RETURN"
    case .notImported?:
      reason = "is not imported into the subquery"
      hint = "`CALL (\(name)) { … }`"
    case .sameClause?: reason = "is made by this very clause"
    case .notGrouped?, nil:
      reason = "is not defined"
      hint = Nearest.name(to: name.text, among: scope.visibleNames.map(\.text)).map {
        "did you mean `\($0)`?"
      }
    }
    return .compile(
      "UndefinedVariable", "the variable `\(name)` \(reason)", span: span, hint: hint)
  }

  static func undirected(_ span: SourceSpan) -> CypherError {
    .compile(
      "RequiresDirectedRelationship", "CREATE needs a direction for a relationship", span: span,
      hint: "`-[…]->` or `<-[…]-`")
  }

  static func unknownFunction(
    _ name: String, _ span: SourceSpan, _ registry: FunctionRegistry
  ) -> CypherError {
    let known =
      ["coalesce", "exists"] + registry.allFunctions.map(\.name)
      + registry.allAggregates.map(\.name)
    return .compile(
      "UnknownFunction", "there is no function `\(name)`", span: span,
      hint: Nearest.name(to: name, among: known).map { "did you mean `\($0)`?" })
  }

  static func unknownOutput(_ name: Name, _ procedure: ProcedureDefinition) -> CypherError {
    .compile(
      "UndefinedVariable", "`\(procedure.name)` has no output `\(name)`", span: name.span,
      hint: Nearest.name(to: name.text, among: procedure.outputs.map(\.name)).map {
        "did you mean `\($0)`?"
      })
  }

  static func unknownProcedure(
    _ call: ProcedureCall, _ registry: ProcedureRegistry
  ) -> CypherError {
    let known = registry.all.map(\.name).filter { !$0.hasPrefix(BindingSession.showPrefix) }
    var span = call.span
    if let first = call.name.first, let last = call.name.last {
      span = first.span.joined(with: last.span)
    }
    return .compile(
      "ProcedureNotFound", "there is no procedure `\(call.fullName)`", span: span,
      hint: Nearest.name(to: call.fullName, among: known).map { "did you mean `\($0)`?" },
      code: .procedure)
  }

  static func unknownSetting(_ name: Name) -> CypherError {
    .compile(
      "InvalidArgumentValue", "there is no setting `\(name)`", span: name.span,
      hint: Nearest.name(to: name.text, among: BindingSession.settingNames).map {
        "did you mean `\($0)`?"
      } ?? "at, identity")
  }

  static func unknownShow(_ subject: ShowCommand.Subject, _ span: SourceSpan) -> CypherError {
    .compile(
      "ProcedureNotFound", "SHOW \(subject.rawValue.uppercased()) has nothing to show here",
      span: span, code: .procedure)
  }

  static func unknownType(_ name: String, _ span: SourceSpan) -> CypherError {
    .compile(
      "UnexpectedSyntax", "there is no type \(name)", span: span,
      hint: Nearest.name(to: name, among: TypeNames.all).map { "did you mean \($0)?" })
  }

  static func whereInMadePattern(_ word: String, _ span: SourceSpan) -> CypherError {
    .compile("UnexpectedSyntax", "a pattern of \(word) cannot have WHERE", span: span)
  }

  static func writeInSubquery(_ kind: SubqueryKind, _ span: SourceSpan) -> CypherError {
    composition(
      "\(kind.rawValue) cannot change the graph", span, hint: "CALL { … } is the subquery that can")
  }

  // MARK: - Families

  private static func composition(
    _ message: String, _ span: SourceSpan, hint: String? = nil
  ) -> CypherError {
    .compile("InvalidClauseComposition", message, span: span, hint: hint)
  }

  private static func invalidType(
    _ message: String, _ span: SourceSpan, hint: String? = nil
  ) -> CypherError {
    .compile("InvalidArgumentType", message, span: span, hint: hint)
  }
}

extension Clause {
  /// The word by which it begins.
  fileprivate var word: String {
    switch self {
    case .match(let clause): clause.isOptional ? "OPTIONAL MATCH" : "MATCH"
    case .unwind: "UNWIND"
    case .with: "WITH"
    case .return: "RETURN"
    case .finish: "FINISH"
    case .create: "CREATE"
    case .merge: "MERGE"
    case .set: "SET"
    case .remove: "REMOVE"
    case .delete: "DELETE"
    case .foreach: "FOREACH"
    case .call, .subquery: "CALL"
    case .loadCSV: "LOAD CSV"
    }
  }
}
