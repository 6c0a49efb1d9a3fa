extension Mapping {
  /// One delimited file and what its rows become.
  public struct File: Sendable, Equatable {
    /// The name of the file inside the dataset's folder; never a path.
    public var name: String
    /// It may be missing.
    public var isOptional: Bool
    public var encoding: Encoding
    public var delimiter: Delimiter
    /// The first row names the columns and is no data.
    public var hasHeader: Bool
    /// The names of the columns where the mapping gives them; they then replace those of a header.
    public var columns: [String]?
    /// A line that starts with this byte is no data; edge lists of the SNAP collection use `#`.
    public var comment: UInt8?
    public var nodes: [NodeRule]
    public var ties: [TieRule]

    public init(
      name: String, isOptional: Bool = false, encoding: Encoding = .auto,
      delimiter: Delimiter = .auto, hasHeader: Bool = true, columns: [String]? = nil,
      nodes: [NodeRule] = [], ties: [TieRule] = []
    ) {
      self.name = name
      self.isOptional = isOptional
      self.encoding = encoding
      self.delimiter = delimiter
      self.hasHeader = hasHeader
      self.columns = columns
      self.nodes = nodes
      self.ties = ties
    }
  }

  public enum Encoding: String, Sendable, CaseIterable {
    /// UTF-8 where the bytes allow it, otherwise GB 18030.
    case auto
    case utf8 = "utf-8"
    case gb18030
  }

  public enum Delimiter: String, Sendable, CaseIterable {
    /// Whichever parts the first lines most evenly.
    case auto
    case comma = ","
    case space
    case tab
    case semicolon = ";"
    case pipe = "|"

    /// The byte between two cells, or nil where it is to be found out.
    public var byte: UInt8? {
      switch self {
      case .auto: nil
      case .comma: UInt8(ascii: ",")
      case .tab: UInt8(ascii: "\t")
      case .space: UInt8(ascii: " ")
      case .semicolon: UInt8(ascii: ";")
      case .pipe: UInt8(ascii: "|")
      }
    }
  }

  /// One column of a file.
  public enum Column: Sendable, Hashable {
    /// By its name in the header, or in the mapping's `columns`.
    case name(String)
    /// By its place, from 1, in a file without names.
    case number(Int)
  }

  /// The node a row declares, or adds to: several rows with one key are one node.
  public struct NodeRule: Sendable, Equatable {
    public var labels: LabelSource
    /// Set wherever `key` is.
    public var space: TextSource?
    /// The cell with the key; the importer also keeps its text as the property `id`.
    /// Without a key each row is a node of its own.
    public var key: Cell?
    /// An absent cell means that there is no such node; otherwise it rejects the row.
    public var isOptional: Bool
    public var properties: [PropertySource]

    public init(
      labels: LabelSource, space: TextSource?, key: Cell?, isOptional: Bool = false,
      properties: [PropertySource] = []
    ) {
      self.labels = labels
      self.space = space
      self.key = key
      self.isOptional = isOptional
      self.properties = properties
    }
  }

  /// The tie a row declares.
  public struct TieRule: Sendable, Equatable {
    /// What makes two rows one tie.
    public enum Identity: Sendable, Hashable {
      /// Nothing: each row is a tie.
      case row
      /// The same ends, type, interval and properties: one tie with two citations.
      case merge
      /// The text of a cell.
      case key(Cell)
    }

    public var type: TextSource
    public var from: Endpoint
    public var to: Endpoint
    public var validFrom: Cell?
    public var validTo: Cell?
    public var identity: Identity
    public var properties: [PropertySource]

    public init(
      type: TextSource, from: Endpoint, to: Endpoint, validFrom: Cell? = nil,
      validTo: Cell? = nil, identity: Identity = .row, properties: [PropertySource] = []
    ) {
      self.type = type
      self.from = from
      self.to = to
      self.validFrom = validFrom
      self.validTo = validTo
      self.identity = identity
      self.properties = properties
    }
  }

  /// One end of a tie.
  public struct Endpoint: Sendable, Equatable {
    public enum Target: Sendable, Equatable {
      /// The node with this key in one key space.
      case space(TextSource)
      /// The node with this key in the first of several key spaces that has it.
      case lookup(spaces: [String])
      /// The node of a key space whose property has this text.
      case lookupBy(space: String, property: String)
    }

    public var target: Target
    public var cell: Cell
    /// An absent cell rejects the row; otherwise the tie is simply not there.
    public var isRequired: Bool

    public init(target: Target, cell: Cell, isRequired: Bool = false) {
      self.target = target
      self.cell = cell
      self.isRequired = isRequired
    }
  }
}
