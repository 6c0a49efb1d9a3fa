import Declarations
import PropertyGraph

/// One property of a rule: which cell, what is done to its text, which kind of column it fills.
struct PropertyPlan {
  let property: Int
  let kind: ValueKind
  let type: PropertyType
  private let origin: Origin
  private let shift: Int
  private let derivation: Mapping.Derivation?
  private let values: UnsafeBufferPointer<Replacement>
  private let fallback: UnsafeRawBufferPointer?
  private let source: UnsafePointer<Mapping.PropertySource>

  private enum Origin {
    case constant(UnsafeRawBufferPointer, beside: CellPlan?)
    case cell(CellPlan)
  }

  private struct Replacement {
    let text: UnsafeRawBufferPointer
    let replacement: UnsafeRawBufferPointer
  }

  /// Bytes that a derived text may take.
  static let derivedBytesMax = 64

  init(
    _ source: Mapping.PropertySource, _ columns: ColumnNames, _ arena: PlanArena, property: Int
  ) throws(ExchangeError) {
    self.source = arena.keep(item: source)
    self.property = property
    type = source.type
    shift = source.decimalShift
    derivation = source.derivation
    switch source.origin {
    case .constant(let text, let beside):
      let cell: CellPlan? =
        if let beside { try CellPlan(beside, in: columns, arena) } else { nil }
      origin = .constant(arena.keep(text: text), beside: cell)
    case .cell(let cell): origin = .cell(try CellPlan(cell, in: columns, arena))
    }
    values = arena.keep(
      (source.values?.values ?? [:]).sorted { $0.key < $1.key }.map {
        Replacement(text: arena.keep(text: $0.key), replacement: arena.keep(text: $0.value))
      })
    fallback = source.values?.fallback.map { arena.keep(text: $0) }
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

  /// How complaints call what is read.
  private var column: String {
    if case .cell(let cell) = origin { return cell.name }
    return source.pointee.name
  }

  /// Reads the property out of a record.
  ///
  /// - Parameter scratch: holds a derived text until the record is taken up; ``derivedBytesMax``
  ///   bytes.
  /// - Returns: nil with a reason where the cell holds something else than the mapping says.
  @inline(__always)
  func read(
    _ record: borrowing CSVScanner, scratch: UnsafeMutableRawPointer, reason: inout String
  ) -> StagedValue? {
    switch origin {
    case .constant(let text, let beside):
      if let beside, beside.text(record) == nil { return .absent }
      return typed(text, &reason)
    case .cell(let cell):
      var text = cell.text(record)
      if let found = text, let derivation { text = derive(derivation, found, scratch) }
      if values.count > 0 || fallback != nil {
        text = replaced(text)
        if text?.count == 0 { return .absent }
      }
      guard let text else { return .absent }
      return typed(text, &reason)
    }
  }

  /// Another word for a text; `else` serves the absent cell too.
  private func replaced(_ text: UnsafeRawBufferPointer?) -> UnsafeRawBufferPointer? {
    guard let text else { return fallback }
    for entry in values where sameBytes(entry.text, text) { return entry.replacement }
    return fallback ?? text
  }

  @inline(__always)
  private func typed(_ text: UnsafeRawBufferPointer, _ reason: inout String) -> StagedValue? {
    switch type {
    case .string, .list: return .text(text)
    case .integer:
      if let number = CellReading.integer(text, shift: shift) { return .number(number) }
      reason = "‘\(column)’ is not a whole number"
    case .decimal:
      if let number = CellReading.decimal(text, shift: shift) { return .double(number) }
      reason = "‘\(column)’ is not a number"
    case .boolean:
      if let flag = CellReading.boolean(text) { return .number(flag ? 1 : 0) }
      reason = "‘\(column)’ is not a truth value"
    case .date:
      if let date = CellReading.date(text) { return .number(Int64(date.days)) }
      reason = "‘\(column)’ is not a date"
    }
    return nil
  }

  /// A text cut into a list.
  func list(_ text: UnsafeRawBufferPointer) -> Value {
    let whole = String(decoding: text, as: UTF8.self)
    let parts = source.pointee.separator.map { whole.split(separator: $0).map(String.init) }
    return .list((parts ?? [whole]).map(item))
  }

  /// An item of a list; one that is not of the list's type stays a text.
  private func item(_ text: String) -> Value {
    Array(text.utf8).withUnsafeBytes { bytes -> Value? in
      switch source.pointee.itemType {
      case .string, .list: nil
      case .integer: CellReading.integer(bytes).map { .integer($0) }
      case .decimal: CellReading.decimal(bytes).map { .double($0) }
      case .boolean: CellReading.boolean(bytes).map { .boolean($0) }
      case .date: CellReading.date(bytes).map { .date($0) }
      }
    } ?? .text(text)
  }

  /// The sex is read from the bytes, since every row of a register has one; the rest goes by text.
  private func derive(
    _ derivation: Mapping.Derivation, _ text: UnsafeRawBufferPointer,
    _ scratch: UnsafeMutableRawPointer
  ) -> UnsafeRawBufferPointer? {
    if derivation == .sexFromResidentID, text.count == 18 {
      for at in 0..<17 where text[at] < 48 || text[at] > 57 { return nil }
      scratch.storeBytes(of: text[16] % 2 == 1 ? 77 : 70, as: UInt8.self)
      return UnsafeRawBufferPointer(start: scratch, count: 1)
    }
    guard let derived = derivation.apply(to: String(decoding: text, as: UTF8.self)) else {
      return nil
    }
    let bytes = Array(derived.utf8.prefix(Self.derivedBytesMax))
    bytes.withUnsafeBytes { scratch.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
    return UnsafeRawBufferPointer(start: scratch, count: bytes.count)
  }
}
