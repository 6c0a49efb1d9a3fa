import Foundation

/// A CSV file with the answer to one query, to be compared byte for byte.
enum AnswerFile {
  static func write(_ text: String, to folder: String, _ query: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/\(query).csv", atomically: true, encoding: .utf8)
  }
}
