extension Theme {
  /// Reads `Visuals/themes/<name>.yaml`.
  public static func load(named name: String) throws(DeclarationError) -> Theme {
    let path = "Visuals/themes/\(name).yaml"
    guard !name.contains("/"), !name.hasPrefix(".") else {
      throw DeclarationError(.invalid, "a theme is named without a path", file: name)
    }
    return try parse(ProjectResources.text(path), file: path)
  }

  /// Reads a theme from the text of its file.
  public static func parse(_ text: String, file: String) throws(DeclarationError) -> Theme {
    let root = try YAMLValue.parse(text, file: file)
    try root.allowOnly([
      "name", "page", "fonts", "labels", "unknown-label", "kinds", "unknown-kind", "groups",
    ])
    let page = try root.required("page")
    try page.allowOnly(["background", "text", "muted", "rule", "notice"])
    let fonts = try root.required("fonts")
    return Theme(
      name: try root.required("name").string(), background: try colour("background", of: page),
      text: try colour("text", of: page), mutedText: try colour("muted", of: page),
      rule: try colour("rule", of: page), notice: try colour("notice", of: page),
      fonts: try fontNames(fonts), labels: try labelLooks(root.required("labels")),
      unknownLabel: try nodeLook(root.required("unknown-label")),
      kinds: try kindLooks(root.required("kinds")),
      unknownKind: try tieLook(root.required("unknown-kind")),
      groups: try root["groups"].map(groupColours) ?? [])
  }

  private static func fontNames(_ value: YAMLValue) throws(DeclarationError) -> [String] {
    var names: [String] = []
    for item in try value.items() {
      let name = try item.string()
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || " -".contains($0) })
      else { throw item.error(.invalid, "a font name has letters, digits, spaces and hyphens") }
      names.append(name)
    }
    if names.isEmpty { throw value.error(.missing, "at least one font is needed") }
    return names
  }

  private static func groupColours(_ value: YAMLValue) throws(DeclarationError) -> [String] {
    var colours: [String] = []
    for item in try value.items() { colours.append(try colour(item)) }
    return colours
  }

  private static func labelLooks(_ value: YAMLValue) throws(DeclarationError) -> [LabelLook] {
    var looks: [LabelLook] = []
    for (label, look) in try value.entries() {
      looks.append(LabelLook(label: label, look: try nodeLook(look)))
    }
    return looks
  }

  private static func nodeLook(_ value: YAMLValue) throws(DeclarationError) -> NodeLook {
    try value.allowOnly(["shape", "corners", "fill", "border", "text", "mark", "mark-zh"])
    let english = try mark(value.required("mark"))
    let corners = try value["corners"].map { value throws(DeclarationError) in
      try oneOf(Set(Corners.allCases.map(\.rawValue)), value, what: "kind of corners")
    }
    let chinese = try value["mark-zh"].map { value throws(DeclarationError) in try mark(value) }
    return NodeLook(
      shape: try oneOf(shapes, value.required("shape"), what: "shape"),
      corners: corners.flatMap(Corners.init) ?? .square, fill: try colour("fill", of: value),
      border: try colour("border", of: value), text: try colour("text", of: value),
      mark: BilingualText(en: english, zh: chinese ?? english))
  }

  private static func mark(_ value: YAMLValue) throws(DeclarationError) -> String {
    let text = try value.string()
    guard (1...2).contains(text.count) else {
      throw value.error(.invalid, "a mark has one or two characters")
    }
    return text
  }

  private static func kindLooks(
    _ value: YAMLValue
  ) throws(DeclarationError) -> [TieKind: TieLook] {
    try value.allowOnly(TieKind.allCases.map(\.rawValue))
    var looks: [TieKind: TieLook] = [:]
    for (name, look) in try value.entries() {
      if let kind = TieKind(rawValue: name) { looks[kind] = try tieLook(look) }
    }
    return looks
  }

  private static func tieLook(_ value: YAMLValue) throws(DeclarationError) -> TieLook {
    try value.allowOnly(["colour", "width", "arrow"])
    let width = try value.required("width")
    let points = try width.double()
    guard (0.5...6).contains(points) else {
      throw width.error(.invalid, "a line is 0.5 to 6 points wide")
    }
    return TieLook(
      colour: try colour("colour", of: value), penWidth: points,
      arrowhead: try oneOf(arrowheads, value.required("arrow"), what: "arrowhead"))
  }

  private static func colour(_ key: String, of value: YAMLValue) throws(DeclarationError) -> String
  {
    try colour(value.required(key))
  }

  private static func colour(_ entry: YAMLValue) throws(DeclarationError) -> String {
    let text = try entry.string()
    guard isColour(text) else {
      throw entry.error(.invalid, "‘\(text)’ is not a colour", hint: "write \"#rrggbb\", quoted")
    }
    return text
  }

  private static func oneOf(
    _ known: Set<String>, _ value: YAMLValue, what: String
  ) throws(DeclarationError) -> String {
    let text = try value.string()
    guard known.contains(text) else {
      throw value.error(
        .invalid, "‘\(text)’ is not a \(what)",
        hint: nearest(text, among: known.sorted()).map { "did you mean ‘\($0)’?" }
          ?? "one of \(known.sorted().joined(separator: ", "))")
    }
    return text
  }
}
