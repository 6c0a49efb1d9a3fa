import Declarations

/// Draws a time chart: everything stands where this says, and Graphviz (its engine `nop`) only puts
/// it on paper.
///
/// ```text
///   │ caption [1]      │ dates       │        axis of days         │
///   0              captions       dates                          width
/// ```
extension DOTWriter {
  private enum Measure {
    static let captions = 292.0
    static let dates = 128.0
    static let axis = 420.0
    static let line = 13.0
    static let rowGap = 5.0
    static let laneGap = 8.0
    static let bar = 9.0
    static let width = captions + dates + axis
  }

  func dot(for chart: TimeChart, of sorted: SortedScene) -> String {
    let furniture = self.furniture(of: sorted, textWidth: Measure.width, isOverview: false)
    var sheet = Sheet(chart, theme, sorted.scene.language)
    for lane in chart.lanes where !lane.rows.isEmpty { sheet.add(lane, self) }
    sheet.close(heading: furniture.heading)
    let fonts = Text.quoted(theme.fonts.joined(separator: ","))
    var out = "digraph evidence {\n"
    out += """
        charset="UTF-8";
        graph [layout="nop", bgcolor="\(theme.background)", fontname=\(fonts), fontsize="10", \
      fontcolor="\(theme.text)", pad="0.2", outputorder="edgesfirst", splines="line"];
        node [fontname=\(fonts), fontsize="10", fontcolor="\(theme.text)", shape="plain"];
        edge [dir="none"];
        label=<\(furniture.footer.markup)>;
        labelloc="b";

      """
    for (number, node) in sheet.nodes.enumerated() { out += "  n\(number + 1) [\(node)];\n" }
    for line in sheet.lines {
      out += "  n\(line.from + 1) -> n\(line.to + 1) [\(line.look)];\n"
    }
    return out + "}\n"
  }

  /// Nodes and lines of the chart, gathered from the top down; points, the origin at the top.
  private struct Sheet {
    private let chart: TimeChart
    private let theme: Theme
    private let language: Language
    private(set) var nodes: [String] = []
    private(set) var lines: [(from: Int, to: Int, look: String)] = []
    /// How far down the chart reaches.
    private var depth = 0.0

    init(_ chart: TimeChart, _ theme: Theme, _ language: Language) {
      self.chart = chart
      self.theme = theme
      self.language = language
    }

    private func place(_ day: Int) -> Double {
      let days = chart.days
      let inside = min(max(day, days.lowerBound), days.upperBound)
      return Measure.captions + Measure.dates
        + Measure.axis * Double(inside - days.lowerBound) / Double(max(days.count, 1))
    }

    // MARK: - Parts

    mutating func add(_ lane: TimeChart.Lane, _ writer: DOTWriter) {
      let look = lane.kind.map { theme.look(of: $0) }
      let colour = look?.colour ?? theme.text
      depth += Measure.laneGap
      text(
        [lane.title], .init(size: 10.5, colour: colour, isBold: true), at: 0,
        width: Measure.captions)
      depth += Measure.line + 2
      rule()
      for row in lane.rows { add(row, colour, writer) }
    }

    private mutating func add(_ row: TimeChart.Row, _ colour: String, _ writer: DOTWriter) {
      let numbers = row.footnotes.map { "[\($0)]" }.joined()
      let caption = Text.wrapped(
        row.caption + (numbers.isEmpty ? "" : " " + numbers),
        columns: writer.columns(Measure.captions - 16, size: 10), linesMax: 3)
      let height = Double(caption.count) * Measure.line + Measure.rowGap
      depth += Measure.rowGap / 2
      let middle = depth + Measure.line / 2
      text(caption, .init(size: 10, colour: theme.text), at: 10, width: Measure.captions - 14)
      text(
        [row.dates], .init(size: 9, colour: theme.mutedText), at: Measure.captions,
        width: Measure.dates - 8)
      switch row.extent {
      case .unknown: break
      case .day(let day): diamond(at: place(day), middle, colour)
      case .span(let from, let to):
        let start = from.map(place) ?? place(chart.days.lowerBound)
        let end = to.map(place) ?? place(chart.days.upperBound)
        bar(from: start, to: max(end, start + 2), middle, colour)
        if from == nil { arrow(at: start - 5, middle, colour, turned: 90) }
        if to == nil { arrow(at: end + 5, middle, colour, turned: 270) }
      }
      depth += height - Measure.rowGap / 2
    }

