/// What an import read, and what it could not.
public struct ImportReport: Sendable {
  /// A row that became nothing, and why. The reason holds no cell of the data.
  public struct Reject: Sendable, Hashable {
    public var file: String
    /// As a spreadsheet counts: the header, where there is one, is row 1.
    public var row: UInt32
    public var reason: String

    public init(file: String, row: UInt32, reason: String) {
      self.file = file
      self.row = row
      self.reason = reason
    }
  }

  /// One file that was read.
  public struct File: Sendable, Hashable {
    public var name: String
    /// Rows of data: neither header nor blank lines nor comments.
    public var rows: Int
    public var bytes: Int
    public var encoding: String
  }

  public var files: [File] = []
  public var rejects: [Reject] = []
  /// Things a person should know that stopped nothing.
  public var warnings: [String] = []

  public init() {}
}
