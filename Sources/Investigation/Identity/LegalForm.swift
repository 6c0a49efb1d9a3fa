/// What kind of firm a name says it is, so that `华兴有限公司` and `华兴有限责任公司` have one core.
enum LegalForm: UInt8, Sendable, Hashable {
  case limited, shares, partnership, sole, cooperative, company

  /// Endings of names in their folded form, the longer before what they end with.
  private static let han: [(String, LegalForm)] = [
    ("股份有限责任公司", .shares), ("股份有限公司", .shares), ("有限责任公司", .limited),
    ("有限公司", .limited), ("股份公司", .shares), ("责任公司", .limited),
    ("合伙企业(有限合伙)", .partnership), ("合伙企业(普通合伙)", .partnership), ("(有限合伙)", .partnership),
    ("(普通合伙)", .partnership), ("(特殊普通合伙)", .partnership), ("合伙企业", .partnership),
    ("个人独资企业", .sole), ("(个人独资)", .sole), ("(个体工商户)", .sole), ("专业合作社", .cooperative),
    ("公司", .company),
  ]

  /// The same of Latin names: whole words, after dots and commas are gone.
  private static let latin: [(String, LegalForm)] = [
    ("gmbh & co kg", .partnership), ("company limited", .limited), ("co limited", .limited),
    ("co ltd", .limited), ("pte ltd", .limited), ("pty ltd", .limited), ("sp z oo", .limited),
    ("limited", .limited), ("ltd", .limited), ("ltda", .limited), ("lda", .limited),
    ("llc", .limited), ("gmbh", .limited), ("sarl", .limited), ("sàrl", .limited),
    ("srl", .limited), ("bv", .limited), ("aps", .limited), ("sro", .limited), ("doo", .limited),
    ("uab", .limited), ("sia", .limited), ("oü", .limited), ("kft", .limited), ("ооо", .limited),
    ("plc", .shares), ("inc", .shares), ("incorporated", .shares), ("corp", .shares),
    ("corporation", .shares), ("ag", .shares), ("sa", .shares), ("spa", .shares), ("nv", .shares),
    ("se", .shares), ("oyj", .shares), ("asa", .shares), ("оао", .shares), ("пао", .shares),
    ("llp", .partnership), ("lp", .partnership), ("kg", .partnership), ("ohg", .partnership),
    ("company", .company), ("co", .company),
  ]

  /// A folded name without its form.
  ///
  /// The last form counts; one that is all of a name is left in it.
  static func split(_ name: String) -> (core: String, form: LegalForm?) {
    for (ending, form) in han where name.hasSuffix(ending) {
      if han.contains(where: { $0.0 == name }) { break }
      return (String(name.dropLast(ending.count)), form)
    }
    guard name.utf8.contains(where: { $0 >= 97 && $0 <= 122 || $0 >= 0x80 }) else {
      return (name, nil)
    }
    let words = words(of: name)
    for (ending, form) in latin where words.hasSuffix(" " + ending) {
      return (String(words.dropLast(ending.count + 1)), form)
    }
    return (words, nil)
  }

  /// A name without the dots and commas by which one writes `Co., Ltd.` and another `Co Ltd`.
  private static func words(of name: String) -> String {
    guard name.utf8.contains(where: { $0 == 0x2E || $0 == 0x2C }) || name.contains(" and ") else {
      return name
    }
    let plain = name.replacing(",", with: " ").replacing(".", with: "").replacing(
      " and ", with: " & ")
    return plain.split(separator: " ").joined(separator: " ")
  }
}
