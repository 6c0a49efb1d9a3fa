import Glibc

/// What each character adds to readings, worked out once and kept as plain numbers.
final class CharacterReadings {
  /// Letters end to end in the pool: where they start, shifted by 8 bits, and how many there are.
  typealias Letters = UInt32

  struct Entry {
    fileprivate var isKnown = false
    var isHan = false
    /// Whether some surname of two characters begins with it.
    var startsDouble = false
    /// How many readings it has as a surname; 0 where the general one holds.
    var surnameCount: UInt8 = 0
    var general: Letters = 0
    var surnames: (Letters, Letters) = (0, 0)
  }

  /// Entries of the characters below; others are in `rare`. Pages that nobody asks for are never
  /// touched.
  private static let commonLimit: UInt32 = 0xA000
  private let common: UnsafeMutablePointer<Entry>
  private var rare: [UInt32: Entry] = [:]
  /// Surnames of two characters that were met, by both.
  private var doubles: [UInt64: (Letters, Letters)?] = [:]
  @exclusivity(unchecked) private var pool = FlatList<UInt8>()

  init() {
    // All zeros is an entry that is not known.
    common = calloc(Int(Self.commonLimit), MemoryLayout<Entry>.stride)!
      .bindMemory(to: Entry.self, capacity: Int(Self.commonLimit))
  }

  deinit {
    free(common)
    pool.deallocate()
  }

  @inline(__always)
  func entry(_ scalar: UInt32) -> Entry {
    if scalar < Self.commonLimit, common[Int(scalar)].isKnown { return common[Int(scalar)] }
    return make(scalar)
  }

  /// The letters themselves; valid until the next entry is asked for.
  @inline(__always)
  func letters(_ letters: Letters) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: pool.items.baseAddress.map { UnsafePointer($0 + Int(letters >> 8)) },
      count: Int(letters & 0xFF))
  }

  /// The two syllables of a surname of two characters; nil where they are none.
  func double(_ first: UInt32, _ second: UInt32) -> (Letters, Letters)? {
    let key = UInt64(first) << 32 | UInt64(second)
    if let known = doubles[key] { return known }
    let found = SurnameReadings.double(first, second).map { (keep($0[0]), keep($0[1])) }
    doubles[key] = .some(found)
    return found
  }

  /// Keeps the letters of a syllable.
  private func keep(_ letters: [UInt8]) -> Letters {
    defer { pool.append(contentsOf: letters) }
    return UInt32(pool.count) << 8 | UInt32(letters.count)
  }

  private func make(_ scalar: UInt32) -> Entry {
    if let entry = rare[scalar] { return entry }
    var entry = Entry(isKnown: true, isHan: ScalarReader.isHan(scalar))
    if entry.isHan {
      entry.general = keep(PinyinReadings.syllable(scalar))
      entry.startsDouble = SurnameReadings.startsDouble(scalar)
      if let readings = SurnameReadings.single(scalar) {
        entry.surnameCount = UInt8(readings.count)
        entry.surnames = (keep(readings[0]), keep(readings.count > 1 ? readings[1] : []))
      }
    } else if let letter = LatinLetters.plain(scalar) {
      entry.general = keep([letter])
    }
    if scalar < Self.commonLimit { common[Int(scalar)] = entry } else { rare[scalar] = entry }
    return entry
  }
}
