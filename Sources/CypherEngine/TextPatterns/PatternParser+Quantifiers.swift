extension PatternParser {
  /// An atom with what quantifiers follow it.
  mutating func quantified(_ atom: PatternNode) throws(CypherError) -> PatternNode {
    var node = atom
    var count = 0
    while let (min, max) = try quantifier() {
      node = .repeated(node, min: min, max: max)
      count += 1
      guard count <= Self.quantifiersMax else { throw fault("too many counts one after the other") }
      // Which text fits as a whole does not depend on greed.
      if take("?") { continue }
      if next == "+" {
        throw fault(
          "possessive quantifiers are not supported", hint: "leave the second + out")
      }
      if next == "*" { throw fault("a quantifier follows a quantifier") }
    }
    return node
  }

  /// Of one atom, such as `a{2}{3}`.
  private static let quantifiersMax = 8

  private mutating func quantifier() throws(CypherError) -> (min: Int, max: Int?)? {
    switch next {
    case "*":
      at += 1
      return (0, nil)
    case "+":
      at += 1
      return (1, nil)
    case "?":
      at += 1
      return (0, 1)
    case "{":
      at += 1
      return try counts()
    default: return nil
    }
  }

  private mutating func counts() throws(CypherError) -> (min: Int, max: Int?) {
    guard let min = try number() else { throw fault("expected a number", hint: "\\{ is a brace") }
    guard take(",") else {
      guard take("}") else { throw fault("expected , or }") }
      return (min, min)
    }
    let max = try number()
    guard take("}") else { throw fault("expected }") }
    if let max, max < min { throw fault("the greatest count is less than the least") }
    return (min, max)
  }

  private mutating func number() throws(CypherError) -> Int? {
    var value: Int?
    while let digit = next, ("0"..."9").contains(digit) {
      value = (value ?? 0) * 10 + Int(digit.value - 0x30)
      guard value! <= PatternLimits.repetitionsMax else {
        throw fault("a count above \(PatternLimits.repetitionsMax)")
      }
      at += 1
    }
    return value
  }
}
