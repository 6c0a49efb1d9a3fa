import ArgumentParser

/// The command `guanxi-bench`: measures, and makes the data to measure on.
@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guanxi-bench",
    abstract: "Measures guanxi on a folder of county records, and generates such folders.",
    subcommands: [RunCommand.self, LayoutCommand.self, GenerateCounty.self])
}
