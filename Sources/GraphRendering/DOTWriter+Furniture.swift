import Declarations

/// All of the page that is not the graph: heading, legend, sources, provenance.
extension DOTWriter {
  private static let sourcesMax = 60

  /// Heading and footer, and the height they take together.
  struct Furniture {
    var heading: LabelText
    var footer: LabelText

    var height: Double { heading.extent.height + footer.extent.height }
  }

  func furniture(of sorted: SortedScene, textWidth: Double, isOverview: Bool) -> Furniture {
    Furniture(
      heading: heading(of: sorted, textWidth: textWidth, isOverview: isOverview),
      footer: footer(of: sorted, textWidth: textWidth))
  }

  private func heading(
    of sorted: SortedScene, textWidth: Double, isOverview: Bool
  ) -> LabelText {
    let scene = sorted.scene
    let language = scene.language
    let title = Text.plain(scene.title).isEmpty ? Phrases.untitled[language] : scene.title
    var sentences = [Phrases.notAFinding[language]]
    if scene.isMasked { sentences.append(Phrases.masked[language]) }
    if isOverview { sentences.append(Phrases.overview[language]) }
    let said = [sentences.joined(separator: language == .en ? " " : "")] + scene.notices

    let blocks: [(texts: [String], ink: Markup.Ink)] = [
      ([title], .init(size: 17, colour: theme.text, isBold: true)),
      ([scene.subtitle ?? ""], .init(size: 11, colour: theme.mutedText)),
      (said, .init(size: 10, colour: theme.notice)),
    ]
    var rows: [String] = []
    var height = 12.0
    for (texts, ink) in blocks {
      let lines = texts.filter { !Text.plain($0).isEmpty }.flatMap {
        Text.wrapped($0, columns: columns(textWidth, size: ink.size), linesMax: 3)
      }
      if lines.isEmpty { continue }
      rows.append("<TR><TD ALIGN=\"CENTER\" BALIGN=\"CENTER\">\(Markup.text(lines, ink))</TD></TR>")
      height += Double(lines.count) * ink.size * 1.2 + 4
    }
    return LabelText(
      markup: Markup.table(rows), extent: .init(width: textWidth, height: height))
  }

  private func footer(of sorted: SortedScene, textWidth: Double) -> LabelText {
    let language = sorted.scene.language
    var sections: [[String]] = []
    var height = 8.0
    if let legend = legend(of: sorted, textWidth: textWidth) {
      sections.append([sectionTitle(Phrases.legend[language]), legend.markup])
      height += legend.extent.height + 20
    }
    if let sources = sources(of: sorted, textWidth: textWidth) {
      sections.append([sectionTitle(Phrases.sources[language]), sources.markup])
      height += sources.extent.height + 20
    }
    let facts = provenance(of: sorted, textWidth: textWidth)
    sections.append([Markup.text(facts, .init(size: 9, colour: theme.mutedText))])
    height += Double(facts.count) * 11 + 12
    return LabelText(
      markup: stacked(sections), extent: .init(width: textWidth, height: height))
  }

  /// Sections under each other, aligned on the left, with a thin line between them.
  func stacked(_ sections: [[String]]) -> String {
    let gap = "<TR><TD HEIGHT=\"2\" CELLPADDING=\"0\"></TD></TR>"
    let rows = sections.map { parts in [gap] + parts.map { Markup.row([Markup.cell($0)]) } }
    return Markup.table(
      Array(rows.joined(separator: [Markup.rule])),
      "CELLPADDING=\"2\" COLOR=\"\(theme.rule)\"")
  }

  private func sectionTitle(_ text: String) -> String {
    Markup.text(text, .init(size: 10, colour: theme.mutedText))
  }

  func columns(_ width: Double, size: Double) -> Int {
    max(20, Int(width / (size * 0.53)))
  }

  // MARK: - Sources

  private func sourceLine(_ footnote: EvidenceScene.Footnote, _ language: Language) -> String {
    let place = "[\(footnote.number)] \(footnote.file)\(Phrases.row(footnote.row)[language])"
    guard let text = footnote.text, !Text.plain(text).isEmpty else { return place }
    return place + (language == .en ? ": " : "：") + text
  }

  /// As many columns as the widest of them allows, one for a short list.
  private func sourceColumns(of sorted: SortedScene, textWidth: Double) -> Int {
    let language = sorted.scene.language
    let widest =
      sorted.footnotes.prefix(Self.sourcesMax)
      .map { Text.width(Text.plain(sourceLine($0, language))) }.max() ?? 0
    let fitting = Int(textWidth / (Double(widest + 4) * 9 * 0.53))
    return sorted.footnotes.count <= 4 ? 1 : max(1, min(fitting, 5, sorted.footnotes.count / 3))
  }

  /// The footnotes in order, down one column and then the next, cut honestly.
  private func sources(of sorted: SortedScene, textWidth: Double) -> LabelText? {
    let language = sorted.scene.language
    let ink = Markup.Ink(size: 9, colour: theme.text)
    let columnCount = sourceColumns(of: sorted, textWidth: textWidth)
    let shown = sorted.footnotes.prefix(Self.sourcesMax).map {
      Text.wrapped(
        sourceLine($0, language), columns: columns(textWidth / Double(columnCount) - 10, size: 9),
        linesMax: 3)
    }
    guard !shown.isEmpty else { return nil }
    let height = (shown.count + columnCount - 1) / columnCount
    var blocks = stride(from: 0, to: shown.count, by: height).map { start in
      shown[start..<min(start + height, shown.count)].flatMap(\.self)
    }
    if sorted.footnotes.count > shown.count {
      let more = Phrases.moreSources(sorted.footnotes.count - shown.count)[language]
      blocks[blocks.count - 1].append(more)
    }
    let row = Markup.row(blocks.map { Markup.cell(Markup.text($0, ink), "VALIGN=\"TOP\"") })
    return LabelText(
      markup: blocks.count == 1
        ? Markup.text(blocks[0], ink) : Markup.table([row], "CELLPADDING=\"0\""),
      extent: .init(
        width: textWidth, height: Double(blocks.map(\.count).max() ?? 0) * 11 + 4))
  }

  // MARK: - Provenance

  private func provenance(of sorted: SortedScene, textWidth: Double) -> [String] {
    let scene = sorted.scene
    let language = scene.language
    let colon = language == .en ? ": " : "："
    var facts = [Phrases.query[language] + colon + scene.queryID]
    if !sorted.datasets.isEmpty {
      facts.append(
        Phrases.data[language] + colon
          + sorted.datasets.joined(separator: Phrases.comma[language]))
    }
    if let asOf = scene.asOf {
      facts.append(Phrases.asOf[language] + (language == .en ? " " : "：") + asOf)
    }
    facts.append(Phrases.hash[language] + colon + scene.datasetHash)
    return filled(facts, columns: columns(textWidth, size: 9))
  }

  /// Facts side by side while they fit, each kept whole where a line can hold it.
  private func filled(_ facts: [String], columns: Int) -> [String] {
    var lines: [String] = []
    for fact in facts.flatMap({ Text.wrapped($0, columns: columns, linesMax: 3) }) {
      if let last = lines.last, Text.width(last) + Text.width(fact) + 3 <= columns {
        lines[lines.count - 1] = last + " · " + fact
      } else {
        lines.append(fact)
      }
    }
    return lines
  }
}
