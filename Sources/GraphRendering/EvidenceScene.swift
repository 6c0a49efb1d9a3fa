import Declarations

/// The smallest subgraph that proves a lead, a link or a query's paths.
///
/// A scene is a value in one language, already masked where it has to be: whoever makes it decides
/// what may be seen, and drawing adds nothing. The order of nodes, ties and footnotes plays no part
/// in the picture.
///
/// ```
///  nodes      person:1 ──OWNS──▶ company:7        ids are unique in the scene
///  ties            from, to are ids; [1][2] name footnotes
///  footnotes  [1] shareholdings.csv, row 12
/// ```
public struct EvidenceScene: Sendable, Equatable {
  public struct Node: Sendable, Equatable {
    /// Unique in the scene: the reference.
    public var id: String
    public var labels: [String]
    public var caption: String
    /// Further lines, such as a post.
    public var details: [String]
    /// The displayed role in the lead, in the scene's language.
    public var role: String?
    /// Emphasised: the two ends of a link, the roles of a lead.
    public var isSubject: Bool
    /// Which of the scene's groups it belongs to.
    public var group: Int?

    public init(
      id: String, labels: [String], caption: String, details: [String] = [], role: String? = nil,
      isSubject: Bool = false, group: Int? = nil
    ) {
      self.id = id
      self.labels = labels
      self.caption = caption
      self.details = details
      self.role = role
      self.isSubject = isSubject
      self.group = group
    }
  }

  public struct Tie: Sendable, Equatable {
    public var from: String
    public var to: String
    public var type: String
    /// In the scene's language, such as "owns 48.46 %"; empty stands for the name of the type,
    /// a blank for nothing.
    public var caption: String
    /// Such as "2019-03-01 – " or "undated".
    public var dates: String?
    public var footnotes: [Int]
    /// Dashed when true, solid when sourced.
    public var isInferred: Bool
    /// The direction means nothing, whatever the type, so no arrowhead is drawn.
    public var isSymmetric: Bool
    /// Whether what the scene shows falls if this tie is wrong: drawn thick.
    public var isNecessary: Bool

    public init(
      from: String, to: String, type: String, caption: String, dates: String? = nil,
      footnotes: [Int] = [], isInferred: Bool = false, isSymmetric: Bool = false,
      isNecessary: Bool = false
    ) {
      self.from = from
      self.to = to
      self.type = type
      self.caption = caption
      self.dates = dates
      self.footnotes = footnotes
      self.isInferred = isInferred
      self.isSymmetric = isSymmetric
      self.isNecessary = isNecessary
    }
  }

  /// One source row that supports a tie.
  public struct Footnote: Sendable, Equatable {
    public var number: Int
    public var file: String
    public var row: Int
    public var text: String?

    public init(number: Int, file: String, row: Int, text: String? = nil) {
      self.number = number
      self.file = file
      self.row = row
      self.text = text
    }
  }

  public var title: String
  public var subtitle: String?
  /// The model or query, such as "KIN-00" or "link".
  public var queryID: String
  public var datasets: [String]
  public var datasetHash: String
  public var asOf: String?
  public var language: Language
  /// Sentences the reader has to see, in this order.
  public var notices: [String]
  public var isMasked: Bool
  public var nodes: [Node]
  public var ties: [Tie]
  public var footnotes: [Footnote]
  /// What groups of nodes are called, such as communities: told apart by the ground of the nodes.
  public var groups: [String]
  /// Drawn in place of nodes and ties where there is one.
  public var chart: TimeChart?

  /// All that it says, for whoever asks which fonts it needs.
  public var texts: String {
    title + nodes.map(\.caption).joined()
      + (chart?.lanes ?? []).map { $0.title + $0.rows.map(\.caption).joined() }.joined()
  }

  public init(
    title: String, subtitle: String? = nil, queryID: String, datasets: [String],
    datasetHash: String, asOf: String? = nil, language: Language, notices: [String] = [],
    isMasked: Bool = false, nodes: [Node], ties: [Tie], footnotes: [Footnote],
    groups: [String] = [], chart: TimeChart? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.queryID = queryID
    self.datasets = datasets
    self.datasetHash = datasetHash
    self.asOf = asOf
    self.language = language
    self.notices = notices
    self.isMasked = isMasked
    self.nodes = nodes
    self.ties = ties
    self.footnotes = footnotes
    self.groups = groups
    self.chart = chart
  }
}
