import CypherEngine
import Foundation
import PropertyGraph
import Testing

/// The deepest statements that are accepted run on a thread with a stack of eight megabytes, as the
/// main thread and servers have it: reading, binding, planning, running, forgetting.
@Suite(.serialized) struct DeepStatementTests {
  struct Nesting: Sendable, CustomTestStringConvertible {
    var before = "RETURN "
    var open: String
    var inner = "1"
    var close = ""
    var after = " AS x"

    var testDescription: String { before + open + "…" + inner + "…" + close + after }

    func text(levels: Int) -> String {
      before + String(repeating: open, count: levels) + inner
        + String(repeating: close, count: levels) + after
    }
  }

  static let nestings = [
    Nesting(open: "[", close: "]"),
    Nesting(open: "(", close: ")"),
    Nesting(open: "{k: ", close: "}"),
    Nesting(open: "NOT ", inner: "true"),
    Nesting(open: "-"),
    Nesting(open: "1 + "),
    Nesting(open: "1 + (", close: ")"),
    Nesting(open: "2 ^ "),
    Nesting(open: "abs(", close: ")"),
    Nesting(open: "CASE WHEN true THEN ", close: " END"),
    Nesting(open: "CASE WHEN ", inner: "true", close: " THEN true ELSE false END"),
    Nesting(open: "[i IN ", inner: "[1]", close: "]"),
    Nesting(open: "[i IN [1] | ", close: "]"),
    Nesting(open: "all(i IN [1] WHERE ", inner: "true", close: ")"),
    Nesting(open: "reduce(a = 0, i IN [1] | ", close: ")"),
    Nesting(open: "head([", close: "])"),
    Nesting(open: "coalesce(null, ", close: ")"),
    Nesting(open: "(", inner: "[1]", close: ")[0..1]"),
    Nesting(inner: "$p", close: ".k"),
    Nesting(inner: "$p", close: "[0]"),
    Nesting(inner: "1", close: " < 2"),
    Nesting(inner: "true", close: " AND true"),
    Nesting(inner: "true", close: " XOR true"),
    Nesting(inner: "1", close: " IS NULL"),
    Nesting(inner: "'a'", close: " + 'b'"),
    Nesting(inner: "1", close: " IN [1]"),
    Nesting(open: "COUNT { RETURN ", close: " AS x }"),
    Nesting(open: "EXISTS { MATCH (n) WHERE ", inner: "true", close: " }"),
    Nesting(open: "COLLECT { RETURN ", close: " AS x }"),
    Nesting(open: "[(a)-->(b) WHERE ", inner: "true", close: " | 1] = [1]"),
    Nesting(before: "MATCH (n:", open: "!", inner: "A", after: ") RETURN n"),
    Nesting(before: "MATCH (n:", open: "(", inner: "A", close: ")", after: ") RETURN n"),
    Nesting(before: "MATCH (n:", open: "(B|!", inner: "A", close: ")", after: ") RETURN n"),
    Nesting(before: "MATCH (n)", open: "-->()", inner: "", after: " RETURN n LIMIT 1"),
    Nesting(before: "MATCH (n)", open: ", ()", inner: "", after: " RETURN n LIMIT 1"),
    Nesting(before: "", open: "MATCH (n) ", inner: "", after: "RETURN n LIMIT 1"),
    Nesting(before: "", open: "OPTIONAL MATCH (n) ", inner: "", after: "RETURN n LIMIT 1"),
    Nesting(before: "WITH 1 AS x ", open: "WITH x + 1 AS x ", inner: "", after: "RETURN x"),
    Nesting(before: "", open: "UNWIND [1] AS i WITH 1 AS o ", inner: "", after: "RETURN 1 AS x"),
    Nesting(before: "RETURN 1 AS x", open: " UNION RETURN 1 AS x", inner: "", after: ""),
    Nesting(before: "", open: "CREATE (:A) ", inner: "", after: ""),
    Nesting(before: "", open: "MERGE (:A) ", inner: "", after: ""),
  ]

  @Test(arguments: nestings)
  func runsOnEightMegabytes(_ nesting: Nesting) {
    for levels in [10, 40, 98] {
      let outcome = Self.outcome(of: nesting.text(levels: levels))
      // Depth is refused as such, or the statement is refused for what it is at any depth.
      if levels == 10 { #expect(outcome != .refused, "\(levels) levels") }
      if outcome == .refused { return }
    }
  }

  enum Outcome { case ran, failed, refused }

  private static func outcome(of text: String) -> Outcome {
    let result = OutcomeBox()
    let thread = Thread {
      result.outcome = run(text)
      result.done.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
    result.done.wait()
    return result.outcome
  }

  /// Written by one thread before the other reads.
  private final class OutcomeBox: @unchecked Sendable {
    var outcome = Outcome.failed
    let done = DispatchSemaphore(value: 0)
  }

  private static func run(_ text: String) -> Outcome {
    do {
      let engine = CypherEngine()
      let statement = try engine.prepare(text)
      var options = QueryOptions()
      options.limits = QueryLimits(time: .seconds(5), bytesMax: 256 << 20)
      options.parameters["p"] = .null
      let target: QueryTarget =
        statement.access == .read
        ? .snapshot(CrowdedGraph.snapshot)
        : .transaction(try GraphTransaction(on: CrowdedGraph.snapshot), .none)
      let result = try engine.run(statement, on: target, options: options)
      while let batch = try result.next() {
        for row in 0..<batch.count {
          for value in batch.row(row) { _ = value.literalText { _ in "?" } }
        }
      }
      return .ran
    } catch let error as CypherError {
      return error.phase == .compileTime ? .refused : .failed
    } catch {
      return .failed
    }
  }
}

extension DeepStatementTests.Nesting {
  /// Closing parts that follow each other, without parts that open.
  fileprivate init(inner: String, close: String) {
    self.init(open: "", inner: inner, close: close)
  }
}
