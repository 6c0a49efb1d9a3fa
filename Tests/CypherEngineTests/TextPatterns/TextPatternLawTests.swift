import PropertyGraph
import Testing

@testable import CypherEngine

/// Small random patterns fit what a slow verifier says that they fit.
@Suite struct TextPatternLawTests {
  /// A pattern that knows its text and, by definition, which pieces of a text it fits.
  indirect enum Pattern {
    case letter(Character)
    case any
    case oneOf([Character], isNegated: Bool)
    case sequence([Pattern])
    case choice([Pattern])
    case repeated(Pattern, Int, Int?)
    case start, end, boundary

    var text: String {
      switch self {
      case .letter(let letter): String(letter)
      case .any: "."
      case .oneOf(let letters, let isNegated): "[\(isNegated ? "^" : "")\(String(letters))]"
      case .sequence(let parts): parts.map { "(?:\($0.text))" }.joined()
      case .choice(let parts): parts.map { "(\($0.text))" }.joined(separator: "|")
      case .repeated(let inner, 0, nil): "(\(inner.text))*"
      case .repeated(let inner, 1, nil): "(\(inner.text))+?"
      case .repeated(let inner, let least, nil): "(\(inner.text)){\(least),}"
      case .repeated(let inner, let least, let most?): "(\(inner.text)){\(least),\(most)}"
      case .start: "^"
      case .end: "\\z"
      case .boundary: "\\b"
      }
    }

    /// Where pieces that fit may end, if they begin at a place.
    func ends(_ text: [Character], from at: Int) -> Set<Int> {
      switch self {
      case .letter(let letter): at < text.count && text[at] == letter ? [at + 1] : []
      case .any: at < text.count ? [at + 1] : []
      case .oneOf(let letters, let isNegated):
        at < text.count && letters.contains(text[at]) != isNegated ? [at + 1] : []
      case .sequence(let parts):
        parts.reduce([at]) { ends, part in
          ends.reduce(into: Set()) { $0.formUnion(part.ends(text, from: $1)) }
        }
      case .choice(let parts):
        parts.reduce(into: Set()) { $0.formUnion($1.ends(text, from: at)) }
      case .repeated(let inner, let least, let most):
        Self.repeatedEnds(inner, least, most, text, at)
      case .start: at == 0 ? [at] : []
      case .end: at == text.count ? [at] : []
      case .boundary: Self.isWord(text, at - 1) != Self.isWord(text, at) ? [at] : []
      }
    }

    private static func repeatedEnds(
      _ inner: Pattern, _ least: Int, _ most: Int?, _ text: [Character], _ at: Int
    ) -> Set<Int> {
      var reached: Set = [at]
      for _ in 0..<least {
        reached = reached.reduce(into: Set()) { $0.formUnion(inner.ends(text, from: $1)) }
      }
      var all = reached
      // Further rounds than there are places reach nothing new.
      for _ in 0..<min((most ?? .max) - least, text.count + 1) {
        reached = reached.reduce(into: Set()) { $0.formUnion(inner.ends(text, from: $1)) }
        all.formUnion(reached)
      }
      return all
    }

    private static func isWord(_ text: [Character], _ at: Int) -> Bool {
      text.indices.contains(at) && text[at] != "-"
    }
  }

  private static let alphabet: [Character] = ["a", "b", "中", "-"]

  private static func pattern(_ random: inout SeededGenerator, depth: Int) -> Pattern {
    let several = 1 + random.below(3)
    switch random.below(depth > 0 ? 10 : 4) {
    case 0, 1: return .letter(random.pick(["a", "b", "中"]))
    case 2: return .any
    case 3: return .oneOf(Array(["a", "b", "中"].shuffled(using: &random).prefix(2)).map(Character.init), isNegated: random.chance(0.3))
    case 4, 5: return .sequence((0..<several).map { _ in pattern(&random, depth: depth - 1) })
    case 6: return .choice((0..<several).map { _ in pattern(&random, depth: depth - 1) })
    case 7, 8:
      let least = random.below(3)
      return .repeated(
        pattern(&random, depth: depth - 1), least,
        random.chance(0.5) ? nil : least + random.below(3))
    default: return random.pick([.start, .end, .boundary])
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func equalsVerifier(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var fitting = 0
    for _ in 0..<250 {
      let pattern = Self.pattern(&random, depth: 4)
      let compiled = try TextPattern(pattern.text)
      for _ in 0..<12 {
        let text = (0..<random.below(7)).map { _ in random.pick(Self.alphabet) }
        let expected = pattern.ends(text, from: 0).contains(text.count)
        let found = try compiled.matches(ByteString(String(text)))
        #expect(found == expected, "\(String(text)) =~ \(pattern.text)")
        fitting += expected ? 1 : 0
      }
    }
    #expect(fitting > 100, "the law was tried on texts that fit")
  }
}
