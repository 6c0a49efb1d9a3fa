import ArgumentParser

/// The command `guanxi-bench`: measures, makes the data to measure on, and wears workspaces out.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guanxi-bench",
    abstract: "Measures guanxi, makes the data to measure on, and wears workspaces out.",
    subcommands: [
      RunCommand.self, LayoutCommand.self, BytesCommand.self, GenerationsCommand.self,
      LinksCommand.self, FindBench.self, GenerateCounty.self, ChurnCommand.self,
      KernelsCommand.self, GateCommand.self,
    ])
}
