import Foundation
import Synchronization

/// A line of progress on a terminal: after half a second, gone without a trace at the end. Any
/// thread may tell how far it is.
final class ProgressLine: Sendable {
  private let title: String
  private let start = Date()
  /// The per cent that stand on the terminal; -1 for none.
  private let shown = Mutex(-1)

  init(_ title: String) { self.title = title }

  /// - Parameter share: how much is done, 0…1.
  func show(_ share: Double) {
    guard Terminal.isWatched, Date().timeIntervalSince(start) > 0.5 else { return }
    let percent = Int(min(max(share, 0), 1) * 100)
    shown.withLock { shown in
      guard percent > shown else { return }
      shown = percent
      let filled = percent * 3 / 10
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      FileHandle.standardError.write(Data("\r\(title) \(bar) \(percent) %\u{1B}[K".utf8))
    }
  }

  func clear() {
    shown.withLock { shown in
      if shown >= 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
      shown = -1
    }
  }
}
