import Testing

@testable import Scenarios

@Suite struct PathCaseTests {
  /// What the text of a random query is read as is the query itself.
  @Test func textAndValueAreTheSame() throws {
    for seed in UInt64(0)..<600 {
      let made = PathCaseGenerator.pathCase(seed: seed)
      #expect(try PathTextReader.query(made.query.text) == made.query, "\(made)")
      var graph = PathGraph()
      try PathTextReader.create(made.graph.createText, in: &graph)
      #expect(graph.createText == made.graph.createText)
    }
  }

  /// The judge accepts what the enumerator answers, whichever of equals it takes.
  @Test(arguments: [false, true])
  func enumeratorIsJudgedRight(prefersLast: Bool) {
    var (rows, filled) = (0, 0)
    for seed in UInt64(0)..<100 {
      let made = PathCaseGenerator.pathCase(seed: seed)
      let answer = PathEnumerator(made.graph, prefersLast: prefersLast).answer(to: made.query)
      rows += answer.rows.count
      filled += answer.rows.isEmpty ? 0 : 1
      #expect(made.fault(in: answer) == nil, "\(made)")
    }
    // Most random queries would say nothing if most of them found nothing.
    #expect(rows > 250)
    #expect(filled > 40)
  }

  /// The judge refuses an answer that lacks a row, has one twice, or has one that is none.
  @Test func spoiledAnswersAreRefused() {
    var spoiled = 0
    for seed in UInt64(1000)..<1100 {
      let made = PathCaseGenerator.pathCase(seed: seed)
      let answer = PathEnumerator(made.graph).answer(to: made.query)
      guard let first = answer.rows.first else { continue }
      var (less, more, other) = (answer, answer, answer)
      less.rows.removeFirst()
      more.rows.append(first)
      other.rows[0][1] = .integer(99)
      for bad in [less, more, other] { #expect(made.fault(in: bad) != nil, "\(made)") }
      spoiled += 1
    }
    #expect(spoiled > 30)
  }
}
