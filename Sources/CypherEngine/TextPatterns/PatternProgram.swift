/// A regular expression as a list of steps, for ``PatternMatcher``.
///
/// Source: K. Thompson, Regular Expression Search Algorithm, CACM 11 (1968),
/// doi:10.1145/363347.363387; in R. Pike's form of a program for many threads.
struct PatternProgram {
  enum Instruction {
    /// Takes one code point of a class and goes on with the next step.
    case take(Int)
    /// Goes on with both.
    case split(Int, Int)
    case jump(Int)
    case require(PatternAssertion)
    /// The pattern ends here.
    case accept
  }

  private(set) var instructions: [Instruction] = []
  private(set) var classes: [CompiledScalarClass] = []

  /// - Throws: ``CypherError/Code/argument`` where repetitions make it too large.
  init(_ node: PatternNode) throws(CypherError) {
    guard Self.size(of: node) <= PatternLimits.instructionsMax else {
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue",
        "the regular expression behind =~ is too large when its counts are written out",
        hint: "use smaller counts, or * and +")
    }
    append(node)
    instructions.append(.accept)
  }

  /// Steps that a tree takes, at most a little above the limit.
  private static func size(of node: PatternNode) -> Int {
    let limit = PatternLimits.instructionsMax + 1
    switch node {
    case .empty: return 1
    case .scalar, .assertion: return 1
    case .sequence(let parts): return parts.reduce(0) { min($0 + size(of: $1), limit) }
    case .alternatives(let parts): return parts.reduce(0) { min($0 + size(of: $1) + 2, limit) }
    case .repeated(let inner, let least, let most):
      // Counts and sizes are both bounded, so that nothing overflows.
      return min((size(of: inner) + 2) * max(most ?? least + 1, 1), limit)
    }
  }

  private mutating func append(_ node: PatternNode) {
    switch node {
    case .empty: break
    case .scalar(let scalars):
      instructions.append(.take(classes.count))
      classes.append(CompiledScalarClass(scalars))
    case .assertion(let assertion): instructions.append(.require(assertion))
    case .sequence(let parts): for part in parts { append(part) }
    case .alternatives(let parts): appendAlternatives(parts)
    case .repeated(let inner, let least, let most):
      for _ in 0..<least { append(inner) }
      guard let most else { return appendLoop(inner) }
      appendOptional(inner, count: most - least)
    }
  }

  private mutating func appendAlternatives(_ parts: [PatternNode]) {
    var ends: [Int] = []
    for part in parts.dropLast() {
      let split = instructions.count
      instructions.append(.accept)
      append(part)
      ends.append(instructions.count)
      instructions.append(.accept)
      instructions[split] = .split(split + 1, instructions.count)
    }
    if let last = parts.last { append(last) }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func appendLoop(_ inner: PatternNode) {
    let split = instructions.count
    instructions.append(.accept)
    append(inner)
    instructions.append(.jump(split))
    instructions[split] = .split(split + 1, instructions.count)
  }

  private mutating func appendOptional(_ inner: PatternNode, count: Int) {
    var splits: [Int] = []
    for _ in 0..<count {
      splits.append(instructions.count)
      instructions.append(.accept)
      append(inner)
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
  }
}
