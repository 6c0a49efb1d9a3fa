/// What can only be checked once every file of a mapping has been read: whether the key spaces that
/// its endpoints name exist, and whether a lookup by property has a property to look in.
struct MappingChecks {
  let ontology: Ontology
  /// Every node rule, of every file.
  var declared: [Mapping.NodeRule] = []
  /// Key spaces that endpoints name, with their places.
  var named: [(place: YAMLValue, space: String)] = []
  /// Lookups by property, with their places.
  var properties: [(place: YAMLValue, space: String, property: String)] = []

  init(ontology: Ontology) { self.ontology = ontology }

  func verify(_ mapping: Mapping, bodies: YAMLValue?) throws(DeclarationError) {
    let spaces = knownSpaces(mapping)
    for (place, space) in named { try check(space, at: place, spaces) }
    for (_, references) in try bodies?.entries() ?? [] {
      for item in try references.items() {
        let space = try item.string().prefix { $0 != ":" }
        try check(String(space), at: item, spaces)
      }
    }
    for (place, space, property) in properties {
      let known = knownProperties(of: space)
      guard let known, property != "id", !known.contains(property) else { continue }
      throw place.error(
        .unknown, "no node of the key space ‘\(space)’ has a property ‘\(property)’",
        hint: nearest(property, among: known).map { "did you mean ‘\($0)’?" }
          ?? "it has \(known.joined(separator: ", "))")
    }
  }

  private func check(
    _ space: String, at place: YAMLValue, _ spaces: [String]?
  ) throws(DeclarationError) {
    guard let spaces, !spaces.contains(space) else { return }
    throw place.error(
      .unknown, "nobody declares the key space ‘\(space)’",
      hint: nearest(space, among: spaces).map { "did you mean ‘\($0)’?" }
        ?? "declare it by a node, or under ‘spaces’")
  }

  /// The key spaces of nodes, of orphans, of the ontology and of `spaces`; nil where a column names
  /// them.
  private func knownSpaces(_ mapping: Mapping) -> [String]? {
    var result: [String] = []
    for rule in declared {
      guard let space = rule.space else { continue }
      guard let texts = space.possibleTexts else { return nil }
      result += texts
    }
    result += mapping.orphans.map { [$0.space] } ?? []
    return result + mapping.spaces.keys.sorted() + ontology.spaces
  }

  /// The properties that nodes of a key space get; nil where this mapping declares no such node.
  private func knownProperties(of space: String) -> [String]? {
    let rules = declared.filter { rule in
      rule.space.map { $0.possibleTexts?.contains(space) ?? true } ?? false
    }
    if rules.isEmpty { return nil }
    var seen: Set<String> = []
    return rules.flatMap(\.properties).map(\.name).filter { seen.insert($0).inserted }
  }
}
