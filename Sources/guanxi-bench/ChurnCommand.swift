import ArgumentParser
import Churn
import Foundation
import Glibc
import PropertyGraph
import Workspace

/// `guanxi-bench churn`: imports, commits, compacts and reads, drawn from a seed, for tests that
/// kill it or take the disk away from it.
struct ChurnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "churn",
    abstract: "Imports, commits and compacts by turns, saying what it begins and what is done.",
    discussion: """
      Prints ‘begin N KIND’ before each step, then ‘done N’ once the step is acknowledged, or \
      ‘failed N MESSAGE’; step 0 opens the workspace. The same seed and the same failed steps give \
      the same graph. Exit status 70 says that the graph is not what it must be.
      """)

  @Option(
    name: [.customShort("w"), .long], help: "The workspace's folder; made where it is not there.")
  var workspace: String

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "The first step; those before it were done, but for --failed.")
  var first = 1

  @Option(help: "The last step.")
  var steps = 200

  @Option(help: "Steps before the first that failed, parted by commas.")
  var failed = ""

  @Option(help: "Where the records to import are written; a folder of its own by default.")
  var data: String?

  @Option(help: "How long a log of commits may grow, in bytes, before it becomes a delta.")
  var logBytes = 8 << 10

  @Flag(help: "Stop at the first step that fails, with status 1.")
  var stops = false

  func run() throws {
    var state = ChurnState(seed: seed)
    let skipped = Set(failed.split(separator: ",").compactMap { Int($0) })
    for number in 1..<max(first, 1) where !skipped.contains(number) {
      state.apply(state.step(number))
    }
    let scratch =
      data ?? FileManager.default.temporaryDirectory.path + "/guanxi-churn-\(getpid())"
    defer { if data == nil { try? FileManager.default.removeItem(atPath: scratch) } }
    let bench = try attempt(0, "open") {
      ChurnBench(
        folder: try WorkspaceFolder(path: workspace, creates: true), scratch: scratch,
        logBytesMax: logBytes)
    }
    guard let bench else { throw ExitCode(1) }
    guard first <= steps else { return }
    for number in max(first, 1)...steps {
      let step = state.step(number)
      let done: Void? = try attempt(number, step.kind) {
        try bench.perform(step, number, on: state)
      }
      if done != nil {
        state.apply(step)
      } else {
        // What failed must have left nothing.
        try attempt(number, "look") { try bench.compare(with: state) }
        if stops { throw ExitCode(1) }
      }
    }
  }

  /// Does something and says so.
  @discardableResult
  private func attempt<T>(_ number: Int, _ kind: String, _ work: () throws -> T) throws -> T? {
    say("begin \(number) \(kind)")
    do {
      let result = try work()
      say("done \(number)")
      return result
    } catch let error as ChurnBench.Difference {
      say("wrong \(number) \(error.text)")
      throw ExitCode(70)
    } catch {
      say("failed \(number) \("\(error)".replacingOccurrences(of: "\n", with: " "))")
      return nil
    }
  }

  /// Prints a line at once, whoever reads.
  private func say(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// Does the steps.
final class ChurnBench {
  /// The graph is not what it must be.
  struct Difference: Error { var text: String }

  private let folder: WorkspaceFolder
  private let scratch: String
  private let logBytesMax: Int
  private var writer: WorkspaceWriter?

  init(folder: WorkspaceFolder, scratch: String, logBytesMax: Int) {
    self.folder = folder
    self.scratch = scratch
    self.logBytesMax = logBytesMax
  }

  func perform(_ step: ChurnStep, _ number: Int, on state: ChurnState) throws {
    switch step {
    case .records(let records):
      writer = nil
      let place = "\(scratch)/\(number)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: place) }
      for file in records.files {
        try file.text.write(toFile: "\(place)/\(file.name)", atomically: false, encoding: .utf8)
      }
      let request = ImportRequest(paths: [place], threads: 1 + number % 2)
      let outcome = try folder.importFiles(request, at: Self.day)
      guard outcome.rejects.isEmpty, outcome.nodes == records.companies.count,
        outcome.relationships == records.owns.count
      else { throw Difference(text: "an import of other records than were given") }
    case .edits(let edits, _):
      try commit(edits, on: state)
      // A writer is kept over some commits, so that both are met: one who goes on, and a new one.
      if number % 3 == 0 { writer = nil }
    case .compact:
      writer = nil
      try folder.compact()
    case .read: try compare(with: state)
    }
  }

  /// Compares the graph with what it must be.
  func compare(with state: ChurnState) throws {
    let found = try ChurnState(
      reading: folder.snapshot(), imports: folder.contents().datasetNames)
    if let difference = found.difference(from: state) { throw Difference(text: difference) }
  }

  private func commit(_ edits: [ChurnEdit], on state: ChurnState) throws {
    let writer = try self.writer ?? folder.writer(who: "churn", now: { Self.day })
    writer.logBytesMax = logBytesMax
    self.writer = writer
    let graph = try folder.snapshot()
    let transaction = try writer.begin()
    var made: [String: NodeIndex] = [:]
    var related: [Int64: RelationshipIndex] = [:]
    func node(_ reference: String) throws -> NodeIndex {
      guard let node = try made[reference] ?? graph.node(reference: reference) else {
        throw Difference(text: "\(reference) is not there")
      }
      return node
    }
    func tie(_ number: Int64) throws -> RelationshipIndex {
      if let index = related[number] { return index }
      guard let known = state.ties[number] else {
        throw Difference(text: "relationship \(number) is not there")
      }
      let type = graph.type(known.type)
      var found: RelationshipIndex?
      try graph.forEachRelationship(
        of: node(known.from), types: type.map { [$0] }, directions: [.outgoing]
      ) { tie, _ in
        if try graph.value("number", of: tie.index) == .integer(number) { found = tie.index }
      }
      guard let found else { throw Difference(text: "relationship \(number) is not there") }
      return found
    }
    for edit in edits {
      switch edit {
      case .create(let key, let labels, let properties):
        made["churn:\(key)"] = try transaction.createNode(
          labels: labels, key: ("churn", "\(key)"), properties: properties)
      case .relate(let number, let type, let from, let to):
        related[number] = try transaction.createRelationship(
          type, from: node(from), to: node(to), properties: ["number": .integer(number)])
      case .set(let name, let reference, let value):
        try transaction.set(name, of: node(reference), to: value)
      case .setOfTie(let name, let number, let value):
        try transaction.set(name, of: tie(number), to: value)
      case .relabel(let reference, let labels):
        try transaction.setLabels(labels, of: node(reference))
      case .delete(let reference): try transaction.delete(node(reference), detaching: true)
      case .deleteTie(let number): try transaction.delete(tie(number))
      }
    }
    _ = try writer.commit(transaction)
  }

  private static let day = Date(timeIntervalSince1970: 1_750_000_000)
}
