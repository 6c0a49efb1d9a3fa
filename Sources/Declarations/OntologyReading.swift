extension NodeDeclaration {
  init(reading value: YAMLValue) throws(DeclarationError) {
    try value.allowOnly([
      "label", "with", "category", "key", "name", "plural", "mask", "properties",
    ])
    let label = try value.required("label").string()
    let name = try value.required("name").bilingualText()
    self.init(
      label: label,
      category: try value.required("category").oneOf(Category.self),
      companion: try value["with"]?.string(),
      key: try value["key"].map(Key.init(reading:)),
      name: name,
      plural: try value["plural"]?.bilingualText() ?? name,
      properties: try PropertyDeclaration.list(reading: value["properties"]),
      nameMask: try value["mask"]?.oneOf(NameMask.self))
  }
}

extension NodeDeclaration.Key {
  init(reading value: YAMLValue) throws(DeclarationError) {
    if value.isScalar {
      self.init(space: try value.spaceName())
      return
    }
    try value.allowOnly(["space", "property"])
    self.init(
      space: try value.required("space").spaceName(),
      property: try value["property"]?.string() ?? "id")
  }
}

extension TieDeclaration {
  init(reading value: YAMLValue) throws(DeclarationError) {
    try value.allowOnly([
      "type", "kind", "from", "to", "caption", "reverse", "symmetric", "time", "weight",
      "sensitive", "properties",
    ])
    let type = try value.required("type").string()
    let isSymmetric = try value["symmetric"]?.bool() ?? false
    let reverse = value["reverse"]
    if isSymmetric, let reverse {
      throw reverse.error(.invalid, "a symmetric tie reads the same both ways")
    }
    if !isSymmetric { _ = try value.required("reverse") }
    let weight = try value.required("weight")
    guard (0...1).contains(try weight.double()) else {
      throw weight.error(.invalid, "expected a number from 0 to 1")
    }
    self.init(
      type: type,
      kind: try value.required("kind").oneOf(TieKind.self),
      from: try Self.labels(value.required("from")),
      to: try Self.labels(value.required("to")),
      caption: try value.required("caption").bilingualText(),
      reverseCaption: try reverse?.bilingualText(),
      isSymmetric: isSymmetric,
      properties: try PropertyDeclaration.list(reading: value["properties"]),
      time: try value.required("time").oneOf(Time.self),
      weight: try weight.double(),
      isSensitive: try value["sensitive"]?.bool() ?? false)
  }

  /// The labels at one end; the word `any` stands for all of them.
  private static func labels(_ value: YAMLValue) throws(DeclarationError) -> [String] {
    let labels = try value.strings()
    if labels == ["any"] { return [] }
    if labels.isEmpty { throw value.error(.missing, "expected a label, a list of labels or any") }
    return labels
  }
}

extension PropertyDeclaration {
  /// Reads `name: {type, en, zh, sensitive, featured}` entries.
  static func list(reading value: YAMLValue?) throws(DeclarationError) -> [PropertyDeclaration] {
    var result: [PropertyDeclaration] = []
    for (name, value) in try value?.entries() ?? [] {
      try value.allowOnly(["type", "en", "zh", "sensitive", "featured"])
      result.append(
        PropertyDeclaration(
          name: name,
          type: try value["type"]?.oneOf(PropertyType.self) ?? .string,
          title: BilingualText(
            en: try value.required("en").string(), zh: try value.required("zh").string()),
          isSensitive: try value["sensitive"]?.bool() ?? false,
          isFeatured: try value["featured"]?.bool() ?? false))
    }
    return result
  }
}

// MARK: - Forms shared by ontology, mapping and dataset

extension YAMLValue {
  /// `{en: …, zh: …}`, or one text that serves both languages.
  func bilingualText() throws(DeclarationError) -> BilingualText {
    if isScalar {
      let text = try string()
      return BilingualText(en: text, zh: text)
    }
    try allowOnly(["en", "zh"])
    return BilingualText(en: try required("en").string(), zh: try required("zh").string())
  }

  /// One word out of those an enumeration knows.
  func oneOf<Choice: RawRepresentable & CaseIterable>(
    _ choices: Choice.Type
  ) throws(DeclarationError) -> Choice where Choice.RawValue == String {
    let text = try string()
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let shown = known.map { $0.contains(where: \.isLetter) ? $0 : "‘\($0)’" }
    throw error(
      .invalid, "‘\(text)’ is none of \(shown.joined(separator: ", "))",
      hint: nearest(text, among: known).map { "did you mean ‘\($0)’?" })
  }

  /// The name of a key space: what stands before the colon of a reference.
  ///
  /// `n` and `r` are taken by nodes and relationships without a key.
  func spaceName() throws(DeclarationError) -> String {
    let text = try string()
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
    guard isPlain, !text.isEmpty, text != "n", text != "r" else {
      throw error(
        .invalid, "‘\(text)’ cannot name a key space",
        hint: "letters, digits, dot, dash and underline; n and r are taken")
    }
    return text
  }

  /// References by role, such as `{insider: [org:12], public: [org:12, org:13]}`.
  func bodies() throws(DeclarationError) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (role, value) in try entries() {
      var references: [String] = []
      for item in try value.items() {
        let reference = try item.string()
        guard let colon = reference.firstIndex(of: ":"), colon != reference.startIndex,
          reference.index(after: colon) != reference.endIndex
        else {
          throw item.error(
            .invalid, "‘\(reference)’ is not a reference", hint: "expected space:key, as in org:12")
        }
        references.append(reference)
      }
      result[role] = references
    }
    return result
  }
}
