import GraphAnalytics

/// Kernels by name, each run several times over one graph.
///
/// A kernel is one entry of ``kernels(of:)``: its name, and a run that gives a number by which
/// answers can be compared.
struct KernelBench {
  let graph: Projection
  let threads: Int
  let runs: Int

  /// A kernel, and what it answers in one number.
  struct Kernel {
    let name: String
    let run: (KernelRun) throws -> Double

    init(_ name: String, _ run: @escaping (KernelRun) throws -> Double) {
      self.name = name
      self.run = run
    }
  }

  /// What is measured, in this order.
  static func kernels(of graph: Projection) -> [Kernel] {
    let few = sources(of: graph, count: 4)
    var next = 0
    let many = sources(of: graph, count: 64)
    /// Another vertex each time, so that no run finds the last one's memory warm.
    func source() -> Int {
      defer { next += 1 }
      return many.isEmpty ? 0 : many[next % many.count]
    }
    var kernels = [
      Kernel("bfs") { run in
        Double(try graph.breadthFirst(BreadthFirstOptions(source: source()), run: run).reachedCount)
      },
      Kernel("components") { run in Double(try graph.weakComponents(run: run).count) },
      Kernel("triangles") { run in Double(try graph.triangleCount(run: run)) },
      Kernel("leiden") { run in try graph.leiden(run: run).modularity },
      // 20 rounds, as in q9 of the benchmark.
      Kernel("pagerank") { run in
        var options = PageRankOptions()
        options.iterationMax = 20
        options.tolerance = 0
        return norm(try graph.pageRank(options, run: run).scores)
      },
      Kernel("betweenness4") { run in
        var options = BetweennessOptions()
        options.sources = .these(few)
        return sum(try graph.betweenness(options, run: run))
      },
      Kernel("harmonic256") { run in
        var options = HarmonicOptions()
        options.sources = .random(count: 256, seed: 1)
        return sum(try graph.harmonicCloseness(options, run: run))
      },
    ]
    if graph.isWeighted {
      kernels.append(
        Kernel("sssp") { run in
          let tree = try graph.lightestPaths(WeightedPathOptions(source: source()), run: run)
          return Double(tree.distances.buffer.count { $0 < .infinity })
        })
    }
    return kernels
  }

  /// Vertices with edges, spread over the numbers: where searches begin.
  static func sources(of graph: Projection, count: Int) -> [Int] {
    graph.withRows { rows, _ in
      (0..<count).compactMap { at in
        let start = at * graph.vertexCount / count
        return (start..<graph.vertexCount).first { rows.degree($0) > 0 }
      }
    }
  }

  func run(_ kernel: Kernel) throws {
    var times: [Double] = []
    var answer = Double.nan
    let before = Measurement.processorSeconds
    for _ in 0..<runs {
      let (seconds, value) = try Measurement.timed {
        try kernel.run(KernelRun(threadCount: threads))
      }
      times.append(seconds)
      answer = value
    }
    let processor = (Measurement.processorSeconds - before) / Double(max(1, runs))
    Self.report(
      kernel.name, threads, times: times, more: ["processor_s": processor, "answer": answer])
  }

  /// One line: kernel, threads, median and all runs in seconds, and other figures.
  static func report(_ name: String, _ threads: Int, times: [Double], more: [String: Double]) {
    func micros(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }
    var fields = [
      "\"kernel\": \"\(name)\"", "\"threads\": \(threads)",
      "\"median_s\": \(micros(Measurement.median(times)))",
      "\"runs_s\": [\(times.map { "\(micros($0))" }.joined(separator: ", "))]",
    ]
    for (key, value) in more.sorted(by: { $0.key < $1.key }) {
      fields.append("\"\(key)\": \(value)")
    }
    print("{\(fields.joined(separator: ", "))}")
  }

  private static func sum(_ numbers: NumberArray<Double>) -> Double {
    numbers.buffer.reduce(0, +)
  }

  private static func norm(_ numbers: NumberArray<Double>) -> Double {
    numbers.buffer.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
