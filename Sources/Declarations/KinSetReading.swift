extension KinSetDeclaration {
  /// The file of the sets the product ships with.
  public static let path = "Datasets/kinship/sets.yaml"

  /// The sets the product ships with.
  public static func shipped() throws(DeclarationError) -> [KinSetDeclaration] {
    try list(yaml: ProjectResources.text(path), file: path)
  }

  /// Reads the text of a file of sets; `file` is what complaints call it.
  public static func list(
    yaml: String, file: String
  ) throws(DeclarationError) -> [KinSetDeclaration] {
    let root = try YAMLValue.parse(yaml, file: file)
    try root.allowOnly(["sets"])
    var sets: [KinSetDeclaration] = []
    for value in try root.required("sets").items() {
      let set = try KinSetDeclaration(reading: value)
      try set.expectOwnNames(among: sets, at: value)
      sets.append(set)
    }
    return sets
  }

  private init(reading value: YAMLValue) throws(DeclarationError) {
    try value.allowOnly([
      "id", "name", "aliases", "members", "disputed", "asserted", "sources", "valid-from",
      "valid-to", "note",
    ])
    id = try value.required("id").string()
    name = try value.required("name").bilingualText()
    aliases = try value["aliases"]?.strings() ?? []
    members = try value.required("members").kinPatterns()
    disputed = try value["disputed"]?.kinPatterns() ?? []
    asserted = []
    for item in try value["asserted"]?.items() ?? [] { asserted.append(try item.bilingualText()) }
    sources = []
    for item in try value.required("sources").items() {
      sources.append(try LegalSource(reading: item))
    }
    if sources.isEmpty {
      throw try value.required("sources").error(.missing, "a set of the law names its source")
    }
    validFrom = try value["valid-from"]?.isoDate()
    validTo = try value["valid-to"]?.isoDate()
    if let from = validFrom, let to = validTo, from >= to {
      throw try value.required("valid-to").error(.invalid, "‘\(to)’ is not after ‘\(from)’")
    }
    note = try value["note"]?.string()
  }

  /// One name is one set; versions of it follow one another in time.
  private func expectOwnNames(
    among earlier: [KinSetDeclaration], at value: YAMLValue
  ) throws(DeclarationError) {
    let names = Set([id, name.zh, name.en] + aliases)
    for other in earlier where other.id != id {
      let taken = names.intersection([other.id, other.name.zh, other.name.en] + other.aliases)
      if let name = taken.min() {
        throw value.error(.invalid, "‘\(name)’ is a name of the set ‘\(other.id)’ already")
      }
    }
    if let last = earlier.last(where: { $0.id == id }) {
      guard let end = last.validTo, let start = validFrom, end <= start else {
        throw value.error(
          .invalid, "two versions of ‘\(id)’ hold at once",
          hint: "end the earlier one with valid-to, and write the later one below it")
      }
    }
  }
}

extension LegalSource {
  fileprivate init(reading value: YAMLValue) throws(DeclarationError) {
    try value.allowOnly(["law", "article", "text", "checked"])
    law = try value.required("law").string()
    article = try value.required("article").string()
    text = try value["text"]?.isoDate()
    check = try value.required("checked").oneOf(Check.self)
  }
}

// MARK: - Patterns

extension YAMLValue {
  fileprivate func kinPatterns() throws(DeclarationError) -> [KinPattern] {
    var patterns: [KinPattern] = []
    for item in try items() { patterns.append(try item.kinPattern()) }
    return patterns
  }

  /// One word, or the words of a chain in a list: `[child, spouse, parent]`.
  private func kinPattern() throws(DeclarationError) -> KinPattern {
    var words: [KinWord] = []
    for item in try items() { words.append(try KinWord(reading: item)) }
    switch words.count {
    case 1:
      switch words[0] {
      case .spouse: return .spouse
      case .guardian: return .guardian
      case .ward: return .ward
      case .kin(let kin): return .kin(kin)
      }
    case 2:
      if case .kin(let kin) = words[0], words[1] == .spouse { return .spouseOfKin(kin) }
      if case .kin(let kin) = words[1], words[0] == .spouse { return .kinOfSpouse(kin) }
    case 3:
      let (parent, child) = (KinPattern.Kin.ancestor(1...1), KinPattern.Kin.descendant(1...1))
      let sibling = KinPattern.Kin.sibling(isFull: false)
      if words == [.spouse, .kin(sibling), .spouse] { return .spouseOfSpousesSibling }
      guard words[1] == .spouse, case .kin(let kin) = words[2] else { break }
      if words[0] == .kin(child), kin == parent || kin == sibling {
        return .kinOfChildsSpouse(kin)
      }
      if words[0] == .kin(sibling), kin == parent { return .parentOfSiblingsSpouse }
    default: break
    }
    throw error(
      .invalid, "no chain of kin is followed that goes so",
      hint: """
        kin; [kin, spouse]; [spouse, kin]; [spouse, sibling, spouse]; [child, spouse, parent]; \
        [child, spouse, sibling]; [sibling, spouse, parent]
        """)
  }
}

/// One word of a pattern.
private enum KinWord: Equatable {
  case spouse, guardian, ward
  case kin(KinPattern.Kin)

  private static let plain: [String: KinWord] = [
    "spouse": .spouse, "guardian": .guardian, "ward": .ward,
    "parent": .kin(.ancestor(1...1)), "child": .kin(.descendant(1...1)),
    "grandparent": .kin(.ancestor(2...2)), "grandchild": .kin(.descendant(2...2)),
    "lineal": .kin(.lineal(degreeMax: nil)), "sibling": .kin(.sibling(isFull: false)),
    "full sibling": .kin(.sibling(isFull: true)),
  ]
  /// Words that a number follows, and which numbers.
  private static let counted: [String: (ClosedRange<Int>, @Sendable (Int) -> KinPattern.Kin)] = [
    "lineal": (1...9, { .lineal(degreeMax: $0) }),
    "ancestor": (1...9, { .ancestor(1...$0) }),
    "descendant": (1...9, { .descendant(1...$0) }),
    "collateral": (2...9, { .collateral(generations: $0) }),
  ]

  init(reading value: YAMLValue) throws(DeclarationError) {
    let text = try value.string()
    if let word = Self.plain[text] {
      self = word
      return
    }
    let parts = text.split(separator: " ").map(String.init)
    if parts.count == 2, let (range, make) = Self.counted[parts[0]] {
      guard let number = Int(parts[1]), range.contains(number) else {
        throw value.error(
          .invalid, "‘\(parts[1])’ is no number of \(parts[0])",
          hint: "\(range.lowerBound) to \(range.upperBound)")
      }
      self = .kin(make(number))
      return
    }
    if Self.counted[text] != nil {
      throw value.error(.invalid, "‘\(text)’ wants a number", hint: "\(text) 3")
    }
    let known = Set(Self.plain.keys).union(Self.counted.keys).sorted()
    throw value.error(
      .unknown, "‘\(text)’ is no kind of relative",
      hint: nearest(text, among: known).map { "did you mean ‘\($0)’?" }
        ?? "one of \(known.joined(separator: ", "))")
  }
}
