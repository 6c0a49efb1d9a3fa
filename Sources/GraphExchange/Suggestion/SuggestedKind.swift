import Declarations

/// The kind of thing that a file or a column seems to be about, by its name.
struct SuggestedKind {
  let label: String
  let space: String
  /// The ontology knows the label.
  let isKnown: Bool

  private static let words: [(label: String, words: [String])] = [
    ("Person", ["person", "people", "resident", "人员", "个人", "居民", "人口"]),
    ("Official", ["official", "cadre", "干部", "公职"]),
    ("Company", ["company", "companie", "firm", "supplier", "vendor", "企业", "公司", "供应商"]),
    (
      "Org", ["org", "organisation", "organization", "department", "agency", "agencie", "单位", "机构"]
    ),
    ("Tender", ["tender", "招标", "标段"]),
    ("Case", ["case", "案件", "案"]),
    ("Address", ["address", "addresse", "地址"]),
    ("Phone", ["phone", "telephone", "电话", "手机"]),
  ]

  /// - Parameter text: the name of a file without its ending, or of a column without its `_id`.
  init(_ text: String, ontology: Ontology) {
    let stem = Self.stem(text)
    if let found = Self.words.first(where: { entry in
      entry.words.contains(stem) || entry.words.contains { $0.first! > "z" && stem.contains($0) }
    }), let key = ontology.key(ofLabels: [found.label]) {
      (label, space, isKnown) = (found.label, key.space, true)
      return
    }
    let words = stem.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let camel = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let name = camel.first?.isLetter == true ? camel : "Thing\(camel)"
    label = name
    let plain = words.joined(separator: "_")
    // `n` and `r` are no names of key spaces.
    space = plain.count < 2 ? "\(plain)_thing" : plain
    isKnown = ontology.node(name) != nil
  }

  /// The singular, in small letters.
  static func stem(_ text: String) -> String {
    let text = text.lowercased()
    return text.hasSuffix("s") && !text.hasSuffix("ss") ? String(text.dropLast()) : text
  }
}
