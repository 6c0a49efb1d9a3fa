import Declarations
import GraphAnalytics
import PropertyGraph

/// What people write to say on which ties communities are looked for.
///
/// ```text
///   co-bidding                     one of the names below
///   Company~Tender                 nodes ~ what they share
///   Company~Tender:BID_FOR         by these types alone
///   Person|Company:OWNS|DIRECTOR   nodes : types
///   :CALLS                         types alone
/// ```
public struct ProjectionText: Sendable {
  public let text: String
  public let request: ProjectionRequest

  /// Names for what is asked for most, and what each stands for.
  public static let names: [(name: String, what: BilingualText)] = [
    ("all", BilingualText(en: "the whole graph", zh: "全图")),
    ("kin", BilingualText(en: "persons by kinship", zh: "亲属关系")),
    ("ownership", BilingualText(en: "persons and companies by holdings", zh: "持股关系")),
    ("calls", BilingualText(en: "persons by calls", zh: "通话关系")),
    ("co-bidding", BilingualText(en: "companies by shared tenders", zh: "同标关系")),
    ("co-offending", BilingualText(en: "persons by shared cases", zh: "同案关系")),
    (
      "shared-contact",
      BilingualText(en: "companies by shared phones and addresses", zh: "共用电话或地址")
    ),
  ]

  /// - Throws: ``InvestigationError`` with what could be meant.
  public init(_ text: String, _ caseGraph: CaseGraph, day: CalendarDate? = nil) throws {
    self.text = text
    var request =
      try Self.named(text, caseGraph)
      ?? Self.written(text) { caseGraph.graph.label($0) != nil }
    request.day = day
    self.request = request
  }

  private static func named(_ text: String, _ caseGraph: CaseGraph) throws -> ProjectionRequest? {
    let graph = caseGraph.graph
    func there(_ labels: [String]) -> [String] { labels.filter { graph.label($0) != nil } }
    func ties(_ kinds: Set<TieKind>) throws -> [String] {
      let types = caseGraph.ontology.types(of: kinds).filter { graph.type($0) != nil }
      if types.isEmpty { throw nothing(text) }
      return types
    }
    func shared(
      _ label: String, _ through: [String], _ degreeMax: Int
    ) throws -> ProjectionRequest {
      let through = there(through)
      guard graph.label(label) != nil, !through.isEmpty else { throw nothing(text) }
      return ProjectionRequest(
        labels: [label], weight: .count,
        fold: .init(through: through, degreeMax: degreeMax))
    }
    switch text {
    case "all": return ProjectionRequest()
    case "kin": return ProjectionRequest(labels: there(["Person"]), types: try ties([.family]))
    case "ownership":
      return ProjectionRequest(labels: there(["Person", "Company"]), types: ["OWNS"])
    case "calls": return ProjectionRequest(labels: there(["Person"]), types: ["CALLS"])
    case "co-bidding": return try shared("Company", ["Tender"], 1000)
    case "co-offending": return try shared("Person", ["Case"], 1000)
    // What a registration agent lends to hundreds says nothing.
    case "shared-contact": return try shared("Company", ["Phone", "Address"], 20)
    default: return nil
    }
  }

  private static func written(
    _ text: String, _ isLabel: (String) -> Bool
  ) throws -> ProjectionRequest {
    func words(_ part: Substring) -> [String] {
      part.split(separator: "|").map { $0.trimmed() }.filter { !$0.isEmpty }
    }
    var rest = text[...]
    var types: [String] = []
    if let colon = rest.lastIndex(of: ":") {
      types = words(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
      if types.isEmpty { throw unreadable(text) }
    }
    let parts = rest.split(separator: "~", omittingEmptySubsequences: false)
    let labels = words(parts.first ?? "")
    if parts.count == 2 {
      let through = words(parts[1])
      if labels.isEmpty || through.isEmpty { throw unreadable(text) }
      return ProjectionRequest(
        labels: labels, types: types, weight: .count, fold: .init(through: through))
    }
    // A word alone is a label, or one of the names written wrongly.
    if types.isEmpty, labels.count == 1, !isLabel(labels[0]) { throw unreadable(text) }
    guard parts.count == 1, !labels.isEmpty || !types.isEmpty else { throw unreadable(text) }
    return ProjectionRequest(labels: labels, types: types)
  }

  private static func nothing(_ text: String) -> InvestigationError {
    InvestigationError(
      .noSuchProjection, "this graph has nothing for ‘\(text)’",
      hint: "name labels and types: Company~Tender, Person:OWNS")
  }

  private static func unreadable(_ text: String) -> InvestigationError {
    let names = Self.names.map(\.name)
    return InvestigationError(
      .noSuchProjection, "‘\(text)’ names no ties",
      hint: nearest(text, among: names).map { "did you mean ‘\($0)’?" }
        ?? "write \(names.joined(separator: ", ")), Company~Tender or Person:OWNS")
  }
}

extension Substring {
  fileprivate func trimmed() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
