extension PatternParser {
  /// What stands behind a backslash outside classes.
  mutating func escape() throws(CypherError) -> PatternNode {
    guard let scalar = next else { throw fault("nothing behind the last backslash") }
    if let assertion = Self.assertions[scalar] {
      at += 1
      return .assertion(assertion)
    }
    if scalar == "R" {
      at += 1
      return .alternatives([
        .sequence([
          .scalar(.single("\r", ignoresCase: false)), .scalar(.single("\n", ignoresCase: false)),
        ]),
        .scalar(ScalarClass(ranges: [0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])),
      ])
    }
    if ("1"..."9").contains(scalar) || scalar == "k" {
      throw fault("references to groups are not supported")
    }
    if var found = try classEscape() {
      found.ignoresCase = flags.ignoresCase
      return .scalar(found)
    }
    return .scalar(.single(try scalarEscape(), ignoresCase: flags.ignoresCase))
  }

  private static let assertions: [Unicode.Scalar: PatternAssertion] = [
    "A": .textStart, "z": .textEnd, "Z": .lastLineEnd, "b": .wordBoundary, "B": .noWordBoundary,
  ]

  /// `\d` and its kin; nil, and nothing taken, where the escape means one code point.
  mutating func classEscape() throws(CypherError) -> ScalarClass? {
    guard let scalar = next else { return nil }
    var found: ScalarClass
    switch scalar {
    case "d", "D": found = ScalarClass(ranges: [0x30...0x39])
    case "w", "W":
      found = ScalarClass(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    case "s", "S": found = ScalarClass(ranges: [0x09...0x0D, 0x20...0x20])
    case "h", "H":
      found = ScalarClass(
        ranges: [
          0x09...0x09, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E,
          0x2000...0x200A, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
        ])
    case "v", "V": found = ScalarClass(ranges: [0x0A...0x0D, 0x85...0x85, 0x2028...0x2029])
    case "p", "P":
      at += 1
      return ScalarClass(properties: [try property(isNegated: scalar == "P")])
    default: return nil
    }
    at += 1
    found.isNegated = scalar.properties.isUppercase
    return found
  }

  private mutating func property(isNegated: Bool) throws(CypherError) -> ScalarProperty {
    var name = ""
    var isNegated = isNegated
    if take("{") {
      if take("^") { isNegated.toggle() }
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        at += 1
      }
      guard take("}") else { throw fault("expected }") }
    } else if let scalar = next {
      name.unicodeScalars.append(scalar)
      at += 1
    }
    guard let property = ScalarProperty(named: name, isNegated: isNegated) else {
      throw fault(
        "a property of characters that is not known",
        hint: "such as \\p{L}, \\p{Lu}, \\p{IsAlphabetic}, \\p{IsHan}, \\p{script=Latin}")
    }
    return property
  }

  /// The one code point that an escape stands for.
  mutating func scalarEscape() throws(CypherError) -> Unicode.Scalar {
    guard let scalar = next else { throw fault("nothing behind the last backslash") }
    at += 1
    switch scalar {
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    case "f": return "\u{0C}"
    case "a": return "\u{07}"
    case "e": return "\u{1B}"
    case "0": return try self.scalar(try digits(1...3, radix: 8))
    case "x":
      if take("{") {
        let value = try digits(1...6, radix: 16)
        guard take("}") else { throw fault("expected }") }
        return try self.scalar(value)
      }
      return try self.scalar(try digits(2...2, radix: 16))
    case "u": return try unicodeEscape()
    case "c":
      guard let letter = next, letter.isASCII else { throw fault("expected a letter behind \\c") }
      at += 1
      return try self.scalar(letter.value ^ 64)
    default:
      guard !scalar.isASCII || !scalar.properties.isAlphabetic, !("1"..."9").contains(scalar)
      else {
        at -= 1
        throw fault("an escape that is not known", hint: "\\\\ is a backslash")
      }
      return scalar
    }
  }

  /// `\u` and four hexadecimal digits, or two of them that are one code point.
  private mutating func unicodeEscape() throws(CypherError) -> Unicode.Scalar {
    let first = try digits(4...4, radix: 16)
    guard (0xD800...0xDBFF).contains(first), take("\\u") else { return try scalar(first) }
    let second = try digits(4...4, radix: 16)
    guard (0xDC00...0xDFFF).contains(second) else { throw fault("half of a code point") }
    return try scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private func scalar(_ value: UInt32) throws(CypherError) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(value) else { throw fault("there is no such code point") }
    return scalar
  }

  private mutating func digits(
    _ count: ClosedRange<Int>, radix: UInt32
  ) throws(CypherError) -> UInt32 {
    var value: UInt32 = 0
    var taken = 0
    while taken < count.upperBound, let scalar = next, scalar.isASCII,
      let digit = Character(scalar).hexDigitValue, digit < radix
    {
      // At most six hexadecimal digits: no overflow.
      value = value * radix + UInt32(digit)
      taken += 1
      at += 1
    }
    guard taken >= count.lowerBound else { throw fault("expected a digit") }
    return value
  }
}
