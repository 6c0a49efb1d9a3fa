import ArgumentParser
import CypherEngine
import Foundation
import Investigation
import PropertyGraph
import Workspace

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Asks the graph in Cypher, and changes it with --write.",
    discussion: """
      Statements are openCypher with quantified and shortest paths; several are separated by ; and \
      run in order. A statement that fails leaves the graph as it was. EXPLAIN shows how a \
      statement would run, PROFILE how it ran.

      A saved question is asked by its name; Queries/README.md lists them. Its parameters are \
      texts, read as its header says: -p day=2025-06-30.

      Without --write nothing can change. Answers hide resident ids, phones and addresses; \
      --unmask shows them. Each statement is recorded before its answer is shown.

      EXAMPLES
        guanxi query 'MATCH (c:Company) RETURN c.name LIMIT 5' -w county.gx
        guanxi query 'MATCH (n {name: $name})--(m) RETURN m' -w uk.gx -p name=Topwood
        guanxi query --file questions.cypher -w county.gx --format csv > answers.csv
        guanxi query --question changes-around-the-award -w county.gx -p days=60
        echo 'MATCH (n) RETURN count(*)' | guanxi query - -w county.gx
        guanxi query "CREATE (:Person {id: '7', name: '林'})" -w new.gx --write
      """)

  @Argument(help: "One or more statements; - reads them from standard input.")
  var statement: String?

  @OptionGroup var workspace: WorkspaceOption

  @Option(
    help: ArgumentHelp(
      "A file with statements. Beside a statement: a JSON file with its parameters.",
      valueName: "file"))
  var file: String?

  @Option(help: "A saved question, such as how-are-two-related.")
  var question: String?

  @OptionGroup var options: StatementOptions
  @OptionGroup var form: QueryFormOptions
  @OptionGroup var disclosure: DisclosureOptions

  func validate() throws {
    if question != nil, statement != nil || file != nil {
      throw ValidationError("--question stands alone, without a statement or --file")
    }
    if statement == nil, file == nil, question == nil {
      throw ValidationError("expected a statement, - for standard input, --file or --question")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let given = try options.parameters.values(file: statement == nil ? nil : file)
      var request =
        try question.map { try QueryLibrary.shipped().question($0).request(given) }
        ?? QueryRequest("", parameters: given)
      let statements = question == nil ? StatementSplitter.all(try text()) : [request.text]
      guard !statements.isEmpty else { throw UsageError(description: "there is no statement") }
      request.day = try DayArgument.day(options.at)
      request.limits = options.limits
      request.threadCount = options.threads
      let folder = try WorkspaceFolder(path: workspace.workspace, creates: options.write)
      try disclosure.check(try folder.contents())
      let session = QueryService(folder).session(
        for: disclosure.reader(mayWrite: options.write))
      let interruption = Interruption(endsWithout: true)
      let printer = RowPrinter(form: form.form)
      for text in statements {
        let cancellation = Cancellation()
        request.text = text
        request.cancellation = cancellation
        try interruption.whileRunning(cancellation) {
          do { try show(session.run(request), printer) } catch let error as CypherError {
            throw StatementError(error: Self.worded(error), text: text)
          }
        }
      }
    }
  }

  private func text() throws -> String {
    if let statement { return statement == "-" ? try InputText.read("-") : statement }
    return try InputText.read(file ?? "-")
  }

  private func show(_ answer: QueryAnswer, _ printer: RowPrinter) throws {
    try printer.print(answer)
    for warning in answer.warnings { Terminal.say("guanxi: warning: \(warning)") }
    let summary = SummaryText.text(answer.counters)
    if !summary.isEmpty { Terminal.say(summary) }
  }

  /// On the command line the way to allow writing is a flag.
  static func worded(_ error: CypherError) -> CypherError {
    guard error.code == .access, error.message.contains("only reading") else { return error }
    var error = error
    error.hint = "--write allows changes"
    return error
  }
}
