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
    var text = Markup.text(name, .init(size: 12, colour: look.text, isBold: node.isSubject))
    var all = name
    if !isOverview {
      if let role = node.role, !Text.plain(role).isEmpty {
        let lines = Text.wrapped(role, columns: 28, linesMax: 2)
        text += "<BR/>" + Markup.text(lines, .init(size: 10, colour: look.border))
        all += lines
      }
      let details = self.details(of: node, language)
      if !details.isEmpty {
        text += "<BR/>" + Markup.text(details, .init(size: 10, colour: look.text))
        all += details
      }
    }
    let width = Double(all.map { Text.width($0) }.max() ?? 0) * 6.2 + 40
    let row = Markup.row([chip(look, language), Markup.cell(text, "CELLPADDING=\"3\"")])
    return LabelText(
      markup: Markup.table([row]),
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
    // The narrow line above pushes the mark to the middle of its ground.
    let push = "<FONT POINT-SIZE=\"3\"> <BR/></FONT>"
    let mark = Markup.text(look.mark[language], .init(size: 10, colour: look.fill))
    return """
      <TD FIXEDSIZE="TRUE" WIDTH="20" HEIGHT="17" CELLPADDING="0" \
      BGCOLOR="\(look.border)">\(push)\(mark)</TD>
      """
  }

  /// The ground of the nodes of a group; those beyond the theme's colours begin again.
  func ground(ofGroup group: Int?) -> String? {
    guard let group, !theme.groups.isEmpty else { return nil }
    return theme.groups[group % theme.groups.count]
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
      "fillcolor=\"\(ground(ofGroup: node.group) ?? look.fill)\"", "color=\"\(look.border)\"",
      "penwidth=\"\(node.isSubject ? "3" : "1.1")\"", "label=<\(text.markup)>",
      // The strokes across the corners need room beside the mark.
      look.corners == .struck ? "margin=\"0.16,0.09\"" : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }
}
