import Declarations

extension DOTWriter {
  /// Samples of the labels and kinds of tie the scene uses, and of nothing else.
  func legend(of sorted: SortedScene, textWidth: Double) -> LabelText? {
    let language = sorted.scene.language
    let ink = Markup.Ink(size: 10, colour: theme.text)
    var labels = labelEntries(of: sorted)
    var lines: [(sample: String, name: String)] = []
    if Set(sorted.nodes.map(\.isSubject)).count == 2 {
      labels.append((borderSample, Phrases.subject[language]))
    }
    labels += groupEntries(of: sorted)
    let kinds = Set(sorted.ties.map { vocabulary.kind(ofType: $0.tie.type) })
    for kind in Theme.TieKind.allCases where kinds.contains(kind) {
      lines.append((lineSample(theme.look(of: kind)), Phrases.kind(kind)[language]))
    }
    let inferred = Set(sorted.ties.map(\.tie.isInferred))
    if inferred.contains(true) {
      let neutral = Theme.TieLook(colour: theme.text, penWidth: 1.5, arrowhead: "none")
      if inferred.contains(false) {
        lines.append((lineSample(neutral), Phrases.sourced[language]))
      }
      lines.append((lineSample(neutral, isDashed: true), Phrases.inferred[language]))
    }
    if sorted.ties.contains(where: \.tie.isNecessary) {
      let thick = Theme.TieLook(
        colour: theme.text, penWidth: 1.5 + Self.necessaryWidth, arrowhead: "none")
      lines.append((lineSample(thick), Phrases.necessary[language]))
    }
    // The lanes of a chart carry the names of their colours themselves.
    for (sign, phrase) in sorted.scene.chart?.signs ?? [] {
      lines.append((signSample(sign), phrase[language]))
    }
    let widest = (labels + lines).map { Text.width($0.name) }.max() ?? 0
    let columns = max(1, min(6, Int(textWidth / (Double(widest) * 5.4 + 40))))
    let rows = [labels, lines].flatMap { entries in
      stride(from: 0, to: entries.count, by: columns).map { start in
        Markup.row(
          entries[start..<min(start + columns, entries.count)].map {
            $0.sample
              + Markup.cell(
                Markup.indent + Markup.text($0.name, ink) + Markup.indent, "HEIGHT=\"19\"")
          })
      }
    }
    guard !rows.isEmpty else { return nil }
    // Of fixed size, or Graphviz would stretch it to the width of the page and tear sample from
    // name.
    let height = rows.count * 19 + 2
    return LabelText(
      markup: Markup.table(
        rows,
        "CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(textWidth))\" HEIGHT=\"\(height)\""),
      extent: .init(width: textWidth, height: Double(height)))
  }

  /// The labels in the theme's order, then those it does not know by name.
  private func labelEntries(
    of sorted: SortedScene
  ) -> [(sample: String, name: String)] {
    let language = sorted.scene.language
    var known: Set<String> = []
    var others: Set<String> = []
    var isAnyUnlabelled = false
    for node in sorted.nodes {
      if let entry = theme.entry(for: node.labels) {
        known.insert(entry.label)
      } else if let label = look(of: node).label {
        others.insert(label)
      } else {
        isAnyUnlabelled = true
      }
    }
    var entries: [(sample: String, name: String)] = []
    for entry in theme.labels where known.contains(entry.label) {
      entries.append((sample(entry.look, language), name(ofLabel: entry.label)))
    }
    for label in others.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      entries.append((sample(theme.unknownLabel, language), name(ofLabel: label)))
    }
    if isAnyUnlabelled {
      entries.append((sample(theme.unknownLabel, language), Phrases.unlabelled[language]))
    }
    return entries
  }

  /// The groups that nodes of the scene belong to, as many as there are colours.
  private func groupEntries(of sorted: SortedScene) -> [(sample: String, name: String)] {
    let groups = Set(sorted.nodes.compactMap(\.group)).sorted()
    return groups.prefix(theme.groups.count).compactMap { group in
      guard sorted.scene.groups.indices.contains(group), let ground = ground(ofGroup: group) else {
        return nil
      }
      let sample = """
        <TD FIXEDSIZE="TRUE" WIDTH="20" HEIGHT="16" BORDER="1" COLOR="\(theme.rule)" \
        BGCOLOR="\(ground)"></TD>
        """
      return (sample, Text.wrapped(sorted.scene.groups[group], columns: 24, linesMax: 1)[0])
    }
  }

  private func name(ofLabel label: String) -> String {
    Text.wrapped(vocabulary.name(ofLabel: label), columns: 24, linesMax: 1)[0]
  }

  private func sample(_ look: Theme.NodeLook, _ language: Language) -> String {
    chip(look, language)
  }

  private var borderSample: String {
    "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"20\" HEIGHT=\"16\" BORDER=\"3\" "
      + "COLOR=\"\(theme.text)\"></TD>"
  }

  private func signSample(_ sign: String) -> String {
    Markup.cell(Markup.text(sign, .init(size: 14, colour: theme.text)), "WIDTH=\"26\"")
  }

  /// The lower border of an empty cell.
  private func lineSample(_ look: Theme.TieLook, isDashed: Bool = false) -> String {
    let pen = max(1, Int(look.penWidth.rounded()))
    return """
      <TD FIXEDSIZE="TRUE" WIDTH="26" HEIGHT="10" VALIGN="TOP" SIDES="B" BORDER="\(pen)" \
      \(isDashed ? "STYLE=\"dashed\" " : "")COLOR="\(look.colour)"></TD>
      """
  }
}
