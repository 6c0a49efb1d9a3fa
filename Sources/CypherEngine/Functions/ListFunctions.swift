import PropertyGraph

/// Functions over lists.
enum ListFunctions {
  static let all: [FunctionDefinition] = [
    size, isEmpty, head, last, tail, reverse, range,
  ]

  private static let list = FunctionDefinition.Parameter("list", [.list(.any)])

  private static let size = FunctionDefinition(
    "size", [.init("list", [.list(.any), .string])], .integer, .list,
    "The number of elements of a list, or of code points of a text."
  ) { arguments, _ in
    switch arguments[0] {
    case .list(let values): return .integer(Int64(values.count))
    case .string(let text): return .integer(Int64(text.text.unicodeScalars.count))
    default: throw arguments.wrongKind(0, "LIST<ANY> | STRING")
    }
  }

  private static let isEmpty = FunctionDefinition(
    "isEmpty", [.init("value", [.list(.any), .map, .string])], .boolean, .list,
    "Whether a list, map or text is empty."
  ) { arguments, _ in
    switch arguments[0] {
    case .list(let values): return .boolean(values.isEmpty)
    case .map(let map): return .boolean(map.count == 0)
    case .string(let text): return .boolean(text.text.isEmpty)
    default: throw arguments.wrongKind(0, "LIST<ANY> | MAP | STRING")
    }
  }

  private static let head = FunctionDefinition(
    "head", [list], .any, .list, "The first element of a list; null of an empty one."
  ) { arguments, _ in
    try arguments.list(0).first ?? .null
  }

  private static let last = FunctionDefinition(
    "last", [list], .any, .list, "The last element of a list; null of an empty one."
  ) { arguments, _ in
    try arguments.list(0).last ?? .null
  }

  private static let tail = FunctionDefinition(
    "tail", [list], .list(.any), .list, "A list without its first element."
  ) { arguments, _ in
    .list(Array(try arguments.list(0).dropFirst()))
  }

  private static let reverse = FunctionDefinition(
    "reverse", [.init("value", [.list(.any), .string])], .any, .list,
    "A list, or the code points of a text, the other way round."
  ) { arguments, _ in
    switch arguments[0] {
    case .list(let values): return .list(values.reversed())
    case .string(let text):
      var turned = String.UnicodeScalarView()
      turned.append(contentsOf: text.text.unicodeScalars.reversed())
      return .text(String(turned))
    default: throw arguments.wrongKind(0, "LIST<ANY> | STRING")
    }
  }

  static let rangeName = "range"

  /// Arguments of a wrong kind are errors at run time only, and not of type: so the TCK has it.
  private static let range = FunctionDefinition(
    rangeName,
    [
      .init("start", [.any]), .init("end", [.any]), .init("step", [.any], isOptional: true),
    ], .list(.integer), .list,
    "The integers from one to another, both included, in steps."
  ) { arguments, context in
    .list(try IntegerRange(arguments.values).values(context))
  }
}

/// The integers of `range(from, to, step)`.
struct IntegerRange {
  let from: Int64
  let step: Int64
  /// How many there are: none where the step leads away from the end.
  let count: UInt64

  /// - Throws: ``CypherError/Code/argument`` with `NumberOutOfRange` for a step of 0.
  init(from: Int64, to: Int64, step: Int64) throws {
    guard step != 0 else {
      throw CypherError.runtime(
        .argument, "NumberOutOfRange", "range() expects a step other than 0")
    }
    self.from = from
    self.step = step
    if step > 0 ? from > to : from < to {
      count = 0
    } else {
      // The distance may take all of 64 bits.
      let distance = UInt64(
        bitPattern: step > 0 ? to &- from : from &- to)
      let steps = distance / step.magnitude
      count = steps == .max ? .max : steps + 1
    }
  }

  /// Of the arguments of a call, two or three.
  init(_ arguments: [CypherValue]) throws {
    let numbers = try arguments.map { value -> Int64 in
      guard case .integer(let number) = value else {
        throw CypherError.runtime(
          .argument, "InvalidArgumentType", "range() expects integers, found \(value.kind.name)")
      }
      return number
    }
    try self.init(from: numbers[0], to: numbers[1], step: numbers.count > 2 ? numbers[2] : 1)
  }

  /// All of them, where a list may have so many.
  func values(_ context: EvaluationContext) throws -> [CypherValue] {
    try ValueLimits.checked(listCount: Int(clamping: count))
    let count = Int(count)
    let bytes = count * MemoryLayout<CypherValue>.stride
    // Whoever keeps the list charges it; here it is only made sure that it may exist.
    try context.monitor?.charge(bytes)
    defer { context.monitor?.release(bytes) }
    var made: [CypherValue] = []
    made.reserveCapacity(count)
    while made.count < count {
      made += values(made.count..<min(made.count + Self.countBetweenChecks, count))
      try context.monitor?.check()
    }
    return made
  }

  private static let countBetweenChecks = 1 << 16

  /// Those at some places, which must be among them.
  func values(_ places: Range<Int>) -> [CypherValue] {
    // Within the range, so nothing overflows.
    places.map { .integer(from &+ Int64($0) &* step) }
  }
}
