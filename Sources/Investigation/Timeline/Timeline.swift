import Declarations
import PropertyGraph

/// The ordered events of parties (行权轨迹): of a person the posts, holdings, roles, approvals and
/// family; of a company its owners, officers and bids; of a body who sat in it and what it bought;
/// and of a tender, in reverse, everybody who acted on it.
///
/// ```text
///   2016-04-17  takes office: 局长      栖棠县财政局
///   2019-08-02  approves                道路项目, 霖威公司    CNY 146,219
///   2021-01-05  leaves office: 局长     栖棠县财政局
///   (no day)    child of                …
/// ```
///
/// Nothing here knows which types there are: a tie begins on `valid_from` and ends on `valid_to`; a
/// date among its own properties is a day of its own; one without dates happens on the date of the
/// event at one of its ends (a tender, a case), and a child is born on its date of birth. What is
/// left has no day and comes last.
///
/// *Complexity:* O(ties of the parties, and of the tenders among their neighbours).
/// *Determinism:* by day, then what the party itself is, what holds, what ends, begins, happens,
/// each in the order of the ontology and then of source rows.
public struct Timeline {
  /// Which events are wanted; the window is half-open.
  public struct Options: Sendable {
    /// Events from this day on, and first of all what holds then already, as
    /// ``TimelineEvent/Phase`` `holds` on that day. Of what has no day only ties between the
    /// parties asked for are in a window.
    public var from: CalendarDate?
    /// Events before this day.
    public var to: CalendarDate?
    /// Only ties that hold on this day.
    public var day: CalendarDate?

    public init(
      from: CalendarDate? = nil, to: CalendarDate? = nil, day: CalendarDate? = nil
    ) {
      self.from = from
      self.to = to
      self.day = day
    }

    public var isWindow: Bool { from != nil || to != nil }

    func holds(_ day: CalendarDate?) -> Bool {
      guard isWindow else { return true }
      guard let day else { return false }
      return (from.map { $0 <= day } ?? true) && (to.map { day < $0 } ?? true)
    }
  }

  let caseGraph: CaseGraph
  public let options: Options

  public init(_ caseGraph: CaseGraph, _ options: Options = Options()) {
    self.caseGraph = caseGraph
    self.options = options
  }

  public func events(of party: NodeIndex) throws -> [TimelineEvent] {
    try events(of: [party])
  }

  /// The events of several parties in one order; what two of them share stands once, seen from the
  /// one named first.
  public func events(of parties: [NodeIndex]) throws -> [TimelineEvent] {
    var seen: Set<Occasion> = []
    var keyed: [(key: [Int], event: TimelineEvent)] = []
    for party in parties {
      for event in try gathered(party) {
        guard options.holds(event.day) || isBetween(event, parties),
          event.tie == nil || seen.insert(Occasion(event)).inserted
        else { continue }
        keyed.append((key(event, parties), event))
      }
    }
    keyed.sort { $0.key.lexicographicallyPrecedes($1.key) }
    return keyed.map(\.event)
  }

  /// Whether an event without a day is a tie between two of the parties: that says how they stand
  /// to each other, in any window.
  private func isBetween(_ event: TimelineEvent, _ parties: [NodeIndex]) -> Bool {
    guard event.day == nil, let tie = event.tie, tie.from != tie.to else { return false }
    return parties.contains(tie.from) && parties.contains(tie.to)
  }

  /// What makes two sights of a tie the same event.
  private struct Occasion: Hashable {
    let tie: RelationshipIndex?
    let phase: TimelineEvent.Phase
    let day: CalendarDate?

    init(_ event: TimelineEvent) {
      tie = event.tie?.index
      phase = event.phase
      day = event.day
    }
  }

  private func key(_ event: TimelineEvent, _ parties: [NodeIndex]) -> [Int] {
    let rank =
      switch event.phase {
      case .at: event.tie == nil ? 0 : 4
      case .holds: 1
      case .end: 2
      case .begin: 3
      }
    let primary = event.citations.first
    return [
      event.day == nil ? 1 : 0, event.day.map { Int($0.days) } ?? 0, rank,
      event.tie.map { order(of: $0.index.type) } ?? -1, Int(primary?.source ?? 0),
      Int(primary?.row ?? 0), parties.firstIndex(of: event.party) ?? 0,
      Int(event.tie?.index.position ?? 0),
    ]
  }

  /// A type's place in the ontology; behind them all where it has none.
  private func order(of type: TypeID) -> Int {
    let name = caseGraph.graph.name(of: type)
    let ties = caseGraph.ontology.ties
    return ties.firstIndex { $0.type == name } ?? ties.count + Int(type.rawValue)
  }
}
