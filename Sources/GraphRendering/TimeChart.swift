import Declarations

/// What happened when, in lanes over one axis of days: posts, holdings, tenders …
///
/// ```text
///                                     2016     2018     2020
///   Posts                               ¦        ¦        ¦
///     局长 · 财政局 [1]  2016-04-17 –   ████████████████████▶
///   Tenders
///     approves … [2]     2019-08-02     ¦        ¦   ◆    ¦
/// ```
///
/// Days are numbers in any one calendar; whoever makes the chart says how the axis is marked.
public struct TimeChart: Sendable, Equatable {
  public enum Extent: Sendable, Equatable {
    case day(Int)
    /// From a day up to another and not with it; an absent end is open.
    case span(from: Int?, to: Int?)
    /// Nobody recorded when.
    case unknown
  }

  public struct Row: Sendable, Equatable {
    public var caption: String
    /// Such as "2016-04-17 –".
    public var dates: String
    public var extent: Extent
    public var footnotes: [Int]

    public init(caption: String, dates: String, extent: Extent, footnotes: [Int] = []) {
      self.caption = caption
      self.dates = dates
      self.extent = extent
      self.footnotes = footnotes
    }
  }

  public struct Lane: Sendable, Equatable {
    public var title: String
    /// Nil for what no tie says.
    public var kind: Theme.TieKind?
    public var rows: [Row]

    public init(title: String, kind: Theme.TieKind?, rows: [Row]) {
      self.title = title
      self.kind = kind
      self.rows = rows
    }
  }

  /// A line across all lanes.
  public struct Line: Sendable, Equatable {
    public var day: Int
    public var caption: String

    public init(day: Int, caption: String) {
      self.day = day
      self.caption = caption
    }
  }

  public var lanes: [Lane]
  /// The days that the axis shows; what reaches beyond is cut there.
  public var days: Range<Int>
  /// Years or months, ascending.
  public var ticks: [Line]
  /// Days that the rest is read by, such as that of a tender.
  public var marks: [Line]

  public init(lanes: [Lane], days: Range<Int>, ticks: [Line], marks: [Line] = []) {
    self.lanes = lanes
    self.days = days
    self.ticks = ticks
    self.marks = marks
  }

  /// More rows than this nobody reads.
  public static let rowsMax = 400

  func validate() throws(RenderingError) {
    let count = lanes.reduce(0) { $0 + $1.rows.count }
    guard count > 0 else {
      throw RenderingError(.emptyScene, "the timeline has no events, so there is nothing to draw")
    }
    guard count <= Self.rowsMax else {
      throw RenderingError(
        .tooLarge,
        "the timeline has \(count) rows; a picture holds at most \(Self.rowsMax)",
        hint: "narrow the window")
    }
  }

  /// What the signs of the chart mean, those that occur.
  var signs: [(sign: String, phrase: BilingualText)] {
    let extents = lanes.flatMap(\.rows).map(\.extent)
    var signs: [(sign: String, phrase: BilingualText)] = []
    if extents.contains(where: { if case .span = $0 { true } else { false } }) {
      signs.append(("▬", Phrases.span))
    }
    if extents.contains(where: { if case .day = $0 { true } else { false } }) {
      signs.append(("◆", Phrases.day))
    }
    if extents.contains(where: {
      if case .span(let from, let to) = $0 { from == nil || to == nil } else { false }
    }) {
      signs.append(("▶", Phrases.open))
    }
    return signs
  }
}
