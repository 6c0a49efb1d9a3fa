import Foundation

/// An invented county in the county-records layout, the same bytes for the same two numbers.
///
/// ```swift
/// try County(persons: 2000, seed: 7).write(to: folder)
/// ```
///
/// Three generations of families, public bodies and their officials, companies and who holds them,
/// tenders, bids, police cases and phone contacts; among them planted ties between officials and
/// winners, and innocent look-alikes, both named in `truth.csv`. No tie but the planted ones makes
/// a row of the definitions q5, q5t, q6 or q10 true.
///
/// Everything is invented: region codes start with 99, mobile numbers with 100, network addresses
/// with 10. None of these is issued to anybody, while every check character is right.
///
/// Complexity: O(persons) time; about 100 bytes of memory a person.
/// Determinism: integers only, one random stream a stage, no hash order.
public struct County: Sendable {
  public let persons: Int
  public let seed: UInt64

  /// - Parameter persons: 500 to 5,000,000.
  public init(persons: Int, seed: UInt64) {
    precondition(Self.sizes.contains(persons), "a county has 500 to 5,000,000 persons")
    self.persons = persons
    self.seed = seed
  }

  /// How many persons a county may have.
  public static let sizes = 500...5_000_000

  /// Writes the fourteen files of the layout and `truth.csv`; the folder is made where missing.
  @discardableResult
  public func write(to folder: URL) throws -> [WrittenFile] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let records = CountyRecords(persons: persons, seed: seed)
    return try records.writePeople(to: folder) + records.writeBusiness(to: folder)
      + records.writeEvents(to: folder)
  }

  /// Writes the files and the `dataset.yaml` that declares them.
  @discardableResult
  public func writeDataset(to folder: URL) throws -> [WrittenFile] {
    let files = try write(to: folder)
    let text = DatasetDeclaration(county: self, files: files).text
    try Data(text.utf8).write(to: folder.appendingPathComponent("dataset.yaml"))
    return files
  }
}
