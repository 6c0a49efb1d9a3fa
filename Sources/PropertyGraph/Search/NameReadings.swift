import Synchronization

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

  /// For whoever asks for one name now and then: what characters add is worked out once.
  static let shared = Mutex(NameReadings())

  private let characters = CharacterReadings()
  private let scratch = Scratch()

  /// The readings of a folded name, each once, in an order that depends on the name alone.
  func forms(of name: UnsafeRawBufferPointer, isPerson: Bool, isOther: Bool) -> [Form] {
    var forms: [Form] = []
    forEachForm(of: name, isPerson: isPerson, isOther: isOther) {
      forms.append(Form(reading: Array($0), initials: Array($1)))
    }
    return forms
  }

  /// Calls `body` with each reading of a folded name and its initials.
  @inline(__always)
  func forEachForm(
    of name: UnsafeRawBufferPointer, isPerson: Bool, isOther: Bool,
    _ body: (_ reading: UnsafeRawBufferPointer, _ initials: UnsafeRawBufferPointer) -> Void
  ) {
    scratch.removeAll()
    guard read(name) else { return }
    if isPerson { addPerson() }
    if isOther { addForms() }
    for form in scratch.forms.items { body(scratch.reading(form), scratch.initials(form)) }
  }

  /// Takes up the characters of a name.
  ///
  /// - Returns: whether it has readings.
  private func read(_ name: UnsafeRawBufferPointer) -> Bool {
    var hasHan = false
    var at = 0
    while at < name.count {
      guard scratch.scalars.count < Self.lengthMax else { return false }
      let scalar = ScalarReader.next(name, &at)
      let entry = characters.entry(scalar)
      scratch.scalars.append(scalar)
      scratch.syllables.append(entry.general)
      hasHan = hasHan || entry.isHan && entry.general & 0xFF > 0
    }
    return hasHan
  }

  /// Adds the ways to read a person's name, those of the surname at its start one after the other.
  private func addPerson() {
    let scalars = scratch.scalars.items
    let run = scalars.prefix(5).prefix(while: ScalarReader.isHan).count
    let isDotted = run < scalars.count && scalars[run] == FoldedText.middleDot
    guard (1...4).contains(run), !isDotted else { return addForms() }
    let first = characters.entry(scalars[0])
    let general = (scratch.syllables[0], scalars.count > 1 ? scratch.syllables[1] : 0)
    defer {
      scratch.syllables[0] = general.0
      if scalars.count > 1 { scratch.syllables[1] = general.1 }
    }
    if run >= 2, first.startsDouble,
      let syllables = characters.double(scalars[0], scalars[1])
    {
      (scratch.syllables[0], scratch.syllables[1]) = syllables
      return addForms()
    }
    guard first.surnameCount > 0 else { return addForms() }
    scratch.syllables[0] = first.surnames.0
    addForms()
    if first.surnameCount > 1 {
      scratch.syllables[0] = first.surnames.1
      addForms()
    }
  }

  /// Adds the syllables at hand as forms, ü in each of its spellings.
  private func addForms() {
    if addForm(spelling: .v) {
      _ = addForm(spelling: .u)
      _ = addForm(spelling: .yu)
    }
  }

  /// How ü is written.
  private enum Spelling { case v, u, yu }

  /// - Returns: whether there is any ü.
  private func addForm(spelling: Spelling) -> Bool {
    let v = UInt8(ascii: "v")
    var hasUmlaut = false
    let start = scratch.letters.count
    for (syllable, scalar) in zip(scratch.syllables.items, scratch.scalars.items) {
      for letter in characters.letters(syllable) {
        guard letter == v, scalar > 0x7F else {
          scratch.letters.append(letter)
          continue
        }
        hasUmlaut = true
        if spelling == .yu { scratch.letters.append(UInt8(ascii: "y")) }
        scratch.letters.append(spelling == .v ? v : UInt8(ascii: "u"))
      }
    }
    let end = scratch.letters.count
    for syllable in scratch.syllables.items where syllable & 0xFF > 0 {
      scratch.letters.append(characters.letters(syllable)[0])
    }
    scratch.addForm((start, end, scratch.letters.count))
    return hasUmlaut
  }

  /// The name at hand and its forms.
  private final class Scratch {
    /// Where reading and initials lie among the letters.
    typealias Place = (start: Int, middle: Int, end: Int)

    @exclusivity(unchecked) var scalars = FlatList<UInt32>()
    @exclusivity(unchecked) var syllables = FlatList<CharacterReadings.Letters>()
    @exclusivity(unchecked) var letters = FlatList<UInt8>()
    @exclusivity(unchecked) var forms = FlatList<Place>()

    deinit {
      scalars.deallocate()
      syllables.deallocate()
      letters.deallocate()
      forms.deallocate()
    }

    func removeAll() {
      scalars.removeAll()
      syllables.removeAll()
      letters.removeAll()
      forms.removeAll()
    }

    /// Adds a form unless it is there.
    func addForm(_ form: Place) {
      for other in forms.items
      where equalBytes(reading(other), reading(form)) && equalBytes(initials(other), initials(form))
      { return }
      forms.append(form)
    }

    func reading(_ form: Place) -> UnsafeRawBufferPointer { bytes(form.start, form.middle) }
    func initials(_ form: Place) -> UnsafeRawBufferPointer { bytes(form.middle, form.end) }

    private func bytes(_ start: Int, _ end: Int) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(
        start: letters.items.baseAddress.map { UnsafeRawPointer($0 + start) }, count: end - start)
    }
  }
}
