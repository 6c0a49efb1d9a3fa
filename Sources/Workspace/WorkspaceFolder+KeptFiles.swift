import GRDB

extension WorkspaceFolder {
  /// The names of the kept sources in the order they were kept, each once.
  public func sourceNames() throws(WorkspaceError) -> [String] {
    var seen: Set<[UInt8]> = []
    return try sourceList().map(\.name).filter { seen.insert(Array($0.utf8)).inserted }
  }

  /// Where a source is kept, by its name as it was imported or by the SHA-256 of its content; nil
  /// where none is. Of several of one name it is the one that was kept last.
  ///
  /// - Throws: where the kept file is not what was kept.
  /// *Complexity:* O(bytes): the content is hashed.
  public func keptFile(named name: String) throws(WorkspaceError) -> String? {
    let found = try sourceList().last {
      $0.name.utf8.elementsEqual(name.utf8) || $0.sha256.utf8.elementsEqual(name.utf8)
    }
    guard let found else { return nil }
    try sources.check(found.sha256)
    return sources.path(found.sha256)
  }
}
