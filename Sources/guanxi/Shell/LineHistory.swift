import Foundation

/// The statements typed before, oldest first, in a file that nobody but its owner may read.
///
/// Statements may hold names of people, so the file lies in the user's own state folder and never
/// in a workspace, which is handed on; nothing is kept with `--no-history`, and nothing of a line
/// that begins with a blank.
struct LineHistory {
  static let entriesMax = 1_000

  private(set) var entries: [String] = []
  /// Nil where nothing is kept.
  private let path: String?

  /// - Parameter path: made where there is none.
  init(path: String?) {
    self.path = path
    guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    entries = text.split(separator: "\n").suffix(Self.entriesMax).map { Self.unescaped($0) }
  }

  /// `$XDG_STATE_HOME/guanxi/history`, or `~/.local/state/guanxi/history`.
  static var standardPath: String? {
    let environment = ProcessInfo.processInfo.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      return state + "/guanxi/history"
    }
    return environment["HOME"].map { $0 + "/.local/state/guanxi/history" }
  }

  mutating func add(_ entry: String) {
    guard !entry.allSatisfy(\.isWhitespace), entry.first?.isWhitespace != true,
      entry != entries.last
    else { return }
    entries.append(entry)
    if entries.count > Self.entriesMax { entries.removeFirst(entries.count - Self.entriesMax) }
  }

  /// Writes the file anew. What cannot be written is lost without a word: it is a convenience.
  func save() {
    guard let path else { return }
    let folder = (path as NSString).deletingLastPathComponent
    let files = FileManager.default
    try? files.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let text = entries.map { Self.escaped($0) + "\n" }.joined()
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
    guard
      files.createFile(
        atPath: temporary, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { return }
    if rename(temporary, path) != 0 { unlink(temporary) }
  }

  private static func escaped(_ entry: String) -> String {
    entry.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  private static func unescaped(_ line: Substring) -> String {
    var text = ""
    var isEscaped = false
    for character in line {
      if isEscaped {
        text.append(character == "n" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }

  /// The newest entry before a place that holds a text.
  func search(_ text: String, before place: Int) -> Int? {
    entries[..<min(max(place, 0), entries.count)].lastIndex { $0.contains(text) }
  }
}
