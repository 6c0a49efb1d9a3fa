import PropertyGraph

/// What becomes of the values of one property as they arrive: they stay as they are, except that a
/// whole number among decimals is a decimal where that loses nothing.
struct ReferenceColumn {
  private(set) var values: [Value?] = []

  private enum Kind: Equatable {
    case boolean, integer, double, string, date, mixed
  }

  /// The kind of everything so far; nil while nothing is there.
  private var kind: Kind?

  init() {}

  init(_ values: [Value?]) { for value in values { append(value) } }

  mutating func append(_ value: Value?) {
    guard let value else { return values.append(nil) }
    if kind == .double, case .integer(let number) = value, let exact = Double(exactly: number) {
      values.append(.double(exact))
      return
    }
    kind = kind == nil || kind == Self.kind(value) ? Self.kind(value) : .mixed
    values.append(value)
  }

  mutating func pad(to count: Int) { while values.count < count { values.append(nil) } }

  /// Appends a chunk that was gathered on its own.
  mutating func append(contentsOf chunk: ReferenceColumn) {
    if kind == nil || kind == chunk.kind || chunk.kind == nil {
      values += chunk.values
      kind = kind ?? chunk.kind
    } else {
      for value in chunk.values { append(value) }
    }
  }

  private static func kind(_ value: Value) -> Kind {
    switch value {
    case .boolean: .boolean
    case .integer: .integer
    case .double: .double
    case .string: .string
    case .date: .date
    case .list: .mixed
    }
  }
}
