/// A procedure that a scenario defines by a table: for each combination of arguments its rows.
public struct TestProcedure: Sendable {
  /// An argument or an output: `in :: INTEGER?`.
  public struct Field: Sendable {
    public var name: String
    /// `INTEGER`, `FLOAT`, `NUMBER`, `STRING` …
    public var type: String
    public var isNullable: Bool
  }

  public var name: String
  public var inputs: [Field]
  public var outputs: [Field]
  /// Arguments first, then outputs.
  public var rows: [[ScenarioValue]]

  /// Reads `test.my.proc(in :: NUMBER?) :: (out :: STRING?)` and its table; nil where either
  /// cannot be read.
  public init?(signature: String, table: [[String]]) {
    guard let open = signature.firstIndex(of: "("), let close = signature.firstIndex(of: ")"),
      open < close
    else { return nil }
    let rest = signature[signature.index(after: close)...].trimmed
    guard let outputs = rest.after("::"), outputs.hasPrefix("("), outputs.hasSuffix(")"),
      let read = Self.fields(outputs.dropFirst().dropLast()),
      let inputs = Self.fields(signature[signature.index(after: open)..<close])
    else { return nil }
    name = signature[..<open].trimmed
    self.inputs = inputs
    self.outputs = read
    rows = []
    for row in table.dropFirst() {
      guard row.count == inputs.count + read.count,
        let values = try? row.map({ try ScenarioValueReader.read($0) })
      else { return nil }
      rows.append(values)
    }
  }

  private static func fields(_ text: Substring) -> [Field]? {
    if text.trimmed.isEmpty { return [] }
    var fields: [Field] = []
    for part in text.split(separator: ",") {
      let halves = part.split(separator: ":", omittingEmptySubsequences: true)
      guard halves.count == 2 else { return nil }
      let type = halves[1].trimmed
      fields.append(
        Field(
          name: halves[0].trimmed, type: type.replacing("?", with: ""),
          isNullable: type.hasSuffix("?")))
    }
    return fields
  }

  /// The outputs of every row whose arguments are these; `1` finds a FLOAT or NUMBER `1.0`.
  public func outputs(for arguments: [ScenarioValue]) -> [[ScenarioValue]] {
    rows.filter { row in
      zip(zip(inputs, arguments), row).allSatisfy { pair, expected in
        Self.isSame(pair.1, expected, pair.0.type)
      }
    }.map { Array($0[inputs.count...]) }
  }

  private static func isSame(_ left: ScenarioValue, _ right: ScenarioValue, _ type: String) -> Bool
  {
    if type == "FLOAT" || type == "NUMBER" {
      if case .integer(let whole) = left, case .float(let number) = right {
        return Double(whole) == number
      }
    }
    return left.notation == right.notation
  }
}
