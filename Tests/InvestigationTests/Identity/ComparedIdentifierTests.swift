import Testing

@testable import Investigation

@Suite struct ComparedIdentifierTests {
  static let id = InventedID.resident(born: "19800214", "123")
  static let twin = InventedID.resident(born: "19800214", "125")
  static let code = InventedID.uscc("91990101600037341")
  static let otherCode = InventedID.uscc("91990101MA5A12345")
  static let short = InventedID.short(id)
  static let rounded = String(id.prefix(15)) + "000"
  static let masked = String(id.prefix(6)) + "********" + String(id.suffix(4))
  static let lastFour = String(id.suffix(4))
  static let slip = changed(id, at: 9)

  /// Two texts and what they say of each other.
  struct Pair: Sendable, CustomTestStringConvertible {
    let a: String
    let b: String
    let agreement: ComparedIdentifier.Agreement

    init(_ a: String, _ b: String, _ agreement: ComparedIdentifier.Agreement) {
      self.a = a
      self.b = b
      self.agreement = agreement
    }

    var testDescription: String { "\(a) \(b)" }
  }

  static let personPairs: [Pair] = [
    Pair(id, id, .full),
    Pair(id, " ‘" + id.lowercased(), .full),
    Pair(id, twin, .contradicts),
    // The old form of it, and of another.
    Pair(id, short, .partial(places: 18)),
    Pair(twin, short, .contradicts),
    Pair(short, short, .partial(places: 18)),
    // Cut off, rounded by a spreadsheet, masked, the last four.
    Pair(id, String(id.prefix(17)), .partial(places: 17)),
    Pair(id, rounded, .partial(places: 15)),
    Pair(id, masked, .partial(places: 10)),
    Pair(id, lastFour, .partial(places: 4)),
    Pair(id, "0001", .contradicts),
    // Trimmed ids collide: both twins are as far as one sees.
    Pair(twin, rounded, .partial(places: 15)),
    Pair(String(id.prefix(16)), rounded, .partial(places: 15)),
    // The start of one and the end of another have nothing in common.
    Pair(String(id.prefix(14)), lastFour, .silent),
    // A slip, two places swapped, and more than that.
    Pair(id, slip, .partial(places: 17)),
    Pair(id, swapped(id, at: 12), .partial(places: 16)),
    Pair(id, changed(slip, at: 2), .contradicts),
    Pair(slip, slip, .partial(places: 18)),
    // Papers of other kinds.
    Pair("H1234567801", "h1234567802", .partial(places: 18)),
    Pair("H12345678", "H12345679", .contradicts),
    Pair("H12345678", id, .silent),
    Pair("E12345678", "E12345678", .partial(places: 9)),
    Pair("E12345678", "E12345679", .silent),
  ]

  @Test(arguments: personPairs) func persons(_ pair: Pair) throws {
    try check(pair, isPerson: true)
  }

  static let bodyPairs: [Pair] = [
    Pair(code, code.lowercased(), .full),
    Pair(code, otherCode, .contradicts),
    Pair(code, "60003734-1", .partial(places: 18)),
    Pair(otherCode, "600037341", .contradicts),
    Pair("SC123456", "sc 123456", .partial(places: 8)),
    Pair("SC123456", "SC123457", .silent),
  ]

  @Test(arguments: bodyPairs) func bodies(_ pair: Pair) throws { try check(pair, isPerson: false) }

  private func check(_ pair: Pair, isPerson: Bool) throws {
    let one = try #require(ComparedIdentifier(pair.a, isPerson: isPerson))
    let other = try #require(ComparedIdentifier(pair.b, isPerson: isPerson))
    #expect(one.agreement(with: other) == pair.agreement)
    #expect(other.agreement(with: one) == pair.agreement)
  }

  @Test(arguments: ["", "无", "000000000000000000", "111111111111111111", "******************"])
  func nothingIsNoIdentifier(text: String) {
    #expect(ComparedIdentifier(text, isPerson: true) == nil)
    #expect(ComparedIdentifier(text, isPerson: false) == nil)
  }

  private static func changed(_ id: String, at place: Int) -> String {
    var text = Array(id)
    text[place] = text[place] == "7" ? "3" : "7"
    return String(text)
  }

  private static func swapped(_ id: String, at place: Int) -> String {
    var text = Array(id)
    text.swapAt(place, place + 1)
    return String(text)
  }
}
