import Synchronization

/// The general readings of Han characters, each asked of Foundation once in the life of the
/// process.
///
/// One reading a character, the usual one: 长 is *zhang* and 重 is *zhong* wherever they stand.
/// Readings serve for looking up alone and never make two names equal.
///
/// *Determinism:* depends on the Unicode data of the toolchain; the same toolchain gives the same
/// readings. A segment keeps those it was written with.
enum PinyinReadings {
  private static let shared = Mutex<[UInt32: [UInt8]]>([:])

  /// The letters of a character's general reading, ü as v; empty where it has none.
  static func syllable(_ scalar: UInt32) -> [UInt8] {
    shared.withLock { table in
      if let syllable = table[scalar] { return syllable }
      let syllable = UnicodeForms.mandarin(scalar).map(LatinLetters.ofSyllable) ?? []
      table[scalar] = syllable
      return syllable
    }
  }
}
