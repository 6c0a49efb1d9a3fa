extension PatternParser {
  /// A class, its opening bracket taken.
  mutating func bracketed() throws(CypherError) -> ScalarClass {
    var found = ScalarClass(ignoresCase: flags.ignoresCase)
    found.isNegated = take("^")
    var isFirst = true
    while true {
      guard let scalar = next else {
        throw fault("a class is not closed", hint: "\\[ is a bracket")
      }
      if scalar == "]", !isFirst {
        at += 1
        return found
      }
      isFirst = false
      if take("&&") {
        found.limits.append(try intersected())
        continue
      }
      if scalar == "[" {
        at += 1
        found.parts.append(try nested { parser throws(CypherError) in try parser.bracketed() })
        continue
      }
      if flags.isSpaced, scalar.properties.isPatternWhitespace {
        at += 1
        continue
      }
      try add(to: &found)
    }
  }

  /// What stands behind `&&` up to the next one or the end of the class.
  private mutating func intersected() throws(CypherError) -> ScalarClass {
    var found = ScalarClass(ignoresCase: flags.ignoresCase)
    while let scalar = next, scalar != "]", !scalars[at...].starts(with: ["&", "&"]) {
      if scalar == "[" {
        at += 1
        found.parts.append(try nested { parser throws(CypherError) in try parser.bracketed() })
      } else {
        try add(to: &found)
      }
    }
    return found
  }

  /// One code point, one range, or a class of an escape.
  private mutating func add(to found: inout ScalarClass) throws(CypherError) {
    if take("\\Q") {
      while next != nil, !take("\\E") {
        found.ranges.append(scalars[at].value...scalars[at].value)
        at += 1
      }
      return
    }
    guard let low = try member(of: &found) else { return }
    guard next == "-", at + 1 < scalars.count, scalars[at + 1] != "]", scalars[at + 1] != "["
    else {
      found.ranges.append(low.value...low.value)
      return
    }
    at += 1
    guard let high = try member(of: &found), high.value >= low.value else {
      throw fault("a range that ends before it begins")
    }
    found.ranges.append(low.value...high.value)
  }

  /// A code point; nil where an escape stood for a whole class.
  private mutating func member(
    of found: inout ScalarClass
  ) throws(CypherError) -> Unicode.Scalar? {
    let scalar = scalars[at]
    at += 1
    guard scalar == "\\" else { return scalar }
    if let part = try classEscape() {
      found.parts.append(part)
      return nil
    }
    return try scalarEscape()
  }
}
