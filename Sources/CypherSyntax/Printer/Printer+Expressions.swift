extension Printer {
  /// Writes an expression, in parentheses where it is weaker than wanted.
  mutating func write(_ expression: Expression, atLeast wanted: Strength = .disjunction) {
    if Strength(expression) < wanted || (barIsTaken && holdsBar(expression)) {
      writeParenthesized(expression, isOperand: wanted >= .predicate)
    } else {
      write(expression.kind)
    }
  }

  /// - Parameter isOperand: whether a minus may follow. `(n:A) - [x] - (b)` would be a pattern, and
  /// a
  ///   second pair of parentheses makes it none.
  private mutating func writeParenthesized(_ expression: Expression, isOperand: Bool) {
    let isDoubled = isOperand && beginsLikeElement(expression)
    write(isDoubled ? "((" : "(")
    inside { $0.write(expression.kind) }
    write(isDoubled ? "))" : ")")
  }

  private func holdsBar(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .labels(_, .or): true
    case .isTyped(_, let type, _): type.utf8.contains(UInt8(ascii: "|"))
    default: false
    }
  }

  /// Whether the text of an expression begins as the inside of a node does: with a label behind a
  /// variable, or with a brace.
  private func beginsLikeElement(_ expression: Expression) -> Bool {
    var leftmost = expression
    while let left = leftmost.leftOperand {
      if case .labels = leftmost.kind, case .variable = left.kind { return true }
      leftmost = left
    }
    switch leftmost.kind {
    case .map, .mapProjection: return true
    default: return false
    }
  }

  private mutating func write(_ kind: ExpressionKind) {
    switch kind {
    case .null: write("null")
    case .boolean(let value): write(value ? "true" : "false")
    case .integer(let value): write("\(value)")
    case .float(let value): write("\(value)")
    case .string(let value): writeString(value)
    case .list(let elements): writeList(elements)
    case .map(let entries): writeMap(entries)
    case .variable(let name): writeVariable(name)
    case .parameter(let name): writeParameter(name)
    case .property, .subscripted, .slice, .mapProjection: writeAccess(kind)
    case .not, .and, .or, .xor, .comparison: writeLogic(kind)
    case .labels, .stringTest, .contained, .isNull, .isNotNull, .isTyped: writeTest(kind)
    case .arithmetic(let sign, let left, let right):
      let strength = Strength(sign)
      write(left, atLeast: strength)
      write(" \(sign.rawValue) ")
      write(right, atLeast: strength.next)
    case .negated(let operand):
      write("-")
      writeSigned(operand)
    case .affirmed(let operand):
      write("+")
      write(operand, atLeast: .sign)
    default: writeConstruct(kind)
    }
  }

  /// What stands behind a minus: a bare number there would become one literal with it.
  private mutating func writeSigned(_ operand: Expression) {
    switch operand.kind {
    case .integer, .float:
      if Strength(operand) == .primary {
        return writeParenthesized(operand, isOperand: true)
      }
    default: break
    }
    write(operand, atLeast: .sign)
  }

  // MARK: - Values

  /// `[x IN xs]` would be a comprehension; a comma tells a list, unless a bar stands there too.
  private mutating func writeList(_ elements: [Expression]) {
    let isAmbiguous = elements.first?.beginsWithMembership ?? false
    write("[")
    if isAmbiguous, elements.count == 1 {
      writeParenthesized(elements[0], isOperand: false)
    } else {
      inside(barIsTaken: isAmbiguous) { $0.writeAll(elements) { $0.write($1) } }
    }
    write("]")
  }

  mutating func writeMap(_ entries: [MapEntry]) {
    write("{")
    inside { $0.writeAll(entries) { $0.write($1) } }
    write("}")
  }

  private mutating func write(_ entry: MapEntry) {
    write(entry.key)
    write(": ")
    write(entry.value)
  }

  private mutating func writeAccess(_ kind: ExpressionKind) {
    switch kind {
    case .property(let base, let key):
      write(base, atLeast: .access)
      write(".")
      write(key)
    case .subscripted(let base, let index):
      write(base, atLeast: .access)
      write("[")
      inside { $0.write(index) }
      write("]")
    case .slice(let base, let from, let to):
      write(base, atLeast: .access)
      write("[")
      inside { printer in
        if let from { printer.write(from) }
        printer.write("..")
        if let to { printer.write(to) }
      }
      write("]")
    case .mapProjection(let name, let items):
      writeVariable(name)
      write(" {")
      inside { $0.writeAll(items) { $0.write($1) } }
      write("}")
    default: break
    }
  }

  private mutating func write(_ item: MapProjectionItem) {
    switch item {
    case .property(let name):
      write(".")
      write(name)
    case .allProperties: write(".*")
    case .variable(let name): writeVariable(name)
    case .entry(let entry): write(entry)
    }
  }

  // MARK: - Logic and tests

  private mutating func writeLogic(_ kind: ExpressionKind) {
    switch kind {
    case .not(let operand):
      write("NOT ")
      write(operand, atLeast: .negation)
    case .and(let operands):
      writeAll(operands, separator: " AND ") { $0.write($1, atLeast: .negation) }
    case .xor(let operands):
      writeAll(operands, separator: " XOR ") { $0.write($1, atLeast: .conjunction) }
    case .or(let operands):
      writeAll(operands, separator: " OR ") { $0.write($1, atLeast: .exclusiveDisjunction) }
    case .comparison(let left, let links):
      write(left, atLeast: .predicate)
      for link in links {
        write(" \(link.operator.rawValue) ")
        write(link.right, atLeast: .predicate)
      }
    default: break
    }
  }

  private mutating func writeTest(_ kind: ExpressionKind) {
    switch kind {
    case .stringTest(let sign, let left, let right):
      write(left, atLeast: .predicate)
      write(" \(sign.rawValue) ")
      write(right, atLeast: .sum)
    case .contained(let element, let list):
      write(element, atLeast: .predicate)
      write(" IN ")
      write(list, atLeast: .sum)
    case .isNull(let operand):
      write(operand, atLeast: .predicate)
      write(" IS NULL")
    case .isNotNull(let operand):
      write(operand, atLeast: .predicate)
      write(" IS NOT NULL")
    case .isTyped(let operand, let type, let isNegated):
      write(operand, atLeast: .predicate)
      write(isNegated ? " IS NOT :: \(type)" : " IS :: \(type)")
    case .labels(let operand, let labels):
      // Another label expression before the colon would swallow it.
      if Strength(operand) < .sum {
        writeParenthesized(operand, isOperand: false)
      } else {
        write(operand, atLeast: .sum)
      }
      write(":")
      write(labels)
    default: break
    }
  }
}

extension Expression {
  /// The operand with which the text of an expression begins, if it begins with one.
  fileprivate var leftOperand: Expression? {
    switch kind {
    case .and(let operands), .or(let operands), .xor(let operands): operands.first
    case .comparison(let left, _), .stringTest(_, let left, _), .contained(let left, in: _),
      .isNull(let left), .isNotNull(let left), .isTyped(let left, _, _), .labels(let left, _),
      .arithmetic(_, let left, _), .property(let left, _), .subscripted(let left, _),
      .slice(let left, _, _):
      left
    default: nil
    }
  }

  /// Whether the text of an expression begins with `variable IN`.
  fileprivate var beginsWithMembership: Bool {
    var leftmost = self
    while let left = leftmost.leftOperand {
      if case .contained = leftmost.kind, case .variable = left.kind { return true }
      leftmost = left
    }
    return false
  }
}
