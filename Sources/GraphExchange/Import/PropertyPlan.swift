import Declarations
import PropertyGraph

/// A value read from a record, not yet in a column.
enum StagedValue {
  case absent
  case number(Int64)
  case double(Double)
  /// Bytes of the record at hand.
  case text(UnsafeRawBufferPointer)
  case owned([UInt8])
  case value(Value)
}

/// One property of a rule: which cell, what is done to its text, which kind of column it fills.
struct PropertyPlan {
  let property: Int
  let kind: ValueKind
  private let origin: Origin
  private let source: Mapping.PropertySource
  private let values: [(text: [UInt8], replacement: [UInt8])]
  private let fallback: [UInt8]?

  private enum Origin {
    case constant([UInt8], beside: CellPlan?)
    case cell(CellPlan)
  }

  init(
    _ source: Mapping.PropertySource, _ columns: ColumnNames, property: Int
  ) throws(ExchangeError) {
    self.source = source
    self.property = property
    switch source.origin {
    case .constant(let text, let beside):
      let cell: CellPlan? = if let beside { try CellPlan(beside, in: columns) } else { nil }
      origin = .constant(Array(text.utf8), beside: cell)
    case .cell(let cell): origin = .cell(try CellPlan(cell, in: columns))
    }
    values = (source.values?.values ?? [:]).sorted { $0.key < $1.key }.map {
      (Array($0.key.utf8), Array($0.value.utf8))
    }
    fallback = source.values?.fallback.map { Array($0.utf8) }
    kind =
      switch source.type {
      case .string: .string
      case .integer: .integer
      case .decimal: .double
      case .boolean: .boolean
      case .date: .date
      case .list: .mixed
      }
  }

  /// Reads the property out of a record.
  ///
  /// - Returns: nil with a reason where the cell holds something else than the mapping says.
  func read(_ record: CSVScanner, reason: inout String) -> StagedValue? {
    switch origin {
    case .constant(let text, let beside):
      if let beside, beside.text(record) == nil { return .absent }
      return text.withUnsafeBytes { typed($0, isStable: false, column: source.name, &reason) }
    case .cell(let cell):
      guard let text = cell.text(record) else { return .absent }
      if let derivation = source.derivation {
        guard let derived = derive(derivation, text) else { return .absent }
        return derived.withUnsafeBytes { typed($0, isStable: false, column: cell.name, &reason) }
      }
      if source.values != nil {
        let found = values.first { text.elementsEqual($0.text) }?.replacement ?? fallback
        if let found {
          if found.isEmpty { return .absent }
          return found.withUnsafeBytes { typed($0, isStable: false, column: cell.name, &reason) }
        }
      }
      return typed(text, isStable: true, column: cell.name, &reason)
    }
  }

  private func typed(
    _ text: UnsafeRawBufferPointer, isStable: Bool, column: String, _ reason: inout String
  ) -> StagedValue? {
    switch source.type {
    case .string: return isStable ? .text(text) : .owned(Array(text))
    case .integer:
      if let number = CellReading.integer(text, shift: source.decimalShift) {
        return .number(number)
      }
      reason = "‘\(column)’ is not a whole number"
    case .decimal:
      if let number = CellReading.decimal(text, shift: source.decimalShift) {
        return .double(number)
      }
      reason = "‘\(column)’ is not a number"
    case .boolean:
      if let flag = CellReading.boolean(text) { return .number(flag ? 1 : 0) }
      reason = "‘\(column)’ is not a truth value"
    case .date:
      if let date = CellReading.date(text) { return .number(Int64(date.days)) }
      reason = "‘\(column)’ is not a date"
    case .list:
      let whole = String(decoding: text, as: UTF8.self)
      let parts = source.separator.map { whole.split(separator: $0).map(String.init) } ?? [whole]
      return .value(.list(parts.map { .text($0) }))
    }
    return nil
  }

  /// The sex is read from the bytes, since every row of a register has one; the rest goes by text.
  private func derive(
    _ derivation: Mapping.Derivation, _ text: UnsafeRawBufferPointer
  ) -> [UInt8]? {
    if derivation == .sexFromResidentID, text.count == 18 {
      for at in 0..<17 where text[at] < 48 || text[at] > 57 { return nil }
      return text[16] % 2 == 1 ? [77] : [70]
    }
    return derivation.apply(to: String(decoding: text, as: UTF8.self)).map { Array($0.utf8) }
  }
}

extension ColumnBuffer {
  /// Appends a value read from a record.
  @inline(__always)
  func append(_ staged: StagedValue) {
    switch staged {
    case .absent: appendAbsent()
    case .number(let number): append(number: number)
    case .double(let number): append(double: number)
    case .text(let bytes): append(bytes: bytes)
    case .owned(let bytes): bytes.withUnsafeBytes { append(bytes: $0) }
    case .value(let value): append(value)
    }
  }
}
