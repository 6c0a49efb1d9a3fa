/// Turns a feature's steps into scenarios: the one place that knows the steps' wording.
public enum ScenarioReader {
  /// The scenarios of one file; `path` is its place below the folder, without `.feature`.
  ///
  /// - Throws: ``FeatureError`` for a step that nobody knows and for a cell that is no value.
  public static func read(_ text: String, path: String) throws(FeatureError) -> [Scenario] {
    var scenarios: [Scenario] = []
    var ordinal = 0
    for (at, drawn) in try FeatureReader.read(text).scenarios.enumerated() {
      if at == 0 || drawn.example == nil || drawn.example == 1 { ordinal += 1 }
      var steps: [Scenario.Step] = []
      for step in drawn.steps { steps.append(try read(step)) }
      // The number in the name is the address that people use; files without one count.
      var id = "\(path) [\(ordinal)]"
      if drawn.name.hasPrefix("["), let end = drawn.name.firstIndex(of: "]") {
        id = "\(path) \(drawn.name[...end])"
      }
      if let example = drawn.example { id += " #\(example)" }
      scenarios.append(Scenario(id: id, name: drawn.name, tags: drawn.tags, steps: steps))
    }
    return scenarios
  }

  private static func read(_ step: FeatureStep) throws(FeatureError) -> Scenario.Step {
    let text = step.text.hasSuffix(":") ? String(step.text.dropLast()) : step.text
    switch text {
    case "an empty graph", "any graph": return .start(.empty)
    case "having executed": return .setUp(try document(of: step))
    case "executing query", "executing control query": return .query(try document(of: step))
    case "parameters are": return .parameters(try parameters(of: step))
    case "the result should be empty": return .noRows
    case "no side effects": return .sideEffects(SideEffects())
    case "the side effects should be":
      guard let effects = SideEffects(table: try table(of: step)) else {
        throw FeatureError(line: step.line, problem: "side effects that cannot be read")
      }
      return .sideEffects(effects)
    default: break
    }
    if let graph = text.after("the "), let name = graph.before(" graph") {
      return .start(.named(name))
    }
    if let order = text.after("the result should be") {
      return .rows(try rows(of: step, order: order))
    }
    if let signature = text.after("there exists a procedure ") {
      guard let procedure = TestProcedure(signature: signature, table: try table(of: step)) else {
        throw FeatureError(line: step.line, problem: "a procedure that cannot be read: \(text)")
      }
      return .procedure(procedure)
    }
    if let failure = failure(text) { return .failure(failure) }
    throw FeatureError(line: step.line, problem: "an unknown step: \(step.text)")
  }

  private static func document(of step: FeatureStep) throws(FeatureError) -> String {
    guard let document = step.document else {
      throw FeatureError(line: step.line, problem: "no text below: \(step.text)")
    }
    return document
  }

  private static func table(of step: FeatureStep) throws(FeatureError) -> [[String]] {
    guard let table = step.table else {
      throw FeatureError(line: step.line, problem: "no table below: \(step.text)")
    }
    return table
  }

  private static func value(_ cell: String, _ line: Int) throws(FeatureError) -> ScenarioValue {
    do {
      return try ScenarioValueReader.read(cell)
    } catch {
      throw FeatureError(line: line, problem: "\(error)")
    }
  }

  private static func parameters(of step: FeatureStep) throws(FeatureError) -> [ScenarioProperty] {
    var parameters: [ScenarioProperty] = []
    for row in try table(of: step) {
      guard row.count == 2 else {
        throw FeatureError(line: step.line, problem: "a parameter without name or value")
      }
      parameters.append(ScenarioProperty(row[0], try value(row[1], step.line)))
    }
    return parameters
  }

  private static func rows(of step: FeatureStep, order: String) throws(FeatureError)
    -> Scenario.ExpectedRows
  {
    let table = try table(of: step)
    var rows: [[ScenarioValue]] = []
    for cells in table.dropFirst() {
      var row: [ScenarioValue] = []
      for cell in cells { row.append(try value(cell, step.line)) }
      rows.append(row)
    }
    let ignores = order.contains("(ignoring element order for lists)")
    let words = order.replacing("(ignoring element order for lists)", with: "").trimmed
    guard ["", ",", ", in any order", ", in order"].contains(words) else {
      throw FeatureError(line: step.line, problem: "an unknown order: \(order)")
    }
    return Scenario.ExpectedRows(
      columns: table.first ?? [], rows: rows, isOrdered: words == ", in order",
      ignoresListOrder: ignores)
  }

  /// `a TypeError should be raised at runtime: InvalidArgumentType`.
  private static func failure(_ text: String) -> Scenario.ExpectedFailure? {
    guard let type = (text.after("a ") ?? text.after("an "))?.before(" should be raised at "),
      let rest = text.split(separator: " should be raised at ").last,
      let colon = rest.firstIndex(of: ":")
    else { return nil }
    let detail = rest[rest.index(after: colon)...].trimmed
    let phase = ScenarioError.Phase(rawValue: rest[..<colon].trimmed)
    guard phase != nil || rest[..<colon].trimmed == "any time" else { return nil }
    return Scenario.ExpectedFailure(
      type: type, phase: phase, detail: detail == "*" ? nil : detail)
  }
}

extension String {
  /// What stands before a text; nil where it does not occur.
  func before(_ text: String) -> String? {
    guard let range = firstRange(of: text) else { return nil }
    return String(self[..<range.lowerBound])
  }
}
