import Declarations
import PropertyGraph

/// Where a key space, a type or a set of labels comes from: numbers the builder knows, chosen by a cell.
enum CategoryPlan {
  case constant(Int)
  /// The text of the cell stands for a number; others for the fallback, or for nothing.
  case mapped(CellPlan, TextTable, fallback: Int?)
  /// The text of the cell is the name itself; numbered when the chunk is taken up.
  case open(CellPlan)

  /// What a record's category is.
  enum Choice {
    case number(Int)
    case name(UnsafeRawBufferPointer?)
    case unknown(column: String)
  }

  @inline(__always)
  func choose(_ record: CSVScanner) -> Choice {
    switch self {
    case .constant(let number): return .number(number)
    case .mapped(let cell, let table, let fallback):
      if let text = cell.text(record), let number = table.find(text) { return .number(number) }
      if let fallback { return .number(fallback) }
      return .unknown(column: cell.name)
    case .open(let cell): return .name(cell.text(record))
    }
  }

  init(
    _ source: Mapping.TextSource, _ columns: ColumnNames, number: (String) -> Int
  ) throws(ExchangeError) {
    switch source {
    case .constant(let text): self = .constant(number(text))
    case .cell(let cell): self = .open(try CellPlan(cell, in: columns))
    case .mapped(let cell, let map):
      self = .mapped(
        try CellPlan(cell, in: columns),
        TextTable(map.values.map { ($0.key, number($0.value)) }), fallback: map.fallback.map(number)
      )
    }
  }

  init(
    labels source: Mapping.LabelSource, _ columns: ColumnNames, number: ([String]) -> Int
  ) throws(ExchangeError) {
    switch source {
    case .constant(let labels): self = .constant(number(labels))
    case .cell(let cell, _): self = .open(try CellPlan(cell, in: columns))
    case .mapped(let cell, let map):
      self = .mapped(
        try CellPlan(cell, in: columns),
        TextTable(map.values.map { ($0.key, number($0.value)) }), fallback: map.fallback.map(number)
      )
    }
  }

  /// A few texts and their numbers.
  struct TextTable {
    private let entries: [(text: [UInt8], number: Int)]

    init(_ entries: [(String, Int)]) {
      self.entries = entries.map { (Array($0.0.utf8), $0.1) }
    }

    @inline(__always)
    func find(_ text: UnsafeRawBufferPointer) -> Int? {
      for entry in entries
      where entry.text.count == text.count && text.elementsEqual(entry.text) {
        return entry.number
      }
      return nil
    }
  }
}
