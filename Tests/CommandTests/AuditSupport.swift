import Foundation

@testable import Workspace

/// Workspaces of the shipped datasets that no test has read from yet; each test takes a copy.
enum Unread {
  /// Invented people.
  static let county = Result { try imported(["county"]) }
  /// Real people.
  static let contracts = Result { try imported(["uk-covid-contracts"]) }
  /// Both.
  static let mixed = Result { try imported(["county", "uk-covid-contracts"]) }

  private static let folder: String = {
    atexit { try? FileManager.default.removeItem(atPath: Unread.root) }
    return root
  }()
  private static let root =
    FileManager.default.temporaryDirectory.path + "/guanxi-unread-\(getpid())"

  private static func imported(_ names: [String]) throws -> String {
    let place = "\(folder)/\(names.joined(separator: "-")).gx"
    for name in names {
      let run = try Guanxi.run("import", "\(Guanxi.home)/Datasets/\(name)", "-w", place)
      guard run.status == 0 else { throw CocoaError(.fileReadUnknown) }
    }
    return place
  }
}

/// What is read in a workspace, by every verb that shows somebody.
enum Reads {
  /// - Parameter folder: where those that write files put them.
  static func all(into folder: String) throws -> [[String]] {
    let list = "\(folder)/list.txt"
    try "Matt Hancock\n".write(toFile: list, atomically: false, encoding: .utf8)
    return [
      ["link", "Matt Hancock", "Topwood"],
      ["link", "Matt Hancock", "Topwood", "--format", "table"],
      ["link", "Matt Hancok", "Topwood"],
      ["link", "--from", list, "--to", list],
      ["scan", "KIN-00S"], ["scan", "KIN-00S", "--format", "table"],
      ["scan", "KIN-00S", "--format", "json", "--save", "--all-states"],
      ["draw", "--scan", "KIN-00S", "-o", "\(folder)/out.dot"],
      ["draw", "--link", "Matt Hancock", "Topwood", "-o", "\(folder)/out.svg"],
      ["draw", "--link", "Matt Hancok", "Topwood", "-o", "\(folder)/out.pdf"],
      ["export", "--as", "graphml", "-o", "\(folder)/out.graphml"],
      ["export", "--as", "csv", "-o", "\(folder)/out-csv"],
    ]
  }
}
