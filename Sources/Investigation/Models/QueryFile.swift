import Declarations
import Foundation

/// A file of `Queries/`: a query with the header that says what it is for.
///
/// Reading checks the header, not the query: ``CypherModel`` and the tests do that.
public struct QueryFile: Sendable {
  public enum Content: Sendable {
    case model(ModelHeader)
    case question(QuestionHeader)
  }

  /// The file, as errors name it.
  public let path: String
  public let id: String
  public let title: BilingualText
  /// In the order of the header.
  public let parameters: [QueryParameter]
  public let content: Content
  /// The whole text, header and query, as a Cypher client runs it.
  public let text: String

  /// Reads a model's file.
  ///
  /// - Throws: ``DeclarationError`` that names line and field.
  public static func model(_ text: String, path: String) throws(DeclarationError) -> QueryFile {
    let header = try QueryHeader(text, file: path, known: ModelHeader.fields)
    return try QueryFile(text, path, header, .model(ModelHeader(header)))
  }

  /// Reads a saved question's file.
  ///
  /// - Throws: ``DeclarationError`` that names line and field.
  public static func question(_ text: String, path: String) throws(DeclarationError) -> QueryFile {
    let header = try QueryHeader(text, file: path, known: QuestionHeader.fields)
    return try QueryFile(text, path, header, .question(QuestionHeader(header)))
  }

  private init(
    _ text: String, _ path: String, _ header: QueryHeader, _ content: Content
  ) throws(DeclarationError) {
    self.path = path
    self.text = text
    self.content = content
    let id = try header.required("id")
    let name = (path as NSString).lastPathComponent
    // A name tells what a file is before it is opened.
    guard name == "\(id.value).cypher" || name.hasPrefix("\(id.value)-") else {
      throw header.error(
        id, "the file is called ‘\(name)’, expected a name that begins with the id")
    }
    self.id = id.value
    title = BilingualText(
      en: try header.required("title").value, zh: try header.required("title-zh").value)
    parameters = try header.parameters()
  }

  /// What a model's header says; nil for a question.
  public var model: ModelHeader? { if case .model(let header) = content { header } else { nil } }

  /// What a question's header says; nil for a model.
  public var question: QuestionHeader? {
    if case .question(let header) = content { header } else { nil }
  }
}

/// What the header of a saved question says beside id, title and parameters.
public struct QuestionHeader: Sendable, Hashable {
  static let fields = ["id", "title", "title-zh", "question", "params", "param", "returns"]

  /// The question in words.
  public let question: String
  /// The columns in their order, each with what it holds.
  public let returns: [Column]

  public struct Column: Sendable, Hashable {
    public var name: String
    public var kind: String
  }

  init(_ header: QueryHeader) throws(DeclarationError) {
    question = try header.required("question").value
    _ = try header.required("params")
    let returns = try header.required("returns")
    self.returns = try header.pairs(returns, "expected ‘column Type, column Type …’").map {
      Column(name: $0.0, kind: $0.1)
    }
  }
}

extension QueryHeader {
  /// `name Kind, name Kind …`.
  func pairs(
    _ field: Field, _ expected: String
  ) throws(DeclarationError) -> [(String, String)] {
    var found: [(String, String)] = []
    for part in field.value.split(separator: ",") {
      let words = part.split(separator: " ").map { String($0) }
      guard words.count == 2, !found.contains(where: { $0.0 == words[0] }) else {
        throw error(field, expected)
      }
      found.append((words[0], words[1]))
    }
    return found
  }
}
