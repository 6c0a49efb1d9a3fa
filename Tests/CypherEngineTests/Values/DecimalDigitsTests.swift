import Testing

@testable import CypherEngine

@Suite struct DecimalDigitsTests {
  static let texts: [(number: Double, text: String)] = [
    (0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (-1.5, "-1.5"), (100, "100.0"), (0.1, "0.1"),
    (0.001, "0.001"), (0.000999, "9.99E-4"), (1e-5, "1.0E-5"), (1.25e-7, "1.25E-7"),
    (9_999_999, "9999999.0"), (1e7, "1.0E7"), (12_345_678.9, "1.23456789E7"),
    (1e20, "1.0E20"), (-1.5e300, "-1.5E300"), (.leastNonzeroMagnitude, "5.0E-324"),
    (.greatestFiniteMagnitude, "1.7976931348623157E308"), (.nan, "NaN"),
    (.infinity, "Infinity"), (-.infinity, "-Infinity"), (3.14, "3.14"), (1234.5, "1234.5"),
  ]

  @Test(arguments: Self.texts) func prints(number: Double, text: String) {
    #expect(number.cypherText == text)
  }

  @Test func digitsGiveTheNumberBack() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(DecimalDigits(number).double == number)
      #expect(Double(number.cypherText) == number)
    }
  }
}
