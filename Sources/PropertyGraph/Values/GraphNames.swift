/// Names numbered in order of first use, compared by their bytes.
struct NameTable: Sendable {
  private(set) var names: [String] = []
  private var numbers: [ByteString: Int] = [:]

  /// How many names sixteen bits can number.
  static let countMax = Int(UInt16.max)

  init() {}

  /// The table of some names in their order; nil where they are not distinct.
  init?(_ names: [String]) {
    for name in names { _ = number(name) }
    guard count == names.count else { return nil }
  }

  var count: Int { names.count }
  var isFull: Bool { count >= Self.countMax }

  /// The number of a name, which gets the next one when it is new.
  mutating func number(_ name: String) -> Int {
    if let number = numbers[ByteString(name)] { return number }
    precondition(!isFull, "more names than 16 bits can number")
    numbers[ByteString(name)] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The number of a name, if it has one.
  func find(_ name: String) -> Int? { numbers[ByteString(name)] }

  subscript(_ number: UInt16) -> String { names[Int(number)] }
}

/// All names a graph uses, each kind numbered by itself. A later state's names begin with an
/// earlier one's.
struct GraphNames: Sendable {
  /// What a name is a name of.
  enum Kind: UInt8, CaseIterable { case label, type, property, space }

  var labels = NameTable()
  var types = NameTable()
  var properties = NameTable()
  var spaces = NameTable()

  var tables: [NameTable] { [labels, types, properties, spaces] }

  subscript(_ kind: Kind) -> NameTable {
    get {
      switch kind {
      case .label: labels
      case .type: types
      case .property: properties
      case .space: spaces
      }
    }
    _modify {
      switch kind {
      case .label: yield &labels
      case .type: yield &types
      case .property: yield &properties
      case .space: yield &spaces
      }
    }
  }
}

/// The numbers that the next node without a key and the next relationship without a source row get.
/// Neither is ever given twice.
struct Sequences: Hashable, Sendable {
  var node: UInt64 = 1
  var relationship: UInt32 = 1
}
