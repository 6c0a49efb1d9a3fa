import Declarations

/// What a node or a tie says, broken into lines, and the room it will take.
struct LabelText {
  var markup: String
  var extent: PageShape.Extent
}

extension DOTWriter {
  private static let detailsMax = 6

  /// The look a node takes and the label that gave it, if any of the theme's.
  func look(of node: EvidenceScene.Node) -> (label: String?, look: Theme.NodeLook) {
    if let entry = theme.entry(for: node.labels) { return (entry.label, entry.look) }
    let first = node.labels.min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return (first, theme.unknownLabel)
  }

  /// The mark in a chip, then name, role and details under each other.
  ///
  /// In an overview a node shows its name alone.
  func nodeText(
    of node: EvidenceScene.Node, in scene: EvidenceScene, isOverview: Bool
  ) -> LabelText {
    let look = look(of: node).look
    let language = scene.language
    let caption = Text.plain(node.caption).isEmpty ? Phrases.unnamed[language] : node.caption
    let name = Text.wrapped(caption, columns: isOverview ? 20 : 26, linesMax: isOverview ? 2 : 4)
    // The mark stands beside the first line of the name; everything else is below that line.
    let nameInk = Markup.Ink(size: 12, colour: look.text, isBold: node.isSubject)
    var rows = [Markup.text(name[0], nameInk)]
    if name.count > 1 { rows.append(Markup.text(Array(name.dropFirst()), nameInk)) }
    var all = name
    if !isOverview {
      if let role = node.role, !Text.plain(role).isEmpty {
        let lines = Text.wrapped(role, columns: 28, linesMax: 2)
        rows.append(Markup.text(lines, .init(size: 10, colour: look.border, isBold: true)))
        all += lines
      }
      let details = self.details(of: node, language)
      if !details.isEmpty {
        rows.append(Markup.text(details, .init(size: 10, colour: look.text)))
        all += details
      }
    }
    let width = Double(all.map { Text.width($0) }.max() ?? 0) * 6.2 + 40
    let table = rows.enumerated().map { index, text in
      Markup.row([
        index == 0 ? chip(look, language) : "<TD></TD>", "<TD WIDTH=\"5\"></TD>", Markup.cell(text),
      ])
    }
    return LabelText(
      markup: Markup.table(table, "CELLPADDING=\"1\""),
      extent: .init(width: width, height: Double(all.count) * 14 + 16))
  }

  private func details(of node: EvidenceScene.Node, _ language: Language) -> [String] {
    let given = node.details.filter { !Text.plain($0).isEmpty }
    var lines = given.prefix(Self.detailsMax).flatMap {
      Text.wrapped($0, columns: 30, linesMax: 2)
    }
    if given.count > Self.detailsMax {
      lines.append(Phrases.more(given.count - Self.detailsMax)[language])
    }
    return lines
  }

  /// The mark on a ground of the border's colour, as a cell of a table.
  func chip(_ look: Theme.NodeLook, _ language: Language) -> String {
    let mark = Markup.text(
      look.mark[language], .init(size: 10, colour: look.fill, isBold: true))
    return """
      <TD FIXEDSIZE="TRUE" WIDTH="20" HEIGHT="17" CELLPADDING="0" VALIGN="BOTTOM" \
      BGCOLOR="\(look.border)">\(mark)</TD>
      """
  }

  func attributes(of node: EvidenceScene.Node, text: LabelText) -> String {
    let look = look(of: node).look
    func style(_ corners: Theme.Corners) -> String {
      switch corners {
      case .square: "filled"
      case .rounded: "filled,rounded"
      case .struck: "filled,diagonals"
      }
    }
    return [
      "shape=\"\(look.shape)\"", "style=\"\(style(look.corners))\"",
      "fillcolor=\"\(look.fill)\"", "color=\"\(look.border)\"",
      "penwidth=\"\(node.isSubject ? "3" : "1.1")\"", "label=<\(text.markup)>",
      // The strokes across the corners need room beside the mark.
      look.corners == .struck ? "margin=\"0.16,0.09\"" : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }
}
