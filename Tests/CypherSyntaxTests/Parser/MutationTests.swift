import CypherSyntax
import QueryGenerator
import Testing

@Suite("Hostile texts")
struct MutationTests {
  @Test("edited bytes give a tree or a fault whose place lies in the text", arguments: 0..<8)
  func mutations(_ round: Int) {
    var numbers = Numbers(seed: UInt64(round) &+ 99)
    for number in 0..<120 {
      var generator = QueryGenerator(seed: UInt64(round * 1_000 + number))
      var bytes = Array(generator.statement().utf8)
      for _ in 0...numbers.below(6) { mutate(&bytes, &numbers) }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("every beginning of a statement is read or refused")
  func beginnings() {
    for seed in 1...15 as ClosedRange<UInt64> {
      var generator = QueryGenerator(seed: seed)
      let scalars = Array(generator.statement().unicodeScalars.prefix(400))
      for count in 0...scalars.count {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[..<count])
        check(String(text))
      }
    }
  }

  private func check(_ text: String) {
    guard let diagnostic = fault(in: text) else {
      // What is read is printed as something that is read again.
      guard let statement = try? CypherParser.parse(text) else { return }
      let printed = CypherPrinter.print(statement)
      let again = try? CypherParser.parse(printed)
      let isSame = again.map { TreeShape($0) == TreeShape(statement) } ?? false
      if !isSame { Issue.record("\(text)\n\(printed)") }
      return
    }
    let span = diagnostic.span
    let isInside =
      0 <= span.lowerBound && span.lowerBound <= span.upperBound
      && span.upperBound <= text.utf8.count
    if !isInside { Issue.record("\(diagnostic)\n\(text)") }
    if diagnostic.excerpt(in: text).isEmpty { Issue.record("\(text)") }
  }

  private static let snippets = [
    "(", ")", "[", "]", "{", "}", "|", ":", "-", "<", ">", "..", "'", "`", "$", "*", "IS ", "IN ",
    "WHERE ", "x", "9", "0x", "—", "é", "人", "\\u", "//", "/*", "=", "NOT ", "CASE ", ",", ".",
  ]

  private func mutate(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
    let at = numbers.below(bytes.count + 1)
    switch numbers.below(5) {
    case 0 where at < bytes.count: bytes[at] = UInt8(numbers.below(256))
    case 1 where at < bytes.count: bytes.remove(at: at)
    case 2 where at < bytes.count:
      let end = min(bytes.count, at + numbers.below(12))
      bytes.insert(contentsOf: Array(bytes[at..<end]), at: numbers.below(bytes.count + 1))
    case 3 where at < bytes.count:
      bytes.removeSubrange(at..<min(bytes.count, at + numbers.below(12)))
    default:
      let snippet = Self.snippets[numbers.below(Self.snippets.count)]
      bytes.insert(contentsOf: Array(snippet.utf8), at: at)
    }
  }

  /// SplitMix64.
  private struct Numbers {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }
}
