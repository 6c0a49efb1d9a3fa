/// One `.feature` file as it stands, outlines already expanded by their examples.
public struct Feature: Sendable {
  public var name: String
  public var scenarios: [FeatureScenario]
}

/// A scenario's name, tags and steps; the steps of a Background come first.
public struct FeatureScenario: Sendable {
  public var name: String
  public var tags: [String]
  /// Which line of which example made it, from one; nil outside outlines.
  public var example: Int?
  public var line: Int
  public var steps: [FeatureStep]
}

/// One step with what hangs below it: a table or a text between triple quotes.
public struct FeatureStep: Sendable {
  public var text: String
  public var table: [[String]]?
  public var document: String?
  public var line: Int
}

/// A `.feature` file that cannot be read: which line, what was found.
public struct FeatureError: Error, CustomStringConvertible {
  public var line: Int
  public var problem: String
  public var description: String { "line \(line): \(problem)" }
}
