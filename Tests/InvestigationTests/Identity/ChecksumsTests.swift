import Investigation
import Testing

@Suite struct ChecksumsTests {
  /// The check character by the words of the standard: powers of two modulo 11.
  static func residentID(_ body: String) -> String {
    var sum = 0
    for (place, digit) in body.enumerated() {
      sum += digit.wholeNumberValue! * ((1 << (17 - place)) % 11)
    }
    let check = (12 - sum % 11) % 11
    return body + (check == 10 ? "X" : "\(check)")
  }

  /// Powers of three modulo 31.
  static func uscc(_ body: String) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var (sum, power) = (0, 1)
    for character in body {
      sum += alphabet.firstIndex(of: character)! * power
      power = power * 3 % 31
    }
    return body + String(alphabet[(31 - sum % 31) % 31])
  }

  @Test func everyValidIDPassesAndNoOtherCheckCharacter() {
    var checks: Set<Character> = []
    for number in 100..<140 {
      let id = Self.residentID("99010119800101\(number)")
      checks.insert(id.last!)
      for check in "0123456789X" {
        #expect(
          IdentifierChecksum.isResidentID(id.dropLast() + String(check)) == (check == id.last))
      }
    }
    #expect(checks.count == 11)
  }

  @Test func everyValidCodePassesAndNoOtherCheckCharacter() {
    for number in 10_000..<10_040 {
      let code = Self.uscc("91990101MA5A\(number)")
      for check in "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ" {
        #expect(IdentifierChecksum.isUSCC(code.dropLast() + String(check)) == (check == code.last))
      }
    }
  }

  /// Known examples of the two standards.
  @Test func publishedExamples() {
    #expect(IdentifierChecksum.isResidentID("11010519491231002X"))
    #expect(IdentifierChecksum.isResidentID("11010519491231002x"))
    #expect(IdentifierChecksum.isUSCC("91350100M000100Y43"))
  }

  @Test(arguments: [
    "", "11010519491231002", "11010519491231002X ", "110105194912310021", "1101051949123100AX",
    "１1010519491231002X", "110105491231002", "X1010519491231002X", "440524188001010014é",
  ])
  func otherTextsAreNoResidentIDs(text: String) {
    #expect(!IdentifierChecksum.isResidentID(text))
  }

  @Test(arguments: [
    "", "91350100M000100Y4", "91350100m000100Y43", "91350100M000100Y433", "9135010OM000100Y43",
    "企业", "91350100M000100Y34",
  ])
  func otherTextsAreNoCodes(text: String) {
    #expect(!IdentifierChecksum.isUSCC(text))
  }
}
