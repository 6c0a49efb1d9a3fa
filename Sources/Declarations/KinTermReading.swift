/// What relatives at the end of some chains are called.
///
/// ```yaml
/// - {zh: 伯父, en: father's elder brother, chains: FB+}
/// ```
///
/// A chain is read from the person on: `F` father, `M` mother, `P` a parent; `S` son, `D` daughter,
/// `C` a child; `B` brother, `Z` sister, `G` a sibling; `H` husband, `W` wife, `E` a spouse; `K`
/// guardian, `V` ward; `+` and `-` after a letter are elder and younger, `a` by adoption, `s` by a
/// step tie, `x` former, `d` dead; `?` at the end where a step relative may as well be a parent or
/// child.
public struct KinTermDeclaration: Sendable, Equatable {
  public var term: BilingualText
  public var chains: [String]

  /// The file of the terms the product ships with.
  public static let path = "Datasets/kinship/terms.yaml"

  /// The terms the product ships with.
  public static func shipped() throws(DeclarationError) -> [KinTermDeclaration] {
    try list(yaml: ProjectResources.text(path), file: path)
  }

  /// Reads the text of a file of terms; `file` is what complaints call it. No chain has two terms.
  public static func list(
    yaml: String, file: String
  ) throws(DeclarationError) -> [KinTermDeclaration] {
    let root = try YAMLValue.parse(yaml, file: file)
    try root.allowOnly(["terms"])
    var known: Set<String> = []
    var terms: [KinTermDeclaration] = []
    for value in try root.required("terms").items() {
      try value.allowOnly(["zh", "en", "chains"])
      let text = try value.required("chains")
      let chains = try text.string().split(separator: " ").map(String.init)
      if chains.isEmpty { throw text.error(.missing, "expected a chain") }
      for chain in chains {
        try expectChain(chain, at: text)
        guard known.insert(chain).inserted else {
          throw text.error(.invalid, "‘\(chain)’ has a term already")
        }
      }
      terms.append(
        KinTermDeclaration(
          term: BilingualText(
            en: try value.required("en").string(), zh: try value.required("zh").string()),
          chains: chains))
    }
    return terms
  }

  private static func expectChain(
    _ chain: String, at value: YAMLValue
  ) throws(DeclarationError) {
    var last: Character?
    for letter in chain {
      let isMark = "+-".contains(letter)
      let follows = last.map { "BZGSDC".contains($0) } ?? false
      guard isMark ? follows : "FMPSDCBZGHWEKVasxd?".contains(letter) else {
        throw value.error(
          .invalid, "‘\(letter)’ is no letter of a chain here",
          hint: isMark
            ? "elder and younger stand after B, Z, G, S, D, C"
            : "F M P parents, S D C children, B Z G siblings, H W E spouses, K guardian, V ward")
      }
      last = letter
    }
  }
}
