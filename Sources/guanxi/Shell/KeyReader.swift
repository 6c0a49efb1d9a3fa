import Glibc

/// What was pressed.
enum Key: Equatable {
  case text(String)
  case enter, tab, escape
  case left, right, up, down, home, end
  case wordLeft, wordRight
  case backspace, delete, cutWordAfter
  /// A letter together with Ctrl, in lower case.
  case control(Character)
  /// Nobody types any more.
  case closed
  case unknown
}

/// Reads keys from the bytes of a terminal.
struct KeyReader: Sendable {
  /// The next byte; nil at the end. With a wait in milliseconds also nil where none comes in time.
  let next: @Sendable (_ wait: Int32?) -> UInt8?

  /// Reads the terminal on standard input.
  static let standardInput = KeyReader { wait in
    var poll = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while true {
      if let wait {
        let count = Glibc.poll(&poll, 1, wait)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return nil }
      }
      var byte: UInt8 = 0
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }

  /// How long the rest of an arrow key may take.
  private static let patience: Int32 = 50

  func key() -> Key {
    guard let byte = next(nil) else { return .closed }
    switch byte {
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x7F, 0x08: return .backspace
    case 0x1B: return escaped()
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x00..<0x20: return .unknown
    default: return text(byte)
    }
  }

  /// A character of several bytes.
  private func text(_ first: UInt8) -> Key {
    let count = first < 0x80 ? 0 : first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : -1
    guard count >= 0 else { return .unknown }
    var bytes = [first]
    for _ in 0..<count {
      guard let byte = next(Self.patience) else { return .unknown }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return .unknown }
    return .text(text)
  }

  private func escaped() -> Key {
    guard let byte = next(Self.patience) else { return .escape }
    switch byte {
    case UInt8(ascii: "["): return sequence()
    case UInt8(ascii: "O"): return next(Self.patience).map { Self.key(final: $0, "") } ?? .unknown
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return .wordLeft
    case UInt8(ascii: "f"), UInt8(ascii: "F"): return .wordRight
    case UInt8(ascii: "d"), UInt8(ascii: "D"): return .cutWordAfter
    default: return .unknown
    }
  }

  private func sequence() -> Key {
    var parameters = ""
    while let byte = next(Self.patience), parameters.utf8.count < 16 {
      if (0x40...0x7E).contains(byte) { return Self.key(final: byte, parameters) }
      parameters.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return .unknown
  }

  private static func key(final: UInt8, _ parameters: String) -> Key {
    // With Ctrl or Alt arrows go by words.
    let isByWord = parameters.hasSuffix(";5") || parameters.hasSuffix(";3")
    switch Character(Unicode.Scalar(final)) {
    case "A": return .up
    case "B": return .down
    case "C": return isByWord ? .wordRight : .right
    case "D": return isByWord ? .wordLeft : .left
    case "H": return .home
    case "F": return .end
    case "~":
      switch parameters {
      case "1", "7": return .home
      case "4", "8": return .end
      case "3": return .delete
      default: return .unknown
      }
    default: return .unknown
    }
  }
}
