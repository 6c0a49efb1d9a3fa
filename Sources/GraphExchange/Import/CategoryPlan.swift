import Declarations
import PropertyGraph

/// Where a key space, a type or a set of labels comes from: numbers the builder knows, chosen by a
/// cell.
enum CategoryPlan {
  case constant(Int)
  /// The text of the cell stands for a number; others for the fallback, or for nothing.
  case mapped(CellPlan, UnsafeBufferPointer<Entry>, fallback: Int?)
  /// The text of the cell is the name itself; numbered when the chunk is taken up.
  case open(CellPlan)

  /// A text and the number it stands for.
  struct Entry {
    let text: UnsafeRawBufferPointer
    let number: Int
  }

  /// What a record's category is.
  enum Choice {
    case number(Int)
    /// The text of an open cell, nil where it is absent.
    case name(UnsafeRawBufferPointer?)
    case unknown
  }

  @inline(__always)
  func choose(_ record: borrowing CSVScanner) -> Choice {
    switch self {
    case .constant(let number): return .number(number)
    case .mapped(let cell, let entries, let fallback):
      let text = cell.text(record) ?? UnsafeRawBufferPointer(start: nil, count: 0)
      for entry in entries where sameBytes(entry.text, text) { return .number(entry.number) }
      return fallback.map { .number($0) } ?? .unknown
    case .open(let cell): return .name(cell.text(record))
    }
  }

  /// How complaints call the column that chooses.
  var column: String {
    switch self {
    case .constant: ""
    case .mapped(let cell, _, _), .open(let cell): cell.name
    }
  }

  init(
    _ source: Mapping.TextSource, _ columns: ColumnNames, _ arena: PlanArena,
    number: (String) -> Int
  ) throws(ExchangeError) {
    switch source {
    case .constant(let text): self = .constant(number(text))
    case .cell(let cell): self = .open(try CellPlan(cell, in: columns, arena))
    case .mapped(let cell, let map):
      self = try Self.mapped(cell, map, columns, arena, number: number)
    }
  }

  init(
    labels source: Mapping.LabelSource, _ columns: ColumnNames, _ arena: PlanArena,
    number: ([String]) -> Int
  ) throws(ExchangeError) {
    switch source {
    case .constant(let labels): self = .constant(number(labels))
    case .cell(let cell, _): self = .open(try CellPlan(cell, in: columns, arena))
    case .mapped(let cell, let map):
      self = try Self.mapped(cell, map, columns, arena, number: number)
    }
  }

  /// Numbers are given out in the order of the texts, so that they do not depend on a dictionary's.
  private static func mapped<T>(
    _ cell: Mapping.Cell, _ map: Mapping.ValueMap<T>, _ columns: ColumnNames, _ arena: PlanArena,
    number: (T) -> Int
  ) throws(ExchangeError) -> CategoryPlan {
    let entries = map.values.sorted { $0.key < $1.key }.map {
      Entry(text: arena.keep(text: $0.key), number: number($0.value))
    }
    return .mapped(
      try CellPlan(cell, in: columns, arena), arena.keep(entries),
      fallback: map.fallback.map(number))
  }
}
