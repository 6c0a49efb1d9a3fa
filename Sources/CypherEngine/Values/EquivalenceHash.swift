import PropertyGraph

/// The hash of ``CypherValue/equivalenceHash``: a multiplication and a fold a word.
///
/// Swift's own hasher is made to withstand chosen keys and takes several times as long for a
/// number; grouping hashes values by the million. Texts that somebody chose to collide make
/// grouping slow, until the statement's time is up.
enum EquivalenceHash {
  /// 2^64 divided by the golden ratio.
  private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Takes up one more word.
  @inline(__always)
  static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ odd).multipliedFullWidth(by: word ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low ^ hash
  }

  @inline(__always)
  static func of(_ word: UInt64, kind: UInt64) -> UInt64 { mix(kind &* odd, word) }

  @inline(__always)
  static func of(_ number: Int64) -> UInt64 { of(UInt64(bitPattern: number), kind: 3) }

  /// A whole float hashes as the integer; all NaN are one.
  @inline(__always)
  static func of(_ number: Double) -> UInt64 {
    if let whole = Int64(exactly: number) { return of(whole) }
    return of(number.isNaN ? Double.nan.bitPattern : number.bitPattern, kind: 9)
  }

  @inline(__always)
  static func of(_ text: ByteString) -> UInt64 {
    var text = text.text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = of(UInt64(bytes.count), kind: 10)
    var at = 0
    while at + 8 <= bytes.count {
      hash = mix(hash, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var rest: UInt64 = 0
    while at < bytes.count {
      rest = rest << 8 | UInt64(bytes[at])
      at += 1
    }
    return mix(hash, rest)
  }

  static func of(_ path: PathValue) -> UInt64 {
    var hash = of(UInt64(path.relationships.count), kind: 11)
    for node in path.nodes { hash = mix(hash, UInt64(node)) }
    for relationship in path.relationships { hash = mix(hash, relationship.packed) }
    return hash
  }

  static func of(_ value: TemporalValue) -> UInt64 {
    func of(_ words: Int64..., kind: UInt64) -> UInt64 {
      words.reduce(kind &* odd) { mix($0, UInt64(bitPattern: $1)) }
    }
    return switch value {
    case .date(let date): of(date.days, kind: 6)
    case .localTime(let time): of(time.nanoseconds, kind: 12)
    case .time(let time): of(time.nanoseconds, Int64(time.offsetSeconds), kind: 13)
    case .localDateTime(let time): of(time.seconds, Int64(time.nanoseconds), kind: 14)
    // The zone is left out: seldom do two values differ in it alone.
    case .dateTime(let time):
      of(time.seconds, Int64(time.nanoseconds), Int64(time.offsetSeconds), kind: 15)
    case .duration(let length):
      of(length.months, length.days, length.seconds, Int64(length.nanoseconds), kind: 16)
    }
  }
}
