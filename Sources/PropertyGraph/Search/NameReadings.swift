/// Works out under which readings a name is found.
///
/// A reading is the syllables of a name end to end (`zhangwei`), its initials their first letters
/// (`zw`). Latin letters in a name stand for themselves, everything else is left out:
/// `ABC科技（集团）` is `abckejijituan`, `abckjjt`. Only names that hold a Han character have readings,
/// and only names of at most ``lengthMax`` characters.
///
/// A person's name begins with a surname, whose own readings win (``SurnameReadings``). Not so
/// where the Han characters at the start are more than four or end in a middle dot: such a name
/// begins with no Chinese surname. ü is found as v, as u and as yu, the spelling of passports.
struct NameReadings {
  /// Longer texts are titles or prose and have no readings.
  static let lengthMax = 63

  struct Form: Hashable {
    var reading: [UInt8]
    var initials: [UInt8]
  }

  private var pinyin = PinyinReadings()

  /// The readings of a folded name, each once, in an order that depends on the name alone.
  mutating func forms(of name: UnsafeRawBufferPointer, isPerson: Bool, isOther: Bool) -> [Form] {
    var scalars: [UInt32] = []
    var at = 0
    while at < name.count {
      guard scalars.count < Self.lengthMax else { return [] }
      scalars.append(ScalarReader.next(name, &at))
    }
    guard scalars.contains(where: ScalarReader.isHan) else { return [] }
    var hasHan = false
    let general = scalars.map { scalar -> [UInt8] in
      guard ScalarReader.isHan(scalar) else { return LatinLetters.plain(scalar).map { [$0] } ?? [] }
      let syllable = pinyin.syllable(scalar)
      hasHan = hasHan || !syllable.isEmpty
      return syllable
    }
    guard hasHan else { return [] }
    var forms: [Form] = []
    if isPerson {
      for start in Self.surnames(scalars, general: general) {
        Self.add(start + general[start.count...], scalars, to: &forms)
      }
    }
    if isOther { Self.add(general, scalars, to: &forms) }
    return forms
  }

  /// The ways to read the surname at the start of a person's name, syllable by syllable.
  private static func surnames(_ scalars: [UInt32], general: [[UInt8]]) -> [[[UInt8]]] {
    let run = scalars.prefix(while: ScalarReader.isHan).count
    let isDotted = run < scalars.count && scalars[run] == FoldedText.middleDot
    guard (1...4).contains(run), !isDotted else { return [[]] }
    if run >= 2, let syllables = SurnameReadings.double(scalars[0], scalars[1]) {
      return [syllables]
    }
    return SurnameReadings.single(scalars[0])?.map { [$0] } ?? [[]]
  }

  private static func add(_ syllables: [[UInt8]], _ scalars: [UInt32], to forms: inout [Form]) {
    let v = UInt8(ascii: "v")
    let hasUmlaut = zip(syllables, scalars).contains { $1 > 0x7F && $0.contains(v) }
    let initials = syllables.compactMap(\.first)
    for style in hasUmlaut ? ["v", "u", "yu"] : ["v"] {
      var reading: [UInt8] = []
      for (syllable, scalar) in zip(syllables, scalars) {
        for letter in syllable {
          if letter == v, scalar > 0x7F {
            reading.append(contentsOf: style.utf8)
          } else {
            reading.append(letter)
          }
        }
      }
      let form = Form(reading: reading, initials: initials)
      if !forms.contains(form) { forms.append(form) }
    }
  }
}
