import Declarations

/// All of the page that is not the graph: heading, legend, sources, provenance.
extension DOTWriter {
  private static let sourcesMax = 60

  func heading(of sorted: SortedScene, textWidth: Double, isOverview: Bool) -> String {
    let scene = sorted.scene
    let language = scene.language
    let title = Text.plain(scene.title).isEmpty ? Phrases.untitled[language] : scene.title
    var rows = [
      Markup.text(
        Text.wrapped(title, columns: columns(textWidth, size: 17), linesMax: 3),
        .init(size: 17, colour: theme.text, isBold: true))
    ]
    if let subtitle = scene.subtitle, !Text.plain(subtitle).isEmpty {
      rows.append(
        Markup.text(
          Text.wrapped(subtitle, columns: columns(textWidth, size: 11), linesMax: 3),
          .init(size: 11, colour: theme.mutedText)))
    }
    var sentences = [Phrases.notAFinding[language]]
    if scene.isMasked { sentences.append(Phrases.masked[language]) }
    if isOverview { sentences.append(Phrases.overview[language]) }
    let lines = [sentences.joined(separator: language == .en ? " " : "")] + scene.notices
    rows.append(
      Markup.text(
        lines.filter { !Text.plain($0).isEmpty }.flatMap {
          Text.wrapped($0, columns: columns(textWidth, size: 10), linesMax: 3)
        }, .init(size: 10, colour: theme.notice)))
    return Markup.table(
      rows.map { "<TR><TD ALIGN=\"CENTER\" BALIGN=\"CENTER\">\($0)</TD></TR>" })
  }

  func footer(of sorted: SortedScene, textWidth: Double) -> String {
    let language = sorted.scene.language
    var parts: [String] = []
    if let legend = legend(of: sorted, textWidth: textWidth) {
      parts += [sectionTitle(Phrases.legend[language]), legend]
    }
    if let sources = sources(of: sorted, textWidth: textWidth) {
      parts += [sectionTitle(Phrases.sources[language]), sources]
    }
    let ink = Markup.Ink(size: 9, colour: theme.mutedText)
    parts.append(
      Markup.table(
        provenance(of: sorted, textWidth: textWidth).map {
          Markup.row([Markup.cell(Markup.text($0, ink))])
        }, "CELLPADDING=\"1\""))
    return stacked(parts)
  }

  /// One part under the other, aligned on the left.
  func stacked(_ parts: [String]) -> String {
    Markup.table(parts.map { Markup.row([Markup.cell($0)]) }, "CELLPADDING=\"3\"")
  }

  /// What heading and footer will need, in points.
  func furnitureHeight(of sorted: SortedScene, textWidth: Double) -> Double {
    let isTwoColumns = sourceColumns(of: sorted, textWidth: textWidth) == 2
    let sources = min(sorted.footnotes.count, Self.sourcesMax)
    return 170 + Double(sorted.scene.notices.count) * 13
      + Double(isTwoColumns ? (sources + 1) / 2 : sources) * 13
  }

  private func sectionTitle(_ text: String) -> String {
    Markup.text(text, .init(size: 10, colour: theme.mutedText, isBold: true))
  }

  private func columns(_ width: Double, size: Double) -> Int {
    max(20, Int(width / (size * 0.53)))
  }

  // MARK: - Sources

  private func sourceLine(_ footnote: EvidenceScene.Footnote, _ language: Language) -> String {
    let place = "[\(footnote.number)] \(footnote.file)\(Phrases.row(footnote.row)[language])"
    guard let text = footnote.text, !Text.plain(text).isEmpty else { return place }
    return place + (language == .en ? ": " : "：") + text
  }

  private func sourceColumns(of sorted: SortedScene, textWidth: Double) -> Int {
    let language = sorted.scene.language
    let widest = sorted.footnotes.prefix(Self.sourcesMax)
      .map { Text.width(Text.plain(sourceLine($0, language))) }.max() ?? 0
    return sorted.footnotes.count > 4 && widest <= columns(textWidth / 2 - 10, size: 9) ? 2 : 1
  }

  /// The footnotes in order, down the first column and then the second, cut honestly.
  private func sources(of sorted: SortedScene, textWidth: Double) -> String? {
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
    var rows = (0..<height).map { line in
      Markup.row(
        stride(from: line, to: shown.count, by: height).map {
          Markup.cell(Markup.text(shown[$0], ink), "VALIGN=\"TOP\"")
            + (columnCount == 2 ? "<TD WIDTH=\"12\"></TD>" : "")
        })
    }
    if sorted.footnotes.count > shown.count {
      let more = Phrases.moreSources(sorted.footnotes.count - shown.count)[language]
      rows.append(
        Markup.row([Markup.cell(Markup.text(more, ink), "COLSPAN=\"\(columnCount * 2 - 1)\"")]))
    }
    return Markup.table(rows, "CELLPADDING=\"1\"")
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
    return Text.wrapped(
      facts.joined(separator: " · "), columns: columns(textWidth, size: 9), linesMax: 5)
  }
}
