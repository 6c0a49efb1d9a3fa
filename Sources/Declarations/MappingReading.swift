extension Mapping {
  /// Reads and checks the text of a mapping; `file` is what complaints call it.
  public init(yaml: String, file: String, ontology: Ontology) throws(DeclarationError) {
    let root = try YAMLValue.parse(yaml, file: file)
    try root.allowOnly(
      [
        "name", "title", "title-zh", "orphans", "spaces", "bodies", "ontology", "files",
      ] + MappingFileDefaults.keys)
    let addition = try root["ontology"].map(OntologyExtension.init(reading:)) ?? .none
    let extended = try ontology.extended(by: addition)
    let defaults = try MappingFileDefaults().overridden(by: root)

    var files: [File] = []
    var checks = MappingChecks(ontology: extended)
    for item in try root.required("files").items() {
      let reader = MappingFileReader(
        ontology: extended, defaults: try defaults.overridden(by: item))
      let file = try reader.file(item, checks: &checks)
      if files.contains(where: { $0.name == file.name }) {
        throw item.error(.invalid, "the file ‘\(file.name)’ is named twice")
      }
      files.append(file)
    }
    if files.isEmpty { throw root.error(.missing, "‘files’ names no file") }

    self.init(
      name: try root.required("name").string(),
      title: try root.title(),
      files: files,
      orphans: try root["orphans"].map { value throws(DeclarationError) in
        try Orphans(reading: value, ontology: extended)
      },
      spaces: try Mapping.spaces(reading: root["spaces"]),
      bodies: try root["bodies"]?.bodies() ?? [:],
      ontology: addition,
      text: yaml)
    try checks.verify(self, bodies: root["bodies"])
  }

  private static func spaces(
    reading value: YAMLValue?
  ) throws(DeclarationError) -> [String: KeySpace] {
    var result: [String: KeySpace] = [:]
    for (name, value) in try value?.entries() ?? [] {
      try value.allowOnly(["sensitive", "global"])
      result[name] = KeySpace(
        isSensitive: try value["sensitive"]?.bool() ?? false,
        isGlobal: try value["global"]?.bool() ?? false)
    }
    return result
  }
}

extension Mapping.Orphans {
  fileprivate init(reading value: YAMLValue, ontology: Ontology) throws(DeclarationError) {
    try value.allowOnly(["label", "space"])
    let labels = try value.required("label").labels(in: ontology)
    guard let space = try value["space"]?.spaceName() ?? ontology.key(ofLabels: labels)?.space
    else { throw value.error(.missing, "‘space’ is missing, and no label implies one") }
    self.init(labels: labels, space: space)
  }
}

extension YAMLValue {
  /// `title` and `title-zh`; either stands in for the other.
  func title() throws(DeclarationError) -> BilingualText? {
    let en = try self["title"]?.string()
    let zh = try self["title-zh"]?.string()
    guard let either = en ?? zh else { return nil }
    return BilingualText(en: en ?? either, zh: zh ?? either)
  }

  /// Labels the ontology knows: one, or a list.
  func labels(in ontology: Ontology) throws(DeclarationError) -> [String] {
    var result: [String] = []
    for item in try items() {
      let label = try item.string()
      guard ontology.node(label) != nil else {
        throw item.error(
          .unknown, "nobody declares the label ‘\(label)’",
          hint: item.suggestion(label, among: ontology.nodes.map(\.label), under: "nodes"))
      }
      result.append(label)
    }
    if result.isEmpty { throw error(.missing, "expected a label") }
    return result
  }

  /// A relationship type the ontology knows.
  func tieType(in ontology: Ontology) throws(DeclarationError) -> String {
    let type = try string()
    guard ontology.tie(type) != nil else {
      throw error(
        .unknown, "nobody declares the type ‘\(type)’",
        hint: suggestion(type, among: ontology.ties.map(\.type), under: "ties"))
    }
    return type
  }

  private func suggestion(
    _ text: String, among known: [String], under section: String
  ) -> String {
    nearest(text, among: known).map { "did you mean ‘\($0)’?" }
      ?? "declare it in this mapping under ontology.\(section)"
  }
}
