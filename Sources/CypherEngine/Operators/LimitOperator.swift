/// Leaves the first rows out, and stops after so many.
final class LimitOperator: Operator {
  private let input: Operator
  private let skip: CompiledExpression?
  private let limit: CompiledExpression?
  /// Whether the input must run to its end all the same, since it writes.
  private let exhausts: Bool
  private let frame: Frame
  private var skipLeft = 0
  private var left = 0
  private var isDone = false

  init(
    _ input: Operator, skip: CompiledExpression?, limit: CompiledExpression?, exhausts: Bool,
    _ frame: Frame
  ) {
    self.input = input
    self.skip = skip
    self.limit = limit
    self.exhausts = exhausts
    self.frame = frame
  }

  override func open() throws {
    frame.batch = .unit(slotCount: frame.batch.columns.count)
    frame.row = 0
    skipLeft = try Self.count(skip, frame, "SKIP") ?? 0
    left = try Self.count(limit, frame, "LIMIT") ?? Int.max
    isDone = false
    try input.open()
  }

  /// The number that SKIP or LIMIT says.
  static func count(
    _ expression: CompiledExpression?, _ frame: Frame, _ word: String
  ) throws -> Int? {
    guard let expression else { return nil }
    switch try expression.value(frame) {
    case .integer(let number) where number >= 0:
      return Int(number)
    case .integer:
      throw CypherError(
        .syntax, .runtime, detail: "NegativeIntegerArgument",
        "\(word) takes a whole number from 0 on, found a negative one")
    default:
      throw CypherError(
        .syntax, .runtime, detail: "InvalidArgumentType",
        "\(word) takes a whole number from 0 on, found something else")
    }
  }

  override func produce() throws -> Batch? {
    if isDone { return nil }
    while left > 0, let batch = try input.next() {
      let first = min(skipLeft, batch.count)
      skipLeft -= first
      let count = min(batch.count - first, left)
      if count == 0 { continue }
      left -= count
      if count == batch.count { return batch }
      return batch.gathered((first..<first + count).map { Int32($0) })
    }
    isDone = true
    if exhausts { while try input.next() != nil {} }
    return nil
  }
}

extension PlanNode {
  static func limit(
    _ input: PlanNode, skip: BoundExpression?, limit: BoundExpression?, exhausts: Bool,
    details: String
  ) -> PlanNode {
    if skip == nil, limit == nil { return input }
    var rows = input.estimatedRows
    if case .literal(.integer(let count))? = limit?.kind { rows = min(rows, Double(count)) }
    return PlanNode(
      "Limit", details, children: [input], estimatedRows: rows,
      isRowLocal: false
    ) { builder, node in
      LimitOperator(
        try node.children[0].build(builder), skip: try skip.map(builder.compile),
        limit: try limit.map(builder.compile), exhausts: exhausts, builder.frame())
    }
  }
}
