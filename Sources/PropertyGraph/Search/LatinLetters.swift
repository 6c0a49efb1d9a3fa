/// Pinyin as it is looked up: the letters a to z alone, without tones, ü as v.
enum LatinLetters {
  /// The plain letter of a letter with a tone mark, or of a plain one; nil for anything else.
  static func plain(_ scalar: UInt32) -> UInt8? {
    if (0x61...0x7A).contains(scalar) { return UInt8(scalar) }
    guard scalar >= 0xE0 else { return nil }
    return marked[scalar]
  }

  /// The letters a text writes in pinyin; nil where it writes something else.
  ///
  /// Blanks, apostrophes and hyphens between syllables are dropped, and so is a digit from 0 to 5
  /// behind a letter, a tone. `u:` is ü. Expects folded text.
  static func ofQuery(_ folded: UnsafeRawBufferPointer) -> [UInt8]? {
    var letters: [UInt8] = []
    var at = 0
    var isAfterLetter = false
    while at < folded.count {
      let scalar = ScalarReader.next(folded, &at)
      if let letter = plain(scalar) {
        letters.append(letter)
        isAfterLetter = true
        continue
      }
      switch scalar {
      case 0x300, 0x301, 0x302, 0x304, 0x306, 0x30C:
        guard isAfterLetter else { return nil }
        continue
      case 0x3A, 0x308:  // u: and u with a combining diaeresis
        guard isAfterLetter, letters.last == UInt8(ascii: "u") else { return nil }
        letters[letters.count - 1] = UInt8(ascii: "v")
        continue
      case 0x30...0x35: guard isAfterLetter else { return nil }
      case 0x20, 0x27, 0x2D, 0x60, 0x2018, 0x2019: break
      default: return nil
      }
      isAfterLetter = false
    }
    return letters.isEmpty ? nil : letters
  }

  /// The letters of one syllable as a dictionary writes it, tone marks stripped.
  static func ofSyllable(_ reading: String) -> [UInt8] {
    reading.lowercased().unicodeScalars.compactMap { plain($0.value) }
  }

  private static let marked: [UInt32: UInt8] = {
    let rows: [(Character, String)] = [
      ("a", "āáǎàăâɑ"), ("e", "ēéěèĕê"), ("i", "īíǐìĭî"), ("o", "ōóǒòŏô"), ("u", "ūúǔùŭû"),
      ("v", "üǖǘǚǜ"), ("n", "ńňǹ"), ("m", "ḿ"), ("g", "ɡ"),
    ]
    var table: [UInt32: UInt8] = [:]
    for (letter, forms) in rows {
      for scalar in forms.unicodeScalars { table[scalar.value] = letter.asciiValue! }
    }
    return table
  }()
}
