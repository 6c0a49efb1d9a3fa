/// Where LOAD CSV finds files: the sources that the workspace keeps, and nothing else.
///
/// A door implements it over its workspace. Text of a query never opens a path or an address of its
/// own.
public protocol CSVSourceProvider: AnyObject, Sendable {
  /// Names of the kept sources, in the order they were kept.
  func sourceNames() throws -> [String]

  /// Where a source is kept, by its name or by the hash of its content; nil where none is.
  func path(ofSource name: String) throws -> String?
}
