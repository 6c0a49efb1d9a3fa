import ArgumentParser
import CypherEngine
import Foundation
import Investigation
import PropertyGraph

/// A conversation with one workspace: statements ended by `;`, and directives that begin with `:`.
///
/// Where a person types, lines are edited and nothing but `:quit` and Ctrl-D leaves. Where lines
/// come from a file or a pipe there is no prompt, and the first thing that failed decides the exit
/// status.
final class Shell {
  private let service: QueryService
  private let session: WorkspaceSession
  private var request: QueryRequest
  private var form: QueryForm
  private var isTimed = false
  /// A statement begun and not ended.
  private var pending = ""
  private let interruption: Interruption
  private let editor: LineEditor?
  private let terminal: RawTerminal?
  private var failure: Int32?

  /// - Parameter historyPath: nil to keep no history.
  init(
    _ service: QueryService, _ reader: QueryReader, request: QueryRequest, form: QueryForm,
    historyPath: String?
  ) {
    self.service = service
    session = service.session(for: reader)
    self.request = request
    self.form = form
    terminal = isatty(STDIN_FILENO) == 1 && Terminal.isInteractive ? RawTerminal() : nil
    let isTyped = terminal != nil
    interruption = Interruption(endsWithout: !isTyped)
    editor = isTyped ? LineEditor(history: LineHistory(path: historyPath)) : nil
    editor?.completions = { [unowned self] in words.completion(of: $0) }
  }

  /// Talks until there is nothing more to say.
  ///
  /// - Returns: the exit status.
  func run() -> Int32 {
    if editor != nil {
      Terminal.print("guanxi \(GuanxiCommand.configuration.version): :help lists what to type\n")
    }
    while let line = nextLine() {
      if pending.isEmpty, line.drop(while: \.isWhitespace).first == ":" {
        remember(line)
        if !attempt({ try obey(line) }) { break }
      } else {
        take(line)
      }
    }
    // The last statement of a file may stand without its end.
    if editor == nil, StatementSplitter(pending).isOpen { runStatement(pending) }
    if session.isInTransaction { Terminal.say("the open transaction was rolled back") }
    editor?.history.save()
    terminal?.restore()
    return editor == nil ? failure ?? 0 : 0
  }

  // MARK: - Lines

  private func nextLine() -> String? {
    guard let editor else { return readLine() }
    while true {
      terminal?.takeKeys()
      let outcome = editor.read(prompt: prompt)
      terminal?.takeSignals()
      switch outcome {
      case .line(let line): return line
      case .cancelled: pending = ""
      case .closed: return nil
      }
    }
  }

  private var prompt: String {
    if !pending.isEmpty { return "   ...> " }
    return session.isInTransaction ? "guanxi*> " : "guanxi> "
  }

  private func remember(_ entry: String) {
    editor?.history.add(entry)
    editor?.history.save()
  }

  private func take(_ line: String) {
    pending += pending.isEmpty ? line : "\n" + line
    let cut = StatementSplitter(pending)
    if !cut.statements.isEmpty {
      remember(pending)
      pending = cut.isOpen ? cut.rest : ""
      for statement in cut.statements { runStatement(statement) }
    } else if !cut.isOpen {
      pending = ""
    }
  }

  // MARK: - Statements

  private func runStatement(_ text: String) {
    _ = attempt {
      let cancellation = Cancellation()
      request.text = text
      request.cancellation = cancellation
      let start = ContinuousClock.now
      let rows = try interruption.whileRunning(cancellation) { () throws -> Int in
        do {
          let answer = try session.run(request)
          let count = try RowPrinter(form: form).print(answer)
          for warning in answer.warnings { Terminal.say("warning: \(warning)") }
          let summary = SummaryText.text(answer.counters)
          if !summary.isEmpty { Terminal.say(summary) }
          return count
        } catch let error as CypherError {
          throw StatementError(error: QueryCommand.worded(error), text: text)
        }
      }
      if isTimed {
        let micros = (ContinuousClock.now - start) / .microseconds(1)
        Terminal.say("\(rows) \(rows == 1 ? "row" : "rows"), \((micros / 100).rounded() / 10) ms")
      }
      return true
    }
  }

  /// Does something; what fails is told, and the conversation goes on.
  private func attempt(_ work: () throws -> Bool) -> Bool {
    do { return try work() } catch {
      Terminal.say("\(error)")
      if failure == nil { failure = ExitStatus.status(of: error) }
      return true
    }
  }

  // MARK: - Directives

  /// - Returns: whether the conversation goes on.
  private func obey(_ line: String) throws -> Bool {
    switch try ShellDirective(line.trimmingCharacters(in: .whitespaces)) {
    case .help: Terminal.print(ShellDirective.helpText)
    case .schema: Terminal.print(try SchemaText.text(service))
    case .param(let name, let value):
      request.parameters[ByteString(name)] = ParameterOptions.value(value)
    case .params:
      for (name, value) in request.parameters.sorted(by: { $0.key < $1.key }) {
        Terminal.print("\(name.text)  \(value.literalText { _ in "" })\n")
      }
    case .mode(let form): self.form = form
    case .timer(let isOn): isTimed = isOn
    case .explain(let statement): runStatement("EXPLAIN " + statement)
    case .at(let day): request.day = try DayArgument.day(day)
    case .begin: try session.begin()
    case .commit: try session.commit()
    case .rollback: session.rollback()
    case .clear:
      pending = ""
      if editor != nil { Terminal.print("\u{1B}[H\u{1B}[2J") }
    case .quit: return false
    }
    return true
  }

  private var words: CompletionWords {
    var words = CompletionWords()
    if let graph = try? service.folder.snapshot(scope: session.reader.scope) {
      words.labels = graph.labels
      words.types = graph.types
      words.properties = ["id"] + graph.properties
    }
    words.functions =
      service.engine.functions.allFunctions.map { $0.name + "(" }
      + service.engine.functions.allAggregates.map { $0.name + "(" }
    words.procedures = service.engine.procedures.all.map(\.name).filter { !$0.hasPrefix("show.") }
    words.parameters = request.parameters.keys.map(\.text)
    words.directives = ShellDirective.descriptions.map(\.name)
    return words
  }
}

/// What the graph is made of, as `:schema` shows it.
enum SchemaText {
  static func text(_ service: QueryService) throws -> String {
    let graph = try service.folder.snapshot()
    let rules = try service.schema().rules.map { rule in
      let properties = rule.properties.joined(separator: ", ")
      return "\(rule.name) (\(rule.kind.rawValue) of \(rule.label): \(properties))"
    }
    let lines = [
      ("labels", graph.labels), ("types", graph.types), ("properties", graph.properties),
      ("indexes and constraints", rules),
    ]
    return lines.map { title, names in
      let listed = names.sorted { ByteString($0) < ByteString($1) }
      return "\(title): \(listed.isEmpty ? "none" : listed.joined(separator: ", "))\n"
    }.joined()
  }
}
