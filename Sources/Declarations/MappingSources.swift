extension Mapping {
  /// A column, and what of its text counts.
  public struct Cell: Sendable, Hashable {
    public var column: Column
    /// Blanks around the text are cut off first.
    public var trims: Bool
    /// The texts that count as absent; the empty text always does.
    public var nulls: Set<String>
    /// The file may lack the column; what is read from it is then not there.
    public var isOptional: Bool

    public init(
      _ column: Column, trims: Bool = false, nulls: Set<String> = [], isOptional: Bool = false
    ) {
      self.column = column
      self.trims = trims
      self.nulls = nulls
      self.isOptional = isOptional
    }
  }

  /// A table from the text of a cell to something else.
  public struct ValueMap<Value: Sendable & Hashable>: Sendable, Hashable {
    public var values: [String: Value]
    /// For every text that is not in the table, and for an absent cell.
    public var fallback: Value?

    public init(values: [String: Value], fallback: Value? = nil) {
      self.values = values
      self.fallback = fallback
    }

    /// What a text stands for. Where nil, a label, space or type rejects the row; a property keeps
    /// the text as it is.
    public subscript(text: String) -> Value? { values[text] ?? fallback }
  }

  /// Where a key space or a relationship type comes from.
  public enum TextSource: Sendable, Hashable {
    case constant(String)
    /// The text of the cell itself.
    case cell(Cell)
    case mapped(Cell, ValueMap<String>)

    /// Every text it can give, where that is known beforehand.
    public var possibleTexts: [String]? {
      switch self {
      case .constant(let text): [text]
      case .cell: nil
      case .mapped(_, let map): map.values.values.sorted() + (map.fallback.map { [$0] } ?? [])
      }
    }
  }

  /// Where the labels of a node come from.
  public enum LabelSource: Sendable, Hashable {
    case constant([String])
    /// The text of the cell, cut at a separator where one is given.
    case cell(Cell, separator: String?)
    case mapped(Cell, ValueMap<[String]>)
  }

  /// Where one property comes from, and what is done to the text on the way.
  ///
  /// The steps, in this order: trim, absent or not, derive, look up in `values`, cut at
  /// `separator`, read as `type`, move the decimal point.
  public struct PropertySource: Sendable, Hashable {
    public enum Origin: Sendable, Hashable {
      /// The same text for every row, or for every row where another cell is not absent: a currency
      /// stands beside an amount.
      case constant(String, beside: Cell?)
      case cell(Cell)
    }

    public var name: String
    public var origin: Origin
    public var type: PropertyType
    public var derivation: Derivation?
    /// Other words for the text; one that becomes empty is absent.
    public var values: ValueMap<String>?
    /// Cuts the text of a `list`.
    public var separator: String?
    /// What the items of a `list` are; only the typed headers of Neo4j say anything but strings.
    public var itemType = PropertyType.string
    /// How many places the decimal point moves to the right: `divide: 100` is -2. Exact, because it
    /// is done on the digits: `48.46` becomes the Double nearest to 0.4846.
    public var decimalShift: Int

    /// The cell that decides whether a row has the property; nil where every row has it.
    public var cell: Cell? {
      switch origin {
      case .constant(_, let beside): beside
      case .cell(let cell): cell
      }
    }

    public init(
      name: String, origin: Origin, type: PropertyType = .string, derivation: Derivation? = nil,
      values: ValueMap<String>? = nil, separator: String? = nil, decimalShift: Int = 0
    ) {
      self.name = name
      self.origin = origin
      self.type = type
      self.derivation = derivation
      self.values = values
      self.separator = separator
      self.decimalShift = decimalShift
    }
  }
}
