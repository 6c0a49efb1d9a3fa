import Declarations

/// Hides what is personal in names.
///
/// A masked phone shows its last two digits, a masked address its district; where that cannot be
/// told, `…` alone.
enum Masking {
  static func name(_ name: String, labels: [String], _ ontology: Ontology) -> String {
    self.name(name, as: ontology.nodes(of: labels).lazy.compactMap(\.nameMask).first)
  }

  static func name(_ name: String, as mask: NodeDeclaration.NameMask?) -> String {
    switch mask {
    case .lastTwoDigits: lastTwoDigits(name)
    case .district: district(name)
    case nil: name
    }
  }

  private static func lastTwoDigits(_ phone: String) -> String {
    let digits = phone.filter(isDigit)
    return digits.count > 4 ? "…" + digits.suffix(2) : "…"
  }

  /// A Chinese address up to its 区, 县 or 旗, else up to its last 省, 市, 镇, 乡 or 街道; another one's
  /// part behind the last comma, without words that hold digits.
  private static func district(_ address: String) -> String {
    let text = Array(address)
    if let end = countyEnd(text) ?? lastTownEnd(text) {
      let head = text[..<end]
      return head.contains(where: isDigit) ? "…" : String(head) + "…"
    }
    guard let comma = text.lastIndex(where: { $0 == "," || $0 == "，" }) else { return "…" }
    let words = text[(comma + 1)...].split(whereSeparator: \.isWhitespace)
    // What begins with a number is a street, not a town.
    guard words.first?.first.map(isDigit) != true else { return "…" }
    let town = words.filter { !$0.contains(where: isDigit) }.map { String($0) }
    return (["…"] + town).joined(separator: " ")
  }

  /// Just behind the first mark of a county; 小区, 园区 and their like are no districts.
  private static func countyEnd(_ text: [Character]) -> Int? {
    for (at, mark) in text.enumerated() where at > 0 && "区县旗".contains(mark) {
      if mark == "区", "小社园校厂库景牧片".contains(text[at - 1]) { continue }
      return at + 1
    }
    return nil
  }

  private static func lastTownEnd(_ text: [Character]) -> Int? {
    text.indices.last { at in
      at > 0 && ("省市镇乡".contains(text[at]) || (text[at] == "道" && text[at - 1] == "街"))
    }.map { $0 + 1 }
  }

  /// Whether a character is a digit; 京, 万 and 三, which are numbers too, stand in names of towns.
  private static func isDigit(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }
}
