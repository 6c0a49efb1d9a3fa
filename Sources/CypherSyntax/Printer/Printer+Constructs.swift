extension Printer {
  /// Writes what begins with a word of its own or stands in brackets of its own.
  mutating func writeConstruct(_ kind: ExpressionKind) {
    switch kind {
    case .case(let expression): write(expression)
    case .countAll: write("count(*)")
    case .function(let call): write(call)
    case .listComprehension(let variable, let list, let predicate, let projection):
      write("[")
      inside(barIsTaken: true) { printer in
        printer.writeMembership(variable, list)
        printer.writeEnd(predicate: predicate, projection: projection)
      }
      write("]")
    case .patternComprehension(let pattern, let predicate, let projection):
      write("[")
      inside(barIsTaken: true) { printer in
        printer.write(pattern)
        printer.writeEnd(predicate: predicate, projection: projection)
      }
      write("]")
    case .quantified(let quantification, let variable, let list, let predicate):
      write("\(quantification.rawValue)(")
      inside { printer in
        printer.writeMembership(variable, list)
        printer.writeEnd(predicate: predicate, projection: nil)
      }
      write(")")
    case .reduce(let accumulator, let initial, let variable, let list, let step):
      write("reduce(")
      inside(barIsTaken: true) { printer in
        printer.writeVariable(accumulator)
        printer.write(" = ")
        printer.write(initial)
        printer.write(", ")
        printer.writeMembership(variable, list)
        printer.writeEnd(predicate: nil, projection: step)
      }
      write(")")
    case .pattern(let pattern): write(pattern)
    case .subquery(let kind, let body): write(kind, body)
    default: break
    }
  }

  private mutating func writeMembership(_ variable: Name, _ list: Expression) {
    writeVariable(variable)
    write(" IN ")
    write(list)
  }

  private mutating func writeEnd(predicate: Expression?, projection: Expression?) {
    writeWhere(predicate)
    if let projection {
      write(" | ")
      write(projection)
    }
  }

  mutating func writeWhere(_ predicate: Expression?) {
    guard let predicate else { return }
    write(" WHERE ")
    write(predicate)
  }

  private mutating func write(_ call: FunctionCall) {
    writeDotted(call.name, isFunction: true)
    write(call.isDistinct ? "(DISTINCT " : "(")
    inside { $0.writeAll(call.arguments) { $0.write($1) } }
    write(")")
  }

  private mutating func write(_ expression: CaseExpression) {
    write("CASE")
    if let operand = expression.operand {
      write(" ")
      write(operand)
    }
    for branch in expression.branches {
      write(" WHEN ")
      writeAll(branch.conditions) { $0.write($1) }
      write(" THEN ")
      write(branch.result)
    }
    if let otherwise = expression.otherwise {
      write(" ELSE ")
      write(otherwise)
    }
    write(" END")
  }

  private mutating func write(_ kind: SubqueryKind, _ body: SubqueryBody) {
    write("\(kind.rawValue) ")
    writeBraces { printer in
      switch body {
      case .patterns(let match): printer.writeBody(match)
      case .query(let query): printer.write(query)
      }
    }
  }
}
