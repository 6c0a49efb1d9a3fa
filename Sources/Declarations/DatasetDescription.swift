import Foundation

/// What `dataset.yaml` says of the folder it lies in: where the records come from and how to read
/// them.
///
/// ```yaml
/// name: linjiang
/// title: The county of Linjiang
/// title-zh: 临江县
/// invented: true
/// mapping: county-records
/// asOf: 2024-12-31
/// files:
///   persons.csv: {rows: 120}
/// ```
public struct DatasetDescription: Sendable, Equatable {
  /// What a file of the dataset is expected to be.
  public struct File: Sendable, Hashable {
    public var name: String
    /// Rows of data, without the header.
    public var rows: Int?
    /// 64 lower-case hexadecimal digits.
    public var sha256: String?

    public init(name: String, rows: Int? = nil, sha256: String? = nil) {
      self.name = name
      self.rows = rows
      self.sha256 = sha256
    }
  }

  public var name: String?
  public var title: BilingualText?
  public var licence: String?
  /// Addresses of where the records were taken from.
  public var sources: [String] = []
  /// Every name in it is made up, so nobody's data is at stake.
  public var isInvented = false
  /// The name of a shipped mapping, or a path beside the description.
  public var mapping: String?
  /// The ISO date as of which the records hold.
  public var asOf: String?
  /// The seed a generated dataset was made from.
  public var seed: Int?
  /// The command that made it.
  public var generator: String?
  /// In the order of the file.
  public var files: [File] = []
  /// References by the role their bearers play in models; they add to those of the mapping.
  public var bodies: [String: [String]] = [:]
  /// A sentence to stand beside everything drawn from the dataset.
  public var notice: BilingualText?
  /// The YAML it was read from, to be kept with what was imported.
  public var text = ""

  /// What holds of a folder that describes nothing: real data.
  public static let undeclared = DatasetDescription()

  public init() {}
}
