import ArgumentParser
import Workspace

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks every kept source and every block of the graph.",
    discussion: "Exits with 1 and names the first fault, if there is one.")

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      do throws(WorkspaceError) {
        try folder.verify()
      } catch {
        Terminal.complain(error.description)
        throw ExitCode(ExitStatus.failed)
      }
      Terminal.say(output.language == .zh ? "完好" : "everything is as it was written")
    }
  }
}
