import Glibc

/// What the command knows of the terminal it runs in.
enum Terminal {
  /// Whether answers go to a person.
  static let isInteractive = isatty(STDOUT_FILENO) == 1
  /// Whether progress and complaints go to a person.
  static let isWatched = isatty(STDERR_FILENO) == 1

  /// Columns of the window, 100 where nobody knows.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 100
  }

  /// A line on standard error.
  static func say(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// A complaint on standard error.
  static func complain(_ text: String) { say("guanxi: \(text)") }

  /// Makes a write to a reader that went away fail, where it would end the program.
  static func outliveReaders() { signal(SIGPIPE, SIG_IGN) }

  /// Text on standard output; a reader that went away ends the program quietly.
  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Bytes of a text on standard output, as ``print(_:)`` writes it.
  static func print(bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { write($0, to: STDOUT_FILENO) }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
    var at = 0
    while at < bytes.count {
      let written = Glibc.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { exit(0) }
        return
      }
      at += written
    }
  }
}
