/// Reads a regular expression.
///
/// Grammar, loosest first: alternatives `a|b`, sequences, quantified atoms. Depth is bounded by
/// ``PatternLimits/nestingMax``; each loop takes at least one code point.
struct PatternParser {
  let scalars: [Unicode.Scalar]
  var at = 0
  var flags = Flags()
  private var nesting = 0

  struct Flags {
    var ignoresCase = false
    /// `.` fits line breaks too.
    var dotFitsAll = false
    /// `^` and `$` hold at lines.
    var isMultiline = false
    /// White space and comments count for nothing.
    var isSpaced = false
  }

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  /// The whole pattern.
  mutating func parse() throws(CypherError) -> PatternNode {
    let node = try alternatives()
    guard at == scalars.count else { throw fault("a closing parenthesis without an opening one") }
    return node
  }

  var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  /// Takes a code point if it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    at += 1
    return true
  }

  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  /// The message names places, never the pattern: that may be a parameter.
  func fault(_ message: String, hint: String? = nil) -> CypherError {
    .runtime(
      .argument, "InvalidArgumentValue",
      "the regular expression behind =~ is wrong at character \(min(at, scalars.count) + 1): "
        + message, hint: hint)
  }

  /// Runs `body` one level deeper.
  mutating func nested<Result>(
    _ body: (inout PatternParser) throws(CypherError) -> Result
  ) throws(CypherError) -> Result {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= PatternLimits.nestingMax else {
      throw fault("groups nest more than \(PatternLimits.nestingMax) deep")
    }
    return try body(&self)
  }

  // MARK: - Structure

  private mutating func alternatives() throws(CypherError) -> PatternNode {
    var all = [try sequence()]
    while take("|") { all.append(try sequence()) }
    return all.count == 1 ? all[0] : .alternatives(all)
  }

  private mutating func sequence() throws(CypherError) -> PatternNode {
    var parts: [PatternNode] = []
    while true {
      if flags.isSpaced { skipSpace() }
      guard let next, next != "|", next != ")" else { break }
      if take("\\Q") {
        parts += try quotedText()
        continue
      }
      guard let atom = try atom() else { continue }
      parts.append(try quantified(atom))
    }
    switch parts.count {
    case 0: return .empty
    case 1: return parts[0]
    default: return .sequence(parts)
    }
  }

  private mutating func skipSpace() {
    while let scalar = next {
      if scalar == "#" {
        while let inside = next, !PatternAssertion.isLineBreak(inside) { at += 1 }
      } else if scalar.properties.isPatternWhitespace {
        at += 1
      } else {
        return
      }
    }
  }

  /// Everything up to `\E`, literally. A quantifier behind it belongs to the last code point.
  private mutating func quotedText() throws(CypherError) -> [PatternNode] {
    var parts: [PatternNode] = []
    while next != nil, !take("\\E") {
      parts.append(.scalar(.single(scalars[at], ignoresCase: flags.ignoresCase)))
      at += 1
    }
    if let last = parts.popLast() { parts.append(try quantified(last)) }
    return parts
  }

  /// One atom; nil where flags were set.
  private mutating func atom() throws(CypherError) -> PatternNode? {
    let scalar = scalars[at]
    switch scalar {
    case "(":
      at += 1
      return try nested { parser throws(CypherError) in try parser.group() }
    case "[":
      at += 1
      let found = try nested { parser throws(CypherError) in try parser.bracketed() }
      return .scalar(found)
    case ".":
      at += 1
      return .scalar(.any(withLineBreaks: flags.dotFitsAll))
    case "^":
      at += 1
      return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$":
      at += 1
      return .assertion(flags.isMultiline ? .lineEnd : .lastLineEnd)
    case "*", "+", "?": throw fault("a quantifier without anything to repeat")
    case "{": throw fault("a count without anything to repeat", hint: "\\{ is a brace")
    case "\\":
      at += 1
      return try escape()
    default:
      at += 1
      return .scalar(.single(scalar, ignoresCase: flags.ignoresCase))
    }
  }

  // MARK: - Groups

  private mutating func group() throws(CypherError) -> PatternNode? {
    let before = flags
    if take("?") {
      if take(":") || take("<") && isName() {
        if scalars[at - 1] == "<" { try name() }
      } else if scalars[at - 1] == "<" || next == "=" || next == "!" {
        throw fault("look-around is not supported", hint: "test with a second =~")
      } else if next == ">" {
        throw fault("atomic groups are not supported", hint: "(?:…) is a plain group")
      } else {
        try setFlags()
        if take(")") { return nil }
        guard take(":") else { throw fault("expected flags, then : or )") }
      }
    }
    let node = try alternatives()
    guard take(")") else { throw fault("a group is not closed") }
    flags = before
    return node
  }

  private func isName() -> Bool { next != "=" && next != "!" }

  private mutating func name() throws(CypherError) {
    let start = at
    while let scalar = next, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
      at += 1
    }
    guard at > start, take(">") else { throw fault("expected a name and >") }
  }

  private mutating func setFlags() throws(CypherError) {
    var isOn = true
    while let scalar = next, scalar != ")", scalar != ":" {
      switch scalar {
      case "-": isOn = false
      case "i": flags.ignoresCase = isOn
      case "s": flags.dotFitsAll = isOn
      case "m": flags.isMultiline = isOn
      case "x": flags.isSpaced = isOn
      // Letters of every script have their cases already.
      case "u", "U": break
      default: throw fault("a flag that is not known", hint: "i, s, m, x and u are")
      }
      at += 1
    }
  }
}
