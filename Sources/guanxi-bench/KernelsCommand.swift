import ArgumentParser
import Foundation
import GraphAnalytics

/// Runs graph kernels over an edge list and prints one JSON line a kernel.
struct KernelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels",
    abstract: "Runs graph kernels over an edge list of the GAP benchmark suite.",
    discussion: """
      FILE.el has a line ‘u v’ an edge, FILE.wel ‘u v w’. Edges are taken as undirected, doubles \
      and loops left out, as GAP does with -s. Reading and building are measured once, each kernel \
      as often as asked; its line gives the median and all runs, processor time of a run, and a \
      number by which answers can be compared.
      """)

  @Argument(help: "The edge list, .el or .wel.")
  var file: String

  @Option(help: "Threads that work.")
  var threads = 2

  @Option(help: "Runs of each kernel.")
  var runs = 5

  @Option(help: "Kernels, parted by commas; all where left out.")
  var kernels: String?

  func validate() throws {
    guard file.hasSuffix(".el") || file.hasSuffix(".wel") else {
      throw ValidationError("‘\(file)’ is neither a .el nor a .wel file")
    }
    guard threads >= 1, runs >= 1 else {
      throw ValidationError("--threads and --runs are \(threads) and \(runs), expected 1 or more")
    }
  }

  func run() throws {
    let once = KernelRun(threadCount: threads)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
    let (reading, edges) = try Measurement.timed {
      try bytes.withUnsafeBytes {
        try EdgeListText($0, isWeighted: file.hasSuffix(".wel"), run: once)
      }
    }
    let (building, graph) = try Measurement.timed { try edges.projection(run: once) }
    let size = ["vertices": Double(graph.vertexCount), "edges": Double(graph.edgeCount)]
    KernelBench.report("read", threads, times: [reading], more: [:])
    KernelBench.report("build", threads, times: [building], more: size)
    let known = KernelBench.kernels(of: graph)
    let bench = KernelBench(graph: graph, threads: threads, runs: runs)
    for kernel in try wanted(of: known) { try bench.run(kernel) }
  }

  private func wanted(of known: [KernelBench.Kernel]) throws -> [KernelBench.Kernel] {
    guard let kernels else { return known }
    return try kernels.split(separator: ",").map { name in
      guard let kernel = known.first(where: { $0.name == name }) else {
        throw ValidationError(
          "‘\(name)’ is no kernel, expected \(known.map(\.name).joined(separator: ", "))")
      }
      return kernel
    }
  }
}
