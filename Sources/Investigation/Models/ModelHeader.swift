import Declarations

/// What the header of a detection model says beside id, title and parameters.
public struct ModelHeader: Sendable, Hashable {
  static let fields = [
    "id", "version", "status", "supersedes", "owner", "title", "title-zh", "severity", "escalate",
    "roles", "third-parties", "param", "needs", "identity", "innocent", "explain", "source",
    "fixtures", "portable",
  ]

  public enum Status: String, Sendable, Hashable, CaseIterable { case draft, trial, live, retired }

  /// Who plays a part in a result.
  public struct Role: Sendable, Hashable {
    public var name: String
    public var label: String
  }

  /// How complete the ties of a type must be for a result to mean anything.
  public struct Need: Sendable, Hashable {
    public var type: String
    public var coverage: Double
  }

  public let version: Int
  public let status: Status
  /// The id of the model whose place this one takes.
  public let supersedes: String?
  public let owner: String?
  /// `red` or `yellow`.
  public let severity: String
  /// When the severity rises.
  public let escalation: String?
  public let roles: [Role]
  /// Roles whose bearers are third parties: masked wherever results leave the program.
  public let thirdParties: Set<String>
  public let needs: [Need]
  /// The evidence tier that a role's identity must reach; nil for none.
  public let identity: String?
  /// What may lie behind a result and be in order.
  public let innocent: String
  /// The finding in a sentence, roles and values in braces.
  public let explanation: BilingualText
  public let source: String
  /// Files in the folder of the model's id.
  public let fixtures: [String]
  /// Whether the query keeps to the Cypher that other systems run.
  public let isPortable: Bool

  init(_ header: QueryHeader) throws(DeclarationError) {
    let version = try header.required("version")
    guard let number = Int(version.value), number > 0 else {
      throw header.error(version, "expected a whole number from 1 on")
    }
    self.version = number
    status = Status(
      rawValue: try header.word("status", of: Status.allCases.map(\.rawValue)))!
    supersedes = try header.field("supersedes")?.value
    owner = try header.field("owner")?.value
    severity = try header.word("severity", of: ["red", "yellow"])
    escalation = try header.field("escalate")?.value
    let roles = try header.pairs(header.required("roles"), "expected ‘role Label, role Label …’")
      .map { Role(name: $0.0, label: $0.1) }
    self.roles = roles
    thirdParties = try Self.thirdParties(header, roles)
    needs = try Self.needs(header)
    let identity = try header.required("identity").value
    self.identity = identity == "none" ? nil : identity
    innocent = try header.required("innocent").value
    explanation = try Self.explanation(header)
    source = try header.required("source").value
    fixtures = try header.required("fixtures").value.split(separator: " ").map { String($0) }
    isPortable = try header.word("portable", of: ["yes", "no"]) == "yes"
  }

  private static func thirdParties(
    _ header: QueryHeader, _ roles: [Role]
  ) throws(DeclarationError) -> Set<String> {
    guard let field = try header.field("third-parties") else { return [] }
    let names = field.value.split(separator: ",").map { QueryHeader.trimmed($0) }
    for name in names where !roles.contains(where: { $0.name == name }) {
      throw header.error(field, "‘\(name)’ is none of the roles")
    }
    return Set(names)
  }

  /// `none`, or `OWNS >= 0.9, BID_FOR >= 0.95`.
  private static func needs(_ header: QueryHeader) throws(DeclarationError) -> [Need] {
    let field = try header.required("needs")
    if field.value == "none" { return [] }
    let text = field.value.prefix { $0 != "(" }
    var needs: [Need] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ")
      guard words.count == 3, words[1] == ">=", let share = Double(words[2]),
        (0...1).contains(share)
      else { throw header.error(field, "expected none, or ‘TYPE >= 0.9, TYPE >= 0.95’") }
      needs.append(Need(type: String(words[0]), coverage: share))
    }
    return needs
  }

  /// A sentence in English, a bar, `zh:` and a sentence in Chinese.
  private static func explanation(
    _ header: QueryHeader
  ) throws(DeclarationError) -> BilingualText {
    let field = try header.required("explain")
    let parts = field.value.split(separator: "|", maxSplits: 1).map { QueryHeader.trimmed($0) }
    guard parts.count == 2, parts[1].hasPrefix("zh:") else {
      throw header.error(field, "expected ‘English sentence | zh: Chinese sentence’")
    }
    return BilingualText(en: parts[0], zh: QueryHeader.trimmed(parts[1].dropFirst(3)))
  }
}
