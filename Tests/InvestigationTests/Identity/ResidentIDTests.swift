import Investigation
import PropertyGraph
import Testing

@Suite struct ResidentIDTests {
  @Test func everyValidIDPassesAndNoOtherCheckCharacter() {
    var checks: Set<Character> = []
    for number in 100..<140 {
      let id = InventedID.resident("99010119800101\(number)")
      checks.insert(id.last!)
      for check in "0123456789X" {
        let verdict = ResidentID.verdict(on: id.dropLast() + String(check))
        #expect((ResidentID(id.dropLast() + String(check)) != nil) == (check == id.last))
        if check != id.last { #expect(verdict == .wrongCheck) }
      }
    }
    #expect(checks.count == 11)
  }

  @Test(arguments: [
    // Known examples of the standard and of the field.
    ("11010519491231002X", "1949-12-31", Sex.female, ResidentID.Holder.resident),
    ("11010519491231002x", "1949-12-31", .female, .resident),
    ("360426199101010071", "1991-01-01", .male, .resident),
    (InventedID.resident("81000019800229004"), "1980-02-29", .female, .hongKong),
    (InventedID.resident("82000019800228005"), "1980-02-28", .male, .macao),
    (InventedID.resident("83000020011231006"), "2001-12-31", .female, .taiwan),
    // All six digits count, and no table of counties is asked.
    (InventedID.resident("81000119800228005"), "1980-02-28", .male, .resident),
    (InventedID.resident("99999919800228005"), "1980-02-28", .male, .resident),
  ])
  func whatAValidOneTells(text: String, birth: String, sex: Sex, holder: ResidentID.Holder) throws {
    let id = try #require(ResidentID(text))
    #expect(id.birth.description == birth && id.sex == sex && id.holder == holder)
    #expect(id.number == text.uppercased() && !id.isShort && id.region == text.prefix(6))
  }

  @Test func theOldFormIsThatOfToday() throws {
    for number in 100..<140 {
      let today = InventedID.resident("99010119650317\(number)")
      let id = try #require(ResidentID(InventedID.short(today)))
      #expect(id.number == today && id.isShort && id.birth.description == "1965-03-17")
    }
  }

  @Test(arguments: [
    ("", ResidentID.Verdict.wrongForm), ("11010519491231002", .wrongForm),
    ("11010519491231002X ", .wrongForm), ("110105194912310021", .wrongCheck),
    ("1101051949123100AX", .wrongForm), ("１1010519491231002X", .wrongForm),
    ("X1010519491231002X", .wrongForm), ("440524188001010014é", .wrongForm),
    ("11010519491231002Y", .wrongForm), ("11010549123100X", .wrongForm),
    (InventedID.resident("99010119810229123"), .impossibleDate),
    (InventedID.resident("99010119801301123"), .impossibleDate),
    (InventedID.resident("99010119800100123"), .impossibleDate),
    (InventedID.resident("99010100010101123"), .impossibleDate),
    ("990101810229123", .impossibleDate),
  ])
  func otherTexts(text: String, verdict: ResidentID.Verdict) {
    #expect(ResidentID.verdict(on: text) == verdict)
    #expect(ResidentID(text) == nil)
  }

  @Test func nobodyIsBornAfterToday() {
    let id = InventedID.resident(born: "20250601")
    func verdict(_ day: String) -> ResidentID.Verdict {
      ResidentID.verdict(on: id, notAfter: CalendarDate(day))
    }
    #expect(verdict("2025-05-31") == .impossibleDate)
    #expect(verdict("2025-06-01") != .impossibleDate)
  }

  @Test(arguments: [
    ("H12345678", "H12345678"), ("H1234567801", "H12345678"), ("m1234567802", "M12345678"),
    ("H1234567", nil), ("H123456780", nil), ("K12345678", nil), ("H1234567X", nil), ("", nil),
  ])
  func travelPermits(text: String, holder: String?) {
    #expect(TravelPermit(text)?.holder == holder)
  }
}
