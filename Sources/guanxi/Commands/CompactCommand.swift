import ArgumentParser
import Workspace

struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Writes base, deltas and edits of the graph as one file.",
    discussion: """
      Imports and edits lie on top of the first graph until there are more than eight of them or \
      they come to a fifth of it; then the next import does this by itself. References, source \
      rows and answers stay as they are. Who reads meanwhile is not disturbed.

      EXAMPLES
        guanxi compact -w county.gx
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let folder = try WorkspaceFolder(path: workspace.workspace)
      let isChanged = try folder.compact()
      let isChinese = output.language == .zh
      switch (isChanged, isChinese) {
      case (true, false): Terminal.say("the graph is one file now")
      case (true, true): Terminal.say("图已合并为一个文件")
      case (false, false): Terminal.say("the graph was one file already")
      case (false, true): Terminal.say("图原本就是一个文件")
      }
    }
  }
}
