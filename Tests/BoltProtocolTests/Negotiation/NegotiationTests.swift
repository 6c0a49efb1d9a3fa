import Testing

@testable import BoltProtocol

@Suite struct NegotiationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var proposals: String
    var answer: String

    init(_ name: String, _ proposals: String, _ answer: String) {
      testDescription = name
      self.proposals = proposals
      self.answer = answer
    }
  }

  static func outcome(_ pieces: [ArraySlice<UInt8>]) -> (Negotiation, taken: Int) {
    var negotiation = Negotiation()
    var taken = 0
    for piece in pieces {
      taken += Array(piece).withUnsafeBytes { negotiation.decode($0) }
    }
    return (negotiation, taken)
  }

  @Test(arguments: [
    Case("Python 6.4", "000001ff 00080805 00020404 00000003", "00000405"),
    Case("JavaScript 5.26", "00070705 00020404 00000104 00000003", "00000405"),
    Case("exactly 5.0", "00000005 00000000 00000000 00000000", "00000005"),
    Case("5.3 to 5.1", "00020305 00000000 00000000 00000000", "00000305"),
    Case("4.4 before 5", "00000404 00000405 00000000 00000000", "00000404"),
    Case("4.3 and 4.4", "00010404 00000000 00000000 00000000", "00000404"),
    Case("a range below nothing", "00ff0305 00000000 00000000 00000000", "00000305"),
    Case("only what comes later", "00020805 00000006 00000000 00000000", "00000000"),
    Case("5.6 down to 5.5", "00010605 00000000 00000000 00000000", "00000000"),
    Case("old", "00000304 00000003 00000002 00000001", "00000000"),
    Case("manifest alone", "000001ff 00000000 00000000 00000000", "00000000"),
    Case("nothing", "00000000 00000000 00000000 00000000", "00000000"),
    Case("last slot", "00000000 00000000 00000000 00000205", "00000205"),
  ])
  func chooses(offer: Case) {
    let bytes = hex("6060b017" + offer.proposals)
    let (negotiation, taken) = Self.outcome([bytes[...] + [1, 2, 3]])
    #expect(taken == 20)
    #expect(negotiation.answer == hex(offer.answer))
    for cut in 1..<20 {
      let (halved, _) = Self.outcome([bytes[..<cut], bytes[cut...]])
      #expect(halved.outcome == negotiation.outcome)
    }
    let (half, _) = Self.outcome([bytes[..<19]])
    #expect(half.outcome == .open)
    #expect(half.answer == nil)
  }

  /// What is not Bolt is known from its first wrong byte.
  @Test(arguments: ["47", "474554202f", "6061", "60 60 b0 18", "00"])
  func refusesOthers(bytes: String) {
    let (negotiation, _) = Self.outcome([hex(bytes)[...]])
    #expect(negotiation.outcome == .notBolt)
    #expect(negotiation.answer == nil)
  }
}
