import Glibc

/// Takes the terminal key by key, and gives it back as it was.
///
/// Keys come unchanged also while a statement runs, so that what is typed ahead is there for the
/// next line; only Ctrl-C is a signal then.
struct RawTerminal {
  private let before: termios

  /// Nil where standard input is no terminal.
  init?() {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    before = settings
    takeKeys()
  }

  /// For a line that is being typed: every key is a key.
  func takeKeys() { set(hasSignals: false) }

  /// For a statement that runs: Ctrl-C stops it.
  func takeSignals() { set(hasSignals: true) }

  private func set(hasSignals: Bool) {
    var settings = before
    settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN)
    if !hasSignals { settings.c_lflag &= ~tcflag_t(ISIG) }
    settings.c_cflag |= tcflag_t(CS8)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }

  func restore() {
    var settings = before
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
  }
}
