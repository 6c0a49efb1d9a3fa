import Declarations
import Foundation

/// The queries of a folder: saved questions in `questions`, detection models in `models/<FAMILY>`.
///
/// The shipped one lies beside the ontology and the mappings and is found from everywhere.
public struct QueryLibrary: Sendable {
  /// In the order of their ids.
  public let models: [QueryFile]
  public let questions: [QueryFile]

  /// The library the product ships with; read once.
  public static func shipped() throws(DeclarationError) -> QueryLibrary {
    try read.get()
  }

  private static let read = Result { () throws(DeclarationError) in
    try QueryLibrary(folder: ProjectResources.url("Queries"))
  }

  /// - Throws: ``DeclarationError`` for a file with a faulty header, or a second one of an id.
  public init(folder: URL) throws(DeclarationError) {
    models = try Self.files(folder.appendingPathComponent("models"), QueryFile.model)
    questions = try Self.files(folder.appendingPathComponent("questions"), QueryFile.question)
  }

  /// The saved question of a slug.
  ///
  /// - Throws: ``InvestigationError`` with the nearest one.
  public func question(_ slug: String) throws(InvestigationError) -> QueryFile {
    if let found = questions.first(where: { $0.id == slug }) { return found }
    throw InvestigationError(
      .noSuchQuestion, "there is no saved question ‘\(slug)’",
      hint: nearest(slug, among: questions.map(\.id)).map { "did you mean ‘\($0)’?" }
        ?? "there are \(questions.map(\.id).joined(separator: ", "))")
  }

  /// The file of a model; nil where the model has none.
  public func model(_ id: String) -> QueryFile? { models.first { $0.id == id } }

  private static func files(
    _ folder: URL, _ read: (String, String) throws(DeclarationError) -> QueryFile
  ) throws(DeclarationError) -> [QueryFile] {
    var found: [QueryFile] = []
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in (names ?? []).sorted() where name.hasSuffix(".cypher") {
      let path = folder.appendingPathComponent(name).path
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw DeclarationError(.malformed, "not a text in UTF-8", file: path)
      }
      let file = try read(text, path)
      if let first = found.first(where: { $0.id == file.id }) {
        throw DeclarationError(
          .invalid, "a second query ‘\(file.id)’", file: path, hint: "the first is \(first.path)")
      }
      found.append(file)
    }
    return found.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
