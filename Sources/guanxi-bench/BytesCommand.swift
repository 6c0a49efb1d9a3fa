import ArgumentParser
import PropertyGraph
import Workspace

/// Tells what a graph's bytes are spent on.
struct BytesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bytes", abstract: "Lists the bytes of a workspace's graph by array.")

  @Option(name: [.customShort("w"), .long], help: "A workspace.")
  var workspace: String

  func run() throws {
    let sizes = try WorkspaceFolder(path: workspace).snapshot().arraySizes
    print("array,entries,bytes,bits_an_entry")
    for size in sizes {
      let bits = Double(size.byteCount * 8) / Double(max(size.count, 1))
      print("\(size.name),\(size.count),\(size.byteCount),\((bits * 100).rounded() / 100)")
    }
    print("all,,\(sizes.reduce(0) { $0 + $1.byteCount }),")
  }
}
