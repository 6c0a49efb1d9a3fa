import ArgumentParser
import Foundation
import Investigation
import PropertyGraph
import Workspace

/// Measures the two ways to lay out adjacency that were weighed, on the same graph with the same
/// answers.
struct LayoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "Compares one adjacency per type with one adjacency per node, on a workspace.",
    discussion: "The figures stand in the documentation of PropertyGraph.")

  @Option(name: [.customShort("w"), .long], help: "A workspace of county records.")
  var workspace: String

  @Option(help: "Starting persons.")
  var seeds = 2000

  func run() throws {
    let graph = try WorkspaceFolder(path: workspace).snapshot()
    let byType = try LayoutByType(graph)
    let byNode = try LayoutByNode(graph)
    let persons = graph.ranges(of: graph.label("Person")!).flatMap { Array($0) }
    let step = max(1, persons.count / seeds)
    let starts = stride(from: 0, to: persons.count, by: step).map { persons[$0] }
    func bits(_ names: [String]) -> UInt64 {
      names.reduce(0) { bits, name in
        bits | (graph.type(name).map { 1 << UInt64($0.rawValue) } ?? 0)
      }
    }
    print("bytes: by type \(byType.bytes), by node \(byNode.bytes)")
    for (name, types, hops) in [
      ("kin, 3 hops", bits(["PARENT_OF", "SPOUSE_OF"]), 3), ("owns, 2 hops", bits(["OWNS"]), 2),
      ("all types, 3 hops", bits(graph.types), 3),
    ] {
      let typed = byType.restricted(to: types)
      var sums = (0, 0)
      var times: ([Double], [Double]) = ([], [])
      for _ in 0..<5 {
        let (a, x) = Measurement.timed {
          ball(starts, hops, Int(graph.nodeIndexLimit)) { typed.visit($0, $1) }
        }
        let (b, y) = Measurement.timed {
          ball(starts, hops, Int(graph.nodeIndexLimit)) { byNode.visit($0, types, $1) }
        }
        times.0.append(a)
        times.1.append(b)
        sums = (x, y)
      }
      precondition(sums.0 == sums.1, "the layouts disagree")
      let perSeed = 1e6 / Double(starts.count)
      let (a, b) = (Measurement.median(times.0) * perSeed, Measurement.median(times.1) * perSeed)
      func shown(_ number: Double) -> String { String(format: "%.2f", number) }
      print(
        "\(name): by type \(shown(a)) µs, by node \(shown(b)) µs a start,",
        "ratio \(shown(a / b)), reached \(sums.0)")
    }
  }

  /// The number of nodes within some hops of each start, summed.
  private func ball(
    _ starts: [UInt32], _ hops: Int, _ limit: Int, _ visit: (UInt32, (UInt32) -> Void) -> Void
  ) -> Int {
    var mark = [UInt32](repeating: 0, count: limit)
    var epoch: UInt32 = 0
    var total = 0
    var frontier: [UInt32] = []
    var next: [UInt32] = []
    for start in starts {
      epoch += 1
      mark[Int(start)] = epoch
      frontier = [start]
      for _ in 0..<hops {
        next.removeAll(keepingCapacity: true)
        for node in frontier {
          visit(node) { other in
            if mark[Int(other)] != epoch {
              mark[Int(other)] = epoch
              next.append(other)
            }
          }
        }
        total += next.count
        swap(&frontier, &next)
      }
    }
    return total
  }
}

/// One pair of adjacencies for each type: the layout of segments.
struct LayoutByType {
  private var tables: [(type: UInt16, out: Adjacency, back: Adjacency)]

  init(_ graph: GraphSnapshot) throws {
    tables = try graph.types.map { name in
      let type = graph.type(name)!
      return (type.rawValue, try graph.outgoing(type), try graph.incoming(type))
    }
  }

  /// Targets, and offsets dense or behind a rank index.
  var bytes: Int { tables.reduce(0) { $0 + $1.out.byteCount + $1.back.byteCount } }

  /// The same with some types alone.
  func restricted(to types: UInt64) -> LayoutByType {
    var copy = self
    copy.tables = tables.filter { types >> UInt64($0.type) & 1 == 1 }
    return copy
  }

  @inline(__always)
  func visit(_ node: UInt32, _ body: (UInt32) -> Void) {
    for table in tables {
      table.out.forEachNeighbour(of: node, body)
      table.back.forEachNeighbour(of: node, body)
    }
  }
}

/// One adjacency for each node with runs inside: a header word (type, direction, length), then the
/// neighbours.
struct LayoutByNode {
  private var offsets: [UInt32] = [0]
  private var words: [UInt32] = []

  init(_ graph: GraphSnapshot) throws {
    let tables = try graph.types.map { name in
      let type = graph.type(name)!
      return (type.rawValue, try graph.outgoing(type), try graph.incoming(type))
    }
    for node in 0..<graph.nodeIndexLimit {
      for (type, out, back) in tables {
        for (direction, adjacency) in [(UInt32(0), out), (1, back)] {
          let neighbours = adjacency.neighbours(of: node)
          guard !neighbours.isEmpty else { continue }
          words.append(UInt32(type) << 25 | direction << 24 | UInt32(neighbours.count))
          words += neighbours
        }
      }
      offsets.append(UInt32(words.count))
    }
  }

  var bytes: Int { offsets.count * 4 + words.count * 4 }

  @inline(__always)
  func visit(_ node: UInt32, _ types: UInt64, _ body: (UInt32) -> Void) {
    words.withUnsafeBufferPointer { words in
      var at = Int(offsets[Int(node)])
      let end = Int(offsets[Int(node) + 1])
      while at < end {
        let header = words[at]
        let count = Int(header & 0xFF_FFFF)
        if types >> UInt64(header >> 25) & 1 == 1 {
          for place in at + 1..<at + 1 + count { body(words[place]) }
        }
        at += 1 + count
      }
    }
  }
}
