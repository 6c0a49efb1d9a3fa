import Foundation
import Scenarios

/// The list of known failures beside these tests.
enum Ratchets {
  static func read() throws -> Ratchet {
    let file = Folders.tests.appendingPathComponent("ratchet.txt")
    return try Ratchet(String(contentsOf: file, encoding: .utf8))
  }
}
