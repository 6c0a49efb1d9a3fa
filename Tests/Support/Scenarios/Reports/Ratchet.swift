/// The scenarios that are known to fail, each with its reason: the list may only shrink.
///
/// One a line: `clauses/match/Match1 [3] #2 : the reason`. Empty lines and lines that begin with
/// `#` are passed over.
public struct Ratchet: Sendable {
  public private(set) var reasons: [String: String] = [:]

  /// A line that is no entry, or an entry that stands there twice.
  public struct Failure: Error, CustomStringConvertible {
    public var line: Int
    public var problem: String
    public var description: String { "ratchet, line \(line): \(problem)" }
  }

  public init(_ text: String) throws(Failure) {
    for (at, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") { continue }
      guard let id = content.before(" : "), content.count > id.count + 3 else {
        throw Failure(line: at + 1, problem: "expected an id, ` : ` and a reason")
      }
      guard reasons.updateValue(String(content.dropFirst(id.count + 3)), forKey: id) == nil else {
        throw Failure(line: at + 1, problem: "\(id) stands there twice")
      }
    }
  }

  /// What an outcome says against the list: nil where it is as the list says.
  ///
  /// A failure outside the list is a step back; a pass inside it means that the line can go.
  public func complaint(_ scenario: Scenario, _ outcome: ScenarioOutcome) -> String? {
    switch outcome {
    case .skipped: nil
    case .passed where reasons[scenario.id] != nil:
      "\(scenario) passes: take it out of the ratchet"
    case .failed(let problem) where reasons[scenario.id] == nil: "\(scenario): \(problem)"
    default: nil
    }
  }

  /// Entries that name no scenario of the folder, sorted.
  public func strangers(among ids: Set<String>) -> [String] {
    reasons.keys.filter { !ids.contains($0) }.sorted()
  }
}
