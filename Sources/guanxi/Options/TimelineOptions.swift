import ArgumentParser
import Investigation
import PropertyGraph

/// Whose events are wanted, and of which time.
struct TimelineOptions: ParsableArguments {
  @Option(
    help: "A tender: its events with those of its approver, its winner and the winner's owners.")
  var around: String?

  @Option(help: "Events from this day on; what holds already then comes first.")
  var from: String?

  @Option(help: "Events before this day.")
  var to: String?

  /// Who and what is meant.
  struct Meant {
    var parties: [NodeIndex]
    /// Those of them that were typed.
    var named: [NodeIndex]
    var tender: NodeIndex?
    var options: Timeline.Options
  }

  /// The parties meant, and the window; around a tender two years before and after it.
  ///
  /// - Parameters:
  ///   - texts: parties beside those around a tender.
  ///   - at: only ties that hold on this day.
  func resolve(
    _ texts: [String], at: String?, _ caseGraph: CaseGraph, _ finder: PartyArgument
  ) throws -> Meant {
    let named = try texts.map { try finder.resolve($0) }
    var options = Timeline.Options(
      from: try DayArgument.day(from, "--from"), to: try DayArgument.day(to, "--to"),
      day: try DayArgument.day(at))
    if let from = options.from, let to = options.to, to <= from {
      throw UsageError(
        description: "--to is \(to), expected a day after --from, \(from): that day is not with it")
    }
    guard let around else {
      return Meant(parties: named, named: named, options: options)
    }
    let tender = try finder.resolve(around)
    if !options.isWindow {
      (options.from, options.to) = try Timeline.window(around: tender, caseGraph)
    }
    let others = try Timeline.parties(around: tender, caseGraph).filter { !named.contains($0) }
    return Meant(
      parties: named + others, named: named + [tender], tender: tender, options: options)
  }
}
