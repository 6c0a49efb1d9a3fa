import PropertyGraph

/// Where a value stands among those it can be compared with, in seventeen bytes: a lesser value
/// never has a greater key. Values that begin alike may share one.
struct OrderedKey: Hashable, Comparable, Sendable {
  /// The kind; values of different kinds are never compared.
  let kind: UInt8
  let high: UInt64
  let low: UInt64

  static func < (a: OrderedKey, b: OrderedKey) -> Bool {
    (a.kind, a.high, a.low) < (b.kind, b.high, b.low)
  }

  private init(_ kind: UInt8, _ high: UInt64, _ low: UInt64 = 0) {
    self.kind = kind
    self.high = high
    self.low = low
  }

  /// Nil where `<` says nothing about the value, or more than a key can tell.
  init?(_ value: CypherValue) {
    switch value {
    case .boolean(let flag): self.init(1, flag ? 1 : 0)
    case .integer(let number): self.init(2, Self.bits(Double(number)))
    case .float(let number):
      if number.isNaN { return nil }
      self.init(2, Self.bits(number))
    case .string(let text): self.init(text: text, filler: 0)
    case .date(let date), .temporal(.date(let date)): self.init(4, Self.bits(date.days))
    case .temporal(.localTime(let time)): self.init(5, Self.bits(time.nanoseconds))
    case .temporal(.time(let time)):
      // A day has 86,400 × 10⁹ of them: far from the ends of the numbers.
      self.init(6, Self.bits(time.nanoseconds - Int64(time.offsetSeconds) * 1_000_000_000))
    case .temporal(.localDateTime(let time)):
      self.init(7, Self.bits(time.seconds), UInt64(clamping: time.nanoseconds))
    case .temporal(.dateTime(let time)):
      self.init(8, Self.bits(time.seconds), UInt64(clamping: time.nanoseconds))
    default: return nil
    }
  }

  /// The key of a text, filled up with a byte to its full length.
  init(text: ByteString, filler: UInt8) {
    var bytes = Array(text.text.utf8.prefix(16))
    while bytes.count < 16 { bytes.append(filler) }
    func word(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(3, word(bytes[..<8]), word(bytes[8...]))
  }

  /// The least and greatest key of the same kind.
  var kindRange: ClosedRange<OrderedKey> {
    OrderedKey(kind, 0, 0)...OrderedKey(kind, .max, .max)
  }

  /// Bits whose order as whole numbers is that of the decimals; both zeros are one.
  private static func bits(_ number: Double) -> UInt64 {
    let bits = (number == 0 ? 0 : number).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func bits(_ number: Int64) -> UInt64 {
    UInt64(bitPattern: number) ^ 1 << 63
  }
}

extension IndexRange {
  /// The keys of all values in the range; nil where keys cannot tell.
  var keys: ClosedRange<OrderedKey>? {
    switch self {
    case .startingWith(let prefix):
      return OrderedKey(text: prefix, filler: 0)...OrderedKey(text: prefix, filler: .max)
    case .between(let from, let to):
      let low = from.flatMap { OrderedKey($0) }
      let high = to.flatMap { OrderedKey($0) }
      guard let known = low ?? high, (from == nil) == (low == nil), (to == nil) == (high == nil)
      else { return nil }
      let all = known.kindRange
      let (first, last) = (low ?? all.lowerBound, high ?? all.upperBound)
      // Ends of different kinds have nothing between them; an empty range says so.
      guard first.kind == last.kind, first <= last else { return first...first }
      return first...last
    }
  }
}
