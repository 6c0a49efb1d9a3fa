/// A line that is being typed, and where the cursor stands in it. Knows no terminal.
struct LineBuffer: Equatable {
  private(set) var characters: [Character] = []
  /// Characters before the cursor.
  private(set) var cursor = 0
  /// What was cut last.
  private(set) var cutText: [Character] = []

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  var textBeforeCursor: String { String(characters[..<cursor]) }
  var isEmpty: Bool { characters.isEmpty }

  /// Takes another text, the cursor behind it.
  mutating func replace(by text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  mutating func insert(_ text: String) {
    // Joined anew: a combining mark belongs to the character before it.
    let before = String(characters[..<cursor]) + text
    let rest = characters[cursor...]
    characters = Array(before)
    cursor = characters.count
    characters += rest
  }

  /// Puts a text in place of the last characters before the cursor.
  mutating func complete(replacing count: Int, by text: String) {
    let start = max(0, cursor - count)
    characters.removeSubrange(start..<cursor)
    cursor = start
    insert(text)
  }

  // MARK: - Moving

  mutating func moveLeft() { cursor = max(0, cursor - 1) }
  mutating func moveRight() { cursor = min(characters.count, cursor + 1) }
  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = characters.count }
  mutating func moveWordLeft() { cursor = wordStart }
  mutating func moveWordRight() { cursor = wordEnd }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  private var wordStart: Int {
    var at = cursor
    while at > 0, !Self.isWord(characters[at - 1]) { at -= 1 }
    while at > 0, Self.isWord(characters[at - 1]) { at -= 1 }
    return at
  }

  private var wordEnd: Int {
    var at = cursor
    while at < characters.count, !Self.isWord(characters[at]) { at += 1 }
    while at < characters.count, Self.isWord(characters[at]) { at += 1 }
    return at
  }

  // MARK: - Deleting

  mutating func deleteBefore() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteAfter() {
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  mutating func cutToEnd() { cut(cursor..<characters.count) }
  mutating func cutToStart() { cut(0..<cursor) }
  mutating func cutWordAfter() { cut(cursor..<wordEnd) }

  /// Back to the blank before the last word, as a shell does.
  mutating func cutWordBefore() {
    var at = cursor
    while at > 0, characters[at - 1].isWhitespace { at -= 1 }
    while at > 0, !characters[at - 1].isWhitespace { at -= 1 }
    cut(at..<cursor)
  }

  private mutating func cut(_ range: Range<Int>) {
    if range.isEmpty { return }
    cutText = Array(characters[range])
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  mutating func paste() { insert(String(cutText)) }
}
