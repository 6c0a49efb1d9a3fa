import Declarations

extension DOTWriter {
  /// Caption, dates and footnote numbers under each other, on one line where that is short; in an
  /// overview the numbers alone.
  func tieText(
    of tie: EvidenceScene.Tie, in scene: EvidenceScene, isOverview: Bool
  ) -> LabelText {
    let kind = theme.look(of: vocabulary.kind(ofType: tie.type))
    let captionInk = Markup.Ink(size: 10, colour: theme.text)
    let numbersInk = Markup.Ink(size: 9, colour: kind.colour)
    let numbers =
      tie.footnotes.isEmpty
      ? []
      : Text.wrapped(
        tie.footnotes.map { "[\($0)]" }.joined(), columns: 24, linesMax: isOverview ? 1 : 3)
    let caption = isOverview ? [] : caption(of: tie)
    let dates =
      isOverview || Text.plain(tie.dates ?? "").isEmpty
      ? [] : Text.wrapped(tie.dates ?? "", columns: 26, linesMax: 2)

    // Blanks on the left keep the text off the line it belongs to. Plain text rather than a table:
    // Graphviz leaks a little for each cell.
    var all = caption + dates + numbers
    var markup = ""
    func add(_ lines: [String], _ ink: Markup.Ink) {
      for line in lines {
        markup += Markup.indent + Markup.text(line, ink) + "<BR ALIGN=\"LEFT\"/>"
      }
    }
    let joined = (caption + numbers).joined(separator: " ")
    if caption.count == 1, numbers.count == 1, dates.isEmpty, Text.width(joined) <= 16 {
      all = [joined]
      markup = Markup.indent + Markup.text(caption, captionInk) + " "
      markup += Markup.text(numbers, numbersInk)
    } else {
      add(caption, captionInk)
      add(dates, .init(size: 9, colour: theme.mutedText))
      add(numbers, numbersInk)
    }
    let width = Double(all.map { Text.width($0) }.max() ?? 0) * 5.2 + 16
    return LabelText(
      markup: markup, extent: .init(width: width, height: Double(all.count) * 12 + 2))
  }

  private func caption(of tie: EvidenceScene.Tie) -> [String] {
    let given = Text.plain(tie.caption)
    let caption = tie.caption.isEmpty ? vocabulary.name(ofType: tie.type) : given
    return Text.wrapped(caption, columns: 20, linesMax: 4).filter { !$0.isEmpty }
  }

  /// By how much a tie on which all rests is thicker than others of its kind.
  static let necessaryWidth = 2.5

  func attributes(of link: SortedScene.Tie, text: LabelText) -> String {
    let tie = link.tie
    let look = theme.look(of: vocabulary.kind(ofType: tie.type))
    let penWidth = look.penWidth + (tie.isNecessary ? Self.necessaryWidth : 0)
    var attributes = [
      "color=\"\(look.colour)\"", "penwidth=\"\(Markup.number(penWidth))\"",
      tie.isSymmetric || vocabulary.types[tie.type]?.isSymmetric == true
        ? "dir=\"none\""
        : link.isTurned
          ? "dir=\"back\", arrowtail=\"\(look.arrowhead)\"" : "arrowhead=\"\(look.arrowhead)\"",
      "style=\"\(tie.isInferred ? "dashed" : "solid")\"",
    ]
    if !text.markup.isEmpty { attributes.append("label=<\(text.markup)>") }
    return attributes.joined(separator: ", ")
  }
}
