import Declarations
import Foundation
import GraphRendering
import Testing

/// Files kept beside the code, compared byte for byte, and rewritten where
/// `GUANXI_REWRITE_GOLDENS=1`.
enum Golden {
  static let isRewriting =
    ProcessInfo.processInfo.environment["GUANXI_REWRITE_GOLDENS"] == "1"

  /// The root of the project.
  static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let gallery = home.appendingPathComponent("Visuals/gallery")

  static func theme(_ name: String) throws -> Theme {
    let file = home.appendingPathComponent("Visuals/themes/\(name).yaml")
    return try Theme.parse(String(contentsOf: file, encoding: .utf8), file: file.path)
  }

  static func check(_ bytes: [UInt8], _ name: String) throws {
    let file = gallery.appendingPathComponent(name)
    if isRewriting { return try Data(bytes).write(to: file) }
    let kept = try Data(contentsOf: file)
    guard kept != Data(bytes) else { return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let keptLines = String(decoding: kept, as: UTF8.self).split(separator: "\n")
    let first = zip(lines, keptLines).enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name) differs from its golden, first in line \((first?.offset ?? 0) + 1):
      kept  \(first?.element.1 ?? "(end)")
      drawn \(first?.element.0 ?? "(end)")
      GUANXI_REWRITE_GOLDENS=1 rewrites it.
      """)
  }
}
