import ArgumentParser
import Foundation
import Investigation
import Workspace

struct ShellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Talks with a workspace in Cypher, line by line.",
    discussion: """
      A statement ends with ; and may have several lines. Tab completes keywords, labels, types, \
      properties, functions and procedures; Ctrl-R searches what was typed before; Ctrl-C stops a \
      statement and Ctrl-D leaves. :help lists what else there is.

      Statements typed are kept in ~/.local/state/guanxi/history, which nobody else may read; a \
      line that begins with a blank is not, and with --no-history none is.

      EXAMPLES
        guanxi shell -w county.gx
        guanxi shell -w county.gx --write --no-history
        guanxi shell -w county.gx < questions.cypher
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var options: StatementOptions

  @Flag(help: "Keep nothing of what is typed.")
  var noHistory = false

  @OptionGroup var form: QueryFormOptions
  @OptionGroup var disclosure: DisclosureOptions

  func run() throws {
    try ExitStatus.guarding {
      let request = QueryRequest(
        "", parameters: try options.parameters.values(), day: try DayArgument.day(options.at),
        limits: options.limits, threadCount: options.threads)
      let folder = try WorkspaceFolder(path: workspace.workspace, creates: options.write)
      try disclosure.check(try folder.contents())
      let shell = Shell(
        QueryService(folder), disclosure.reader(mayWrite: options.write), request: request,
        form: form.form, historyPath: noHistory ? nil : LineHistory.standardPath)
      let status = shell.run()
      if status != 0 { throw ExitCode(status) }
    }
  }
}
