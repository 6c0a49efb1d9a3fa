import Declarations

/// Writes an evidence scene as DOT.
///
/// The same scene gives the same bytes everywhere: everything is sorted, lines are broken and the
/// sheet is chosen by counting characters, and neither clock nor font is asked.
///
/// ```
///  ┌────────────────────────────┐
///  │ title, subtitle            │  label of the cluster
///  │ not a finding, notices     │
///  │        n1 ──▶ n2           │  the scene
///  │ legend                     │
///  │ sources [1] [2] …          │  label of the graph
///  │ query, data, hash, as of   │
///  └────────────────────────────┘
/// ```
///
/// *Complexity* O(n log n + m log m), and O(n² + m) up to 250 nodes for choosing the sheet.
public struct DOTWriter: Sendable {
  public var theme: Theme
  public var vocabulary: SceneVocabulary

  public init(theme: Theme, vocabulary: SceneVocabulary = SceneVocabulary()) {
    self.theme = theme
    self.vocabulary = vocabulary
  }

  /// *Throws* when the scene contradicts itself, is empty or too large, or the theme cannot be
  /// drawn.
  public func dot(for scene: EvidenceScene) throws(RenderingError) -> String {
    try theme.validateForDrawing()
    try scene.validate()
    var sorted = SortedScene(scene)
    if let chart = scene.chart { return dot(for: chart, of: sorted) }
    sorted.turnTies(awayFrom: ReadingOrder(sorted, theme: theme))
    let engine = LayoutEngine(nodes: scene.nodes.count, ties: scene.ties.count)
    let isOverview = engine == .springs
    let nodes = sorted.nodes.map { nodeText(of: $0, in: scene, isOverview: isOverview) }
    let ties = sorted.ties.map { tieText(of: $0.tie, in: scene, isOverview: isOverview) }
    let grid = isOverview ? [] : UnlinkedGrid.links(sorted)
    let nothing = PageShape.Extent(width: 0, height: 0)
    let shape =
      isOverview
      ? PageShape(overviewOf: nodes.count)
      : PageShape(
        nodes: nodes.map(\.extent),
        links: zip(sorted.ties, ties).map { .init(from: $0.upper, to: $0.lower, label: $1.extent) }
          + grid.map { .init(from: $0.upper, to: $0.lower, label: nothing) },
        extra: { self.furniture(of: sorted, textWidth: $0, isOverview: false).height + 60 })
    let furniture = self.furniture(of: sorted, textWidth: shape.textWidth, isOverview: isOverview)
    let heading = furniture.heading.markup
    let footer = furniture.footer.markup

    var out = "digraph evidence {\n"
    out += graphAttributes(engine, shape)
    if isOverview {
      // Springs know no clusters, so the one label of the graph holds all.
      out += "  label=<\(stacked([[heading], [footer]]))>;\n  labelloc=\"t\";\n"
    } else {
      out += "  label=<\(footer)>;\n  labelloc=\"b\";\n"
      out += "  subgraph cluster_scene {\n    label=<\(heading)>;\n    labelloc=\"t\";\n"
      out += "    margin=\"12\";\n    penwidth=\"0\";\n"
    }
    for (position, node) in sorted.nodes.enumerated() {
      out += "    n\(position + 1) [\(attributes(of: node, text: nodes[position]))];\n"
    }
    if !isOverview { out += "  }\n" }
    for (link, text) in zip(sorted.ties, ties) {
      out += "  n\(link.upper + 1) -> n\(link.lower + 1) "
      out += "[\(attributes(of: link, text: text))];\n"
    }
    for link in grid {
      out += "  n\(link.upper + 1) -> n\(link.lower + 1) [style=\"invis\"];\n"
    }
    return out + "}\n"
  }

  private func graphAttributes(_ engine: LayoutEngine, _ shape: PageShape) -> String {
    let fonts = Text.quoted(theme.fonts.joined(separator: ","))
    let size = "\(Markup.number(shape.width / 72)),\(Markup.number(shape.height / 72))"
    return """
        charset="UTF-8";
        graph [layout="\(engine.name)", bgcolor="\(theme.background)", \
      fontname=\(fonts), fontsize="10", fontcolor="\(theme.text)", pad="0.2", \
      size="\(size)", \(engine.attributes(shape.direction))];
        node [fontname=\(fonts), fontsize="12", fontcolor="\(theme.text)", margin="0.09,0.05"];
        edge [fontname=\(fonts), fontsize="10", fontcolor="\(theme.text)", arrowsize="0.8"];

      """
  }
}
