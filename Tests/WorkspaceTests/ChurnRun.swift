import Churn
import Foundation
import Testing

@testable import Workspace

/// One workspace that `guanxi-bench churn` wears out, and what it must hold, computed beside it.
final class ChurnRun {
  let place: String
  /// Where the records to import are written.
  private let records: String
  private(set) var state: ChurnState
  /// The step that comes next.
  private(set) var next = 1
  private var failed: [Int] = []
  /// The step that had begun when the process ended and was not acknowledged.
  private(set) var inFlight: (number: Int, kind: String)?
  /// What failing steps said, since the process began.
  private(set) var complaints: [(kind: String, text: String)] = []
  /// Whether the graph last settled lies in more than one segment.
  private(set) var hasDelta = false
  /// Whether the workspace was ever opened.
  private(set) var isMade = false
  /// Seconds that a step of a kind takes, from what was seen.
  private(set) var seconds: [String: Double] = [:]
  private var beganAt = ContinuousClock.now

  init(place: String, records: String, seed: UInt64) {
    self.place = place
    self.records = records
    state = ChurnState(seed: seed)
  }

  /// Starts the process at the next step.
  ///
  /// - Parameter stops: whether a step that fails is the last one, and comes again the next time.
  func start(
    steps: Int, stops: Bool = true, fileBytesMax: Int? = nil
  ) throws -> ChildProcess {
    (inFlight, complaints) = (nil, [])
    var arguments = ["churn", "-w", place, "--seed", "\(state.seed)", "--first", "\(next)"]
    arguments += ["--steps", "\(next + steps - 1)", "--data", records]
    if !failed.isEmpty {
      arguments += ["--failed", failed.map(String.init).joined(separator: ",")]
    }
    if stops { arguments.append("--stops") }
    return try ChildProcess(
      ChildProcess.program("guanxi-bench", variable: "GUANXI_BENCH"), arguments,
      environment: ["GUANXI_HOME": WorkspaceFixture.home], fileBytesMax: fileBytesMax)
  }

  /// Takes up what the process says, to its end or until a step of a kind begins.
  ///
  /// - Returns: whether such a step began.
  @discardableResult
  func follow(
    _ child: ChildProcess, stops: Bool = true, until wanted: String? = nil,
    _ watch: (_ begun: Int, _ done: Int) -> Void = { _, _ in }
  ) -> Bool {
    while let line = child.line() {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count > 1, let number = Int(words[1]) else { continue }
      switch words[0] {
      case "begin":
        inFlight = (number, words[2])
        beganAt = .now
        watch(number, next - 1)
        if words[2] == wanted { return true }
      case "done":
        let kind = inFlight!.kind
        let took = (ContinuousClock.now - beganAt) / .seconds(1)
        seconds[kind] = seconds[kind].map { $0 * 0.8 + took * 0.2 } ?? took
        if kind == "open" { isMade = true } else if kind != "look" { advance(isDone: true) }
        inFlight = nil
        watch(next - 1, next - 1)
      case "failed":
        complaints.append((inFlight!.kind, words.count > 2 ? words[2] : ""))
        if !stops, !["open", "look"].contains(inFlight!.kind) { advance(isDone: false) }
        inFlight = nil
      default: Issue.record("\(line) (seed \(state.seed))")
      }
    }
    return false
  }

  private func advance(isDone: Bool) {
    if isDone { state.apply(state.step(next)) } else { failed.append(next) }
    next += 1
  }

  enum Outcome: String, CaseIterable { case old, new, same }

  /// Opens and verifies what the process left, and finds which of the allowed states it is: the one
  /// after the last step that was done, or the one after the step in flight.
  @discardableResult
  func settle() throws -> Outcome {
    if !isMade, !FileSystem.exists("\(place)/guanxi.sqlite") { return .old }
    let folder = try WorkspaceFolder(path: place)
    try folder.verify()
    let graph = try folder.snapshot()
    hasDelta = graph.hasDelta
    let found = try ChurnState(reading: graph, imports: folder.contents().datasetNames)
    var after = state
    if let inFlight, ChurnStep.kinds.contains(inFlight.kind) { after.apply(state.step(next)) }
    if after.isSame(as: state), found.isSame(as: state) { return .same }
    if found.isSame(as: state) { return .old }
    if found.isSame(as: after) {
      advance(isDone: true)
      return .new
    }
    Issue.record(
      """
      seed \(state.seed), step \(next) \(inFlight?.kind ?? "-"): neither the old state \
      (\(found.difference(from: state)!)) nor the new one (\(found.difference(from: after)!))
      """)
    return .old
  }

  /// Goes on undisturbed and expects that it succeeds and leaves no files but those that count.
  func goOn(steps: Int) throws {
    let from = next
    let child = try start(steps: steps)
    follow(child)
    #expect(child.wait() == 0)
    #expect(complaints.isEmpty, "\(complaints)")
    #expect(next == from + steps, "seed \(state.seed)")
    try settle()
  }

  /// Files that no transaction made count.
  func leftovers() throws -> [String] {
    guard FileSystem.exists("\(place)/guanxi.sqlite") else { return [] }
    return try WorkspaceFolder(path: place).leftovers()
  }
}

/// How long a test goes on, and where it keeps the count, by the environment.
struct Endurance {
  let turns: Int
  private let reportPath: String?

  /// - Parameter variable: `NAME` says how often, `NAME_REPORT` names a file for the count so far.
  init(_ variable: String, ordinarily turns: Int) {
    let environment = ProcessInfo.processInfo.environment
    self.turns = environment[variable].flatMap { Int($0) } ?? turns
    reportPath = environment[variable + "_REPORT"]
  }

  func report(_ text: String) throws {
    if let reportPath {
      try (text + "\n").write(toFile: reportPath, atomically: true, encoding: .utf8)
    }
  }

  static func seed(_ variable: String) -> UInt64 {
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) } ?? 1
  }
}

/// Counts of counts, for reports.
struct Tally {
  private var counts: [String: Int] = [:]

  subscript(_ name: String) -> Int {
    get { counts[name] ?? 0 }
    set { counts[name] = newValue }
  }

  var text: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }
}
