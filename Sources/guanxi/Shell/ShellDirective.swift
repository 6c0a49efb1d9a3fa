import Investigation

/// What a line says to the shell itself: it begins with a colon.
enum ShellDirective: Equatable {
  case help, schema, params, begin, commit, rollback, clear, quit
  case param(name: String, value: String)
  case mode(QueryForm)
  case timer(Bool)
  case explain(String)
  /// Nil for no day at all.
  case at(String?)

  /// Names with what they take and do, in the order of `:help`.
  static let descriptions: [(name: String, takes: String, does: String)] = [
    (":help", "", "this list"),
    (":schema", "", "labels, relationship types, properties, indexes and constraints"),
    (":param", "NAME VALUE", "sets a parameter: a JSON value, else a text"),
    (":params", "", "the parameters that are set"),
    (":mode", QueryForm.allCases.map(\.rawValue).joined(separator: "|"), "how answers look"),
    (":timer", "on|off", "whether the time of each statement is shown"),
    (":explain", "STATEMENT", "how a statement would run"),
    (":at", "DATE", "only ties that hold on a day; without a day, all ties"),
    (":begin", "", "begins a transaction"),
    (":commit", "", "makes its changes last"),
    (":rollback", "", "undoes its changes"),
    (":clear", "", "forgets the statement begun, and clears the screen"),
    (":quit", "", "leaves, as Ctrl-D does"),
  ]

  /// - Throws: `UsageError` with what was expected.
  init(_ line: String) throws {
    let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let name = parts.first.map { String($0) } ?? ""
    var rest = parts.count > 1 ? parts[1].drop(while: \.isWhitespace) : ""
    while let last = rest.last, last.isWhitespace || last == ";" { rest.removeLast() }
    func without(_ directive: ShellDirective) throws -> ShellDirective {
      if !rest.isEmpty { throw UsageError(description: "\(name) takes nothing") }
      return directive
    }
    switch name.hasSuffix(";") ? String(name.dropLast()) : name {
    case ":help": self = try without(.help)
    case ":schema": self = try without(.schema)
    case ":params": self = try without(.params)
    case ":begin": self = try without(.begin)
    case ":commit": self = try without(.commit)
    case ":rollback": self = try without(.rollback)
    case ":clear": self = try without(.clear)
    case ":quit", ":exit": self = try without(.quit)
    case ":param":
      let words = rest.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard words.count == 2 else {
        throw UsageError(description: ":param takes a name and a value")
      }
      let plain = words[0].first == "$" ? words[0].dropFirst() : words[0]
      self = .param(
        name: String(plain), value: String(words[1].drop(while: \.isWhitespace)))
    case ":mode":
      guard let form = QueryForm(rawValue: String(rest)) else {
        throw UsageError(
          description: ":mode takes "
            + QueryForm.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self = .mode(form)
    case ":timer":
      guard rest == "on" || rest == "off" else {
        throw UsageError(description: ":timer takes on or off")
      }
      self = .timer(rest == "on")
    case ":explain":
      if rest.isEmpty { throw UsageError(description: ":explain takes a statement") }
      self = .explain(String(rest))
    case ":at": self = .at(rest.isEmpty ? nil : String(rest))
    default: throw UsageError(description: "there is no ‘\(name)’; :help lists what there is")
    }
  }

  static var helpText: String {
    let width = descriptions.map { $0.name.count + 1 + $0.takes.count }.max() ?? 0
    let lines = descriptions.map { name, takes, does in
      let left = takes.isEmpty ? name : "\(name) \(takes)"
      return "  " + left + String(repeating: " ", count: width - left.count + 2) + does
    }
    return (["A statement ends with ; and may have several lines. Ctrl-C stops it."] + lines)
      .joined(separator: "\n") + "\n"
  }
}
