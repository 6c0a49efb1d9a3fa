import CypherSyntax
import Glibc

/// Reads a line that a person types: arrows, Ctrl-A, E, B, F, K, U, W, Y, L, word by word with Alt,
/// the history with up and down, Ctrl-R to search it, Tab to complete.
///
/// The line stays on one row of the terminal and slides where it is too long for it.
final class LineEditor {
  enum Outcome: Equatable {
    case line(String)
    /// Ctrl-C: what was typed is to be forgotten.
    case cancelled
    /// Ctrl-D on an empty line, or a terminal that went away.
    case closed
  }

  private let keys: KeyReader
  private let write: (String) -> Void
  private let width: () -> Int
  var history: LineHistory
  /// What may stand in place of the last characters before the cursor.
  var completions: (_ textBeforeCursor: String) -> Completion = { _ in .none }

  private var buffer = LineBuffer()
  private var prompt = ""
  /// Where in the history the line stands; its end for a new one.
  private var place = 0
  /// The new line, while an old one is shown.
  private var draft = ""

  init(
    history: LineHistory, keys: KeyReader = .standardInput,
    write: @escaping (String) -> Void = { Terminal.print($0) },
    width: @escaping () -> Int = { Terminal.width }
  ) {
    self.history = history
    self.keys = keys
    self.write = write
    self.width = width
  }

  /// Reads one line; the terminal must give its keys one by one.
  func read(prompt: String) -> Outcome {
    self.prompt = prompt
    buffer = LineBuffer()
    place = history.entries.count
    draft = ""
    draw()
    while true {
      let key = keys.key()
      if let outcome = take(key) {
        write("\r\n")
        return outcome
      }
      draw()
    }
  }

  private func take(_ key: Key) -> Outcome? {
    switch key {
    case .enter: return .line(buffer.text)
    case .closed: return .closed
    case .control("c"): return .cancelled
    case .control("d"):
      if buffer.isEmpty { return .closed }
      buffer.deleteAfter()
    case .control("r"): return searchHistory()
    case .tab: complete()
    case .up, .control("p"): recall(place - 1)
    case .down, .control("n"): recall(place + 1)
    case .control("l"): write("\u{1B}[H\u{1B}[2J")
    default: Self.edit(&buffer, key)
    }
    return nil
  }

  private static func edit(_ buffer: inout LineBuffer, _ key: Key) {
    switch key {
    case .text(let text): buffer.insert(text)
    case .left, .control("b"): buffer.moveLeft()
    case .right, .control("f"): buffer.moveRight()
    case .home, .control("a"): buffer.moveToStart()
    case .end, .control("e"): buffer.moveToEnd()
    case .wordLeft: buffer.moveWordLeft()
    case .wordRight: buffer.moveWordRight()
    case .backspace: buffer.deleteBefore()
    case .delete: buffer.deleteAfter()
    case .cutWordAfter: buffer.cutWordAfter()
    case .control("k"): buffer.cutToEnd()
    case .control("u"): buffer.cutToStart()
    case .control("w"): buffer.cutWordBefore()
    case .control("y"): buffer.paste()
    default: break
    }
  }

  // MARK: - History

  private func recall(_ at: Int) {
    guard (0...history.entries.count).contains(at), at != place else { return }
    if place == history.entries.count { draft = buffer.text }
    place = at
    buffer.replace(by: at == history.entries.count ? draft : history.entries[at])
  }

  /// Searches backwards while a text is typed; Ctrl-R again goes further back, Enter takes the
  /// line, Ctrl-G or Ctrl-C leaves it as it was, any other key goes on editing.
  private func searchHistory() -> Outcome? {
    let before = buffer
    var wanted = ""
    var found: Int?
    while true {
      let shown = found.map { history.entries[$0] } ?? ""
      draw(prompt: "search ‘\(wanted)’: ", LineBuffer(shown))
      let key = keys.key()
      switch key {
      case .text(let text):
        wanted += text
        found = history.search(wanted, before: found.map { $0 + 1 } ?? history.entries.count)
      case .backspace:
        wanted = String(wanted.dropLast())
        found = wanted.isEmpty ? nil : history.search(wanted, before: history.entries.count)
      case .control("r"):
        found = history.search(wanted, before: found ?? history.entries.count) ?? found
      case .control("g"), .control("c"), .escape:
        buffer = before
        return nil
      default:
        if let found {
          place = found
          buffer.replace(by: history.entries[found])
        }
        return take(key)
      }
    }
  }

  // MARK: - Completion

  private func complete() {
    let completion = completions(buffer.textBeforeCursor)
    guard !completion.candidates.isEmpty else { return write("\u{7}") }
    let common = completion.commonPrefix
    if completion.candidates.count == 1 || common.count > completion.replacing {
      return buffer.complete(replacing: completion.replacing, by: common)
    }
    let shown = completion.candidates.prefix(100)
    let more = completion.candidates.count - shown.count
    write("\r\n" + shown.joined(separator: "  ") + (more > 0 ? "  … \(more) more" : "") + "\r\n")
  }

  // MARK: - Drawing

  private func draw() { draw(prompt: prompt, buffer) }

  /// Draws the part of the line around the cursor.
  private func draw(prompt: String, _ buffer: LineBuffer) {
    let cells = buffer.characters.map { Self.cell($0) }
    let widths = cells.map { DisplayWidth.of($0) }
    let room = max(width() - DisplayWidth.of(prompt) - 1, 8)
    var start = 0
    var used = widths[..<buffer.cursor].reduce(0, +)
    while used > room {
      used -= widths[start]
      start += 1
    }
    let column = DisplayWidth.of(prompt) + used
    var end = buffer.cursor
    while end < cells.count, used + widths[end] <= room {
      used += widths[end]
      end += 1
    }
    let move = column > 0 ? "\u{1B}[\(column)C" : ""
    write("\r" + prompt + cells[start..<end].joined() + "\u{1B}[K\r" + move)
  }

  /// A character on its one row: a line end as a sign, a control character as another.
  private static func cell(_ character: Character) -> String {
    if character == "\n" { return "⏎" }
    return CellText.visible(String(character))
  }
}
