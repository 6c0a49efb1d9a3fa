/// How pictures look: one shape and colour for each label, one line for each kind of tie.
///
/// Meaning never rests on colour alone, so each label also carries a mark of one or two characters,
/// and each tie its caption. Themes are files in `Visuals/themes`; an unknown key is an error.
public struct Theme: Sendable, Equatable {
  /// What a tie is about, whatever its type: the ontology says which type is of which kind.
  public enum TieKind: String, Sendable, CaseIterable {
    case family, post, ownership, role, bid, contract, `case`, contact, financial, membership
    case meeting, donation, other
  }

  /// How the corners of a node are drawn.
  public enum Corners: String, Sendable, CaseIterable {
    case square, rounded
    /// With a stroke across each corner.
    case struck
  }

  public struct NodeLook: Sendable, Equatable {
    /// One of `Theme.shapes`.
    public var shape: String
    public var corners: Corners
    public var fill: String
    public var border: String
    public var text: String
    /// One or two characters, which stand for the label where colour cannot be seen.
    public var mark: BilingualText

    public init(
      shape: String, corners: Corners = .square, fill: String, border: String, text: String,
      mark: BilingualText
    ) {
      self.shape = shape
      self.corners = corners
      self.fill = fill
      self.border = border
      self.text = text
      self.mark = mark
    }
  }

  public struct LabelLook: Sendable, Equatable {
    public var label: String
    public var look: NodeLook

    public init(label: String, look: NodeLook) {
      self.label = label
      self.look = look
    }
  }

  public struct TieLook: Sendable, Equatable {
    public var colour: String
    /// In points.
    public var penWidth: Double
    /// One of `Theme.arrowheads`.
    public var arrowhead: String

    public init(colour: String, penWidth: Double, arrowhead: String) {
      self.colour = colour
      self.penWidth = penWidth
      self.arrowhead = arrowhead
    }
  }

  public var name: String
  public var background: String
  public var text: String
  /// Second-rank text: subtitles, footnotes, provenance.
  public var mutedText: String
  /// Thin lines that part the page.
  public var rule: String
  /// The sentence that a lead is not a finding, and notices.
  public var notice: String
  /// Tried in turn; at least one of them has Chinese glyphs.
  public var fonts: [String]
  /// In order of precedence: a node takes the first entry whose label it carries.
  public var labels: [LabelLook]
  public var unknownLabel: NodeLook
  public var kinds: [TieKind: TieLook]
  public var unknownKind: TieLook
  /// Grounds of the nodes of one group, such as a community: taken in turn.
  public var groups: [String]

  public init(
    name: String, background: String, text: String, mutedText: String, rule: String, notice: String,
    fonts: [String], labels: [LabelLook], unknownLabel: NodeLook, kinds: [TieKind: TieLook],
    unknownKind: TieLook, groups: [String] = []
  ) {
    self.name = name
    self.background = background
    self.text = text
    self.mutedText = mutedText
    self.rule = rule
    self.notice = notice
    self.fonts = fonts
    self.labels = labels
    self.unknownLabel = unknownLabel
    self.kinds = kinds
    self.unknownKind = unknownKind
    self.groups = groups
  }

  /// The entry a node with these labels takes, or nil when it takes `unknownLabel`.
  public func entry(for labels: [String]) -> LabelLook? {
    self.labels.first { labels.contains($0.label) }
  }

  public func look(of kind: TieKind) -> TieLook { kinds[kind] ?? unknownKind }
}

// MARK: - What a theme may say

extension Theme {
  /// Shapes of Graphviz that hold text without wasting paper.
  public static let shapes: Set<String> = [
    "box", "octagon", "hexagon", "ellipse", "note", "tab", "folder", "component", "cds", "box3d",
    "parallelogram", "house", "plain",
  ]

  public static let arrowheads: Set<String> = [
    "normal", "vee", "none", "dot", "odot", "diamond", "odiamond", "empty", "box", "obox", "open",
    "tee", "inv", "crow",
  ]

  /// Whether a text is a colour of the form `#rrggbb`.
  public static func isColour(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 7 && bytes[0] == UInt8(ascii: "#")
      && bytes.dropFirst().allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}
