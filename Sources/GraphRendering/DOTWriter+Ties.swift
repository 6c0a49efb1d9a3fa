import Declarations

extension DOTWriter {
  /// Caption, dates and footnote numbers under each other; in an overview the numbers alone.
  func tieText(
    of tie: EvidenceScene.Tie, in scene: EvidenceScene, isOverview: Bool
  ) -> LabelText {
    let numbers = Text.wrapped(
      tie.footnotes.map { "[\($0)]" }.joined(), columns: 24, linesMax: isOverview ? 1 : 3)
    let hasNumbers = !tie.footnotes.isEmpty
    var parts: [String] = []
    var all: [String] = []
    if !isOverview {
      let given = Text.plain(tie.caption)
      let caption = given.isEmpty ? vocabulary.name(ofType: tie.type) : given
      let lines = Text.wrapped(caption, columns: 20, linesMax: 4)
      parts.append(Markup.text(lines, .init(size: 10, colour: theme.text)))
      all += lines
      if let dates = tie.dates, !Text.plain(dates).isEmpty {
        let lines = Text.wrapped(dates, columns: 26, linesMax: 2)
        parts.append(Markup.text(lines, .init(size: 9, colour: theme.mutedText)))
        all += lines
      }
    }
    if hasNumbers {
      let colour = theme.look(of: vocabulary.kind(ofType: tie.type)).colour
      parts.append(Markup.text(numbers, .init(size: 9, colour: colour, isBold: !isOverview)))
      all += numbers
    }
    let width = Double(all.map { Text.width($0) }.max() ?? 0) * 5.2 + 10
    return LabelText(
      markup: parts.isEmpty
        ? ""
        : Markup.table(parts.map { Markup.row([Markup.cell($0)]) }, "CELLPADDING=\"0\""),
      extent: .init(width: width, height: Double(all.count) * 11 + 4))
  }

  func attributes(of tie: EvidenceScene.Tie, text: LabelText) -> String {
    let look = theme.look(of: vocabulary.kind(ofType: tie.type))
    var attributes = [
      "color=\"\(look.colour)\"", "penwidth=\"\(Markup.number(look.penWidth))\"",
      "arrowhead=\"\(look.arrowhead)\"", "style=\"\(tie.isInferred ? "dashed" : "solid")\"",
    ]
    if !text.markup.isEmpty { attributes.append("label=<\(text.markup)>") }
    return attributes.joined(separator: ", ")
  }
}
