import Foundation

/// A line of progress on a terminal: after half a second, gone without a trace at the end.
final class ProgressLine {
  private let title: String
  private let start = Date()
  private var isShown = false

  init(_ title: String) { self.title = title }

  /// - Parameter share: how much is done, 0…1.
  func show(_ share: Double) {
    guard Terminal.isWatched, Date().timeIntervalSince(start) > 0.5 else { return }
    isShown = true
    let filled = Int(share * 30)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    FileHandle.standardError.write(Data("\r\(title) \(bar) \(Int(share * 100)) %\u{1B}[K".utf8))
  }

  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
