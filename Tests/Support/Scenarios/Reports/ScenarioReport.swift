/// Counts of passed, failed and skipped scenarios, by group and by feature file.
public struct ScenarioReport: Sendable {
  /// Three counts.
  public struct Tally: Sendable, Equatable {
    public var passed = 0
    public var failed = 0
    public var skipped = 0

    public var total: Int { passed + failed + skipped }

    mutating func add(_ outcome: ScenarioOutcome) {
      switch outcome {
      case .passed: passed += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      }
    }

    /// Passed of those that ran, in percent with one decimal, rounded down so that 100.0 means all.
    var share: String {
      let ran = passed + failed
      guard ran > 0 else { return "-" }
      let tenths = passed * 1000 / ran
      return "\(tenths / 10).\(tenths % 10) %"
    }
  }

  public private(set) var groups: [ScenarioGroup: Tally] = [:]
  public private(set) var files: [String: Tally] = [:]
  public private(set) var total = Tally()

  public init() {}

  /// Counts one scenario of a file.
  public mutating func add(_ outcome: ScenarioOutcome, path: String) {
    if let group = ScenarioGroup(path: path) { groups[group, default: Tally()].add(outcome) }
    files[path, default: Tally()].add(outcome)
    total.add(outcome)
  }

  /// The table of groups, then the files that did not pass whole, then one line of sums.
  public var text: String {
    var lines = [Self.line("group", "passed", "failed", "skipped", "share")]
    for group in ScenarioGroup.allCases {
      guard let tally = groups[group] else { continue }
      lines.append(Self.line(group.rawValue, tally))
    }
    let broken = files.filter { $0.value.failed > 0 }.sorted { $0.key < $1.key }
    if !broken.isEmpty { lines.append("") }
    for (path, tally) in broken { lines.append(Self.line(path, tally)) }
    lines.append("")
    lines.append("\(total.passed) passed, \(total.failed) failed, \(total.skipped) skipped")
    return lines.joined(separator: "\n")
  }

  private static func line(_ name: String, _ tally: Tally) -> String {
    line(name, String(tally.passed), String(tally.failed), String(tally.skipped), tally.share)
  }

  private static func line(_ name: String, _ cells: String...) -> String {
    let padded = cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }
    return name + String(repeating: " ", count: max(1, 52 - name.count)) + padded.joined()
  }
}