    /// Years along the top, thin lines down through all lanes, and the heading above.
    mutating func close(heading: LabelText) {
      depth += Measure.laneGap
      for tick in chart.ticks where isShown(tick) {
        line(at: place(tick.day), "color=\"\(theme.rule)\", penwidth=\"0.5\"")
        caption(tick.caption, at: place(tick.day), above: 7, theme.mutedText)
      }
      for mark in chart.marks where isShown(mark) {
        line(
          at: place(mark.day), "color=\"\(theme.notice)\", penwidth=\"1.2\", style=\"dashed\"")
        caption(mark.caption, at: place(mark.day), above: 20, theme.notice)
      }
      let above = (chart.marks.isEmpty ? 20 : 34) + heading.extent.height / 2
      node("label=<\(heading.markup)>", at: Measure.width / 2, -above)
    }

    private func isShown(_ line: TimeChart.Line) -> Bool {
      chart.days.contains(line.day) || line.day == chart.days.upperBound
    }

    private mutating func caption(
      _ text: String, at x: Double, above: Double, _ colour: String
    ) {
      node("label=<\(Markup.text(text, .init(size: 9, colour: colour)))>", at: x, -above)
    }

    // MARK: - Forms

    private mutating func node(_ look: String, at x: Double, _ y: Double) {
      nodes.append("\(look), pos=\"\(Self.number(x)),\(Self.number(-y))\"")
    }

    /// Lines of text that begin at `x`, the first of them at the present depth.
    private mutating func text(
      _ lines: [String], _ ink: Markup.Ink, at x: Double, width: Double
    ) {
      let height = Double(lines.count) * Measure.line
      let cell = Markup.cell(Markup.text(lines, ink))
      let markup = Markup.table(
        [Markup.row([cell])], "CELLPADDING=\"0\" WIDTH=\"\(Int(width))\"")
      node("label=<\(markup)>", at: x + width / 2, depth + height / 2)
    }

    private mutating func bar(from: Double, to: Double, _ y: Double, _ colour: String) {
      node(
        form("box", width: to - from, height: Measure.bar, colour), at: (from + to) / 2, y)
    }

    private mutating func diamond(at x: Double, _ y: Double, _ colour: String) {
      node(form("diamond", width: 11, height: 11, colour), at: x, y)
    }

    private mutating func arrow(at x: Double, _ y: Double, _ colour: String, turned: Int) {
      node(
        form("triangle", width: 9, height: 9, colour) + ", orientation=\"\(turned)\"", at: x, y)
    }

    private func form(
      _ shape: String, width: Double, height: Double, _ colour: String
    ) -> String {
      "shape=\"\(shape)\", style=\"filled\", color=\"\(colour)\", fillcolor=\"\(colour)\", "
        + "penwidth=\"0.5\", label=\"\", fixedsize=\"true\", "
        + "width=\"\(Self.number(width / 72))\", height=\"\(Self.number(height / 72))\""
    }

    /// A line down through all lanes.
    private mutating func line(at x: Double, _ look: String) {
      corner(at: x, 0)
      corner(at: x, depth)
      lines.append((nodes.count - 2, nodes.count - 1, look))
    }

    /// A thin line below the title of a lane.
    private mutating func rule() {
      corner(at: 0, depth)
      corner(at: Measure.width, depth)
      lines.append(
        (nodes.count - 2, nodes.count - 1, "color=\"\(theme.rule)\", penwidth=\"0.5\""))
    }

    private mutating func corner(at x: Double, _ y: Double) {
      node(
        "shape=\"point\", style=\"invis\", label=\"\", width=\"0.001\", height=\"0.001\"", at: x, y)
    }

    /// Three decimals, negative ones too, the same on every machine.
    private static func number(_ value: Double) -> String {
      let thousandths = Int((value * 1000).rounded())
      let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
      let digits = String(rest + 1000).dropFirst()
      return (thousandths < 0 ? "-" : "") + "\(whole).\(digits)"
    }
  }
}
