import Declarations
import Investigation
import PropertyGraph

/// A timeline as a person reads it on a terminal.
struct TimelineText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
  }

  /// One line an event, those without a day under a heading of their own.
  func text(
    _ events: [TimelineEvent], of parties: [NodeIndex], _ options: Timeline.Options
  ) throws -> String {
    var lines: [String] = []
    for party in parties { lines.append(try name(party)) }
    lines.append("")
    let rows = try events.map { try row($0, of: parties) }
    var columns = [say("day", "日期"), say("event", "事项"), say("with", "相关方")]
    columns += [say("amount", "金额"), say("source", "来源")]
    if parties.count > 1 { columns.insert(say("party", "当事方"), at: 1) }
    let layout = TableLayout(
      columns, rows, isNumber: columns.indices.map { $0 == columns.count - 2 },
      width: Terminal.isInteractive ? Terminal.width : Int.max / 4)
    let dated = events.prefix { $0.day != nil }.count
    if dated > 0 { lines += [layout.line(columns), layout.rule] }
    for row in rows.prefix(dated) { lines.append(layout.line(row)) }
    if dated < rows.count {
      lines += ["", say("Without a day:", "无日期：")]
      for row in rows.dropFirst(dated) { lines.append(layout.line(row)) }
    }
    if rows.isEmpty { lines.append(say("No event is recorded.", "没有记录到事项。")) }
    lines.append("")
    if options.isWindow {
      lines.append(
        say(
          "Of what has no day, a window shows only the ties between the parties.",
          "无日期的事项，仅列出当事方之间的关系。"))
    }
    lines.append(
      say(
        "A timeline is for a person to check, not a finding.", "时间线仅供人工核查，不是结论。"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ event: TimelineEvent, of parties: [NodeIndex]) throws -> [String] {
    let isBare = event.day == nil && !event.isDated
    let day = event.day?.description ?? (isBare ? say("undated", "缺日期") : "")
    let party = parties.count > 1 ? [try name(event.party)] : []
    return [day] + party + [
      event.event[language], try event.with.map(name).joined(separator: say(", ", "，")),
      event.amount?.text ?? "",
      caseGraph.sources(event.citations).map { "\($0.file):\($0.row)" }.joined(separator: " "),
    ]
  }

  private func name(_ node: NodeIndex) throws -> String {
    CellText.visible(EvidenceText.party(try caseGraph.entity(node, unmasked: unmasked)))
  }

  private func say(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
