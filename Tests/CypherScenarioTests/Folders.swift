import Foundation
import Scenarios

/// Where the scenarios lie: openCypher's beside the repository, our own in it.
enum Folders {
  static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// `GUANXI_TCK`, or `../shared/tck` beside the repository.
  static let openCypher: URL = {
    if let path = ProcessInfo.processInfo.environment["GUANXI_TCK"] {
      return URL(fileURLWithPath: path)
    }
    let repository = tests.deletingLastPathComponent().deletingLastPathComponent()
    return repository.deletingLastPathComponent().appendingPathComponent("shared/tck")
  }()

  /// Whether openCypher's scenarios are there; says so on standard output where they are not.
  static let hasOpenCypher: Bool = {
    let there = FileManager.default.fileExists(
      atPath: openCypher.appendingPathComponent("features").path)
    if !there {
      print("openCypher's scenarios are not at \(openCypher.path): their tests are left out")
    }
    return there
  }()

  /// openCypher's files, read once; empty where they are not there or cannot be read, which a test
  /// of its own reports.
  static let openCypherFolder = hasOpenCypher ? try? ScenarioFolder(openCypher) : nil
  static let ownFolder = try? ScenarioFolder(tests)
}
