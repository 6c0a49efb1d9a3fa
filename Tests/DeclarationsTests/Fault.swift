import Declarations
import Testing

/// A text with one fault, and what is to be said about it.
///
/// The line of the fault ends with the comment `#!`; a text without it has no line to name.
struct Fault: Sendable, CustomTestStringConvertible {
  let id: String
  let yaml: String
  let message: String

  init(_ id: String, _ yaml: String, _ message: String) {
    self.id = id
    self.yaml = yaml
    self.message = message
  }

  var testDescription: String { id }

  /// The whole text of the complaint.
  var expected: String {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.hasSuffix("#!") }
    return "f.yaml:" + (line.map { "\($0 + 1): " } ?? " ") + message
  }

  /// Checks that reading the text ends in exactly that complaint.
  func expectComplaint(
    sourceLocation: SourceLocation = #_sourceLocation, _ read: (String) throws -> Void
  ) {
    do {
      try read(yaml)
      Issue.record("\(id): nothing was found wrong", sourceLocation: sourceLocation)
    } catch let error as DeclarationError {
      #expect(error.description == expected, sourceLocation: sourceLocation)
    } catch {
      Issue.record("\(id): \(error)", sourceLocation: sourceLocation)
    }
  }
}
