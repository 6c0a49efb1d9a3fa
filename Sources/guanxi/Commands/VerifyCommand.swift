import ArgumentParser
import Workspace

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks every kept source, every block of the graph, and the audit.",
    discussion: """
      Reads the manifest, every kept source and every block of the graph, and compares them with \
      their sums; walks the audit's chain, for which it needs the workspace's secret. Exits with 1 \
      and names the first fault, if there is one.

      EXAMPLES
        guanxi verify -w county.gx
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      do throws(WorkspaceError) {
        try WorkspaceFolder(path: workspace.workspace).verify()
      } catch {
        // A manifest that cannot even be opened is a fault found; a place without one is not.
        if error.code == .notFound { throw error }
        Terminal.complain(error.description)
        throw ExitCode(ExitStatus.failed)
      }
      Terminal.say(output.language == .zh ? "完好" : "everything is as it was written")
    }
  }
}
