import CGraphviz
import Synchronization

/// What Graphviz says while it works, collected instead of printed: it may quote names of people.
///
/// Graphviz takes one C function for the whole process and hands it the text in pieces ("Error: ",
/// then the rest).
enum GraphvizMessages {
  private static let text = Mutex("")
  /// Enough to tell what went wrong; one bad label can repeat its complaint for every node.
  private static let bytesMax = 16_384

  static func listen() {
    agseterr(AGWARN)
    agseterrf { piece in
      guard let piece else { return 0 }
      let said = String(cString: piece)
      GraphvizMessages.text.withLock { if $0.utf8.count < GraphvizMessages.bytesMax { $0 += said } }
      return 0
    }
  }

  /// What was said since the last call.
  static func take() -> String {
    text.withLock { text in
      defer { text = "" }
      return text
    }
  }
}
