import Declarations
import PropertyGraph

/// The detection models that can be run, and how they are named.
public enum DetectionModels {
  /// All of them, by id.
  public static let all = [
    RelativeOwnedBidders.asItStands, RelativeAtSupplier.model,
    RelativeOwnedBidders.onTheTendersDate,
  ]

  /// The models a name means: an id, a family, or `all`.
  public static func named(_ name: String) throws(InvestigationError) -> [DetectionModel] {
    let wanted = name.uppercased()
    if wanted == "ALL" { return all }
    let found = all.filter { $0.id == wanted || $0.family == wanted }
    guard found.isEmpty else { return found }
    let near = nearest(wanted, among: all.map(\.id)).map { "did you mean ‘\($0)’?" }
    throw InvestigationError(
      .noSuchModel, "there is no detection model ‘\(name)’",
      hint: near ?? "there are \(all.map(\.id).joined(separator: ", "))")
  }

  /// Runs a model.
  ///
  /// - Parameter day: asks for what held on that day, where the model does not fix the day itself.
  public static func run(
    _ model: DetectionModel, on caseGraph: CaseGraph, day: CalendarDate? = nil
  ) throws -> [ModelResult] {
    switch model.id {
    case RelativeAtSupplier.model.id:
      try RelativeAtSupplier(caseGraph: caseGraph, day: day).results()
    default:
      try RelativeOwnedBidders(caseGraph: caseGraph, model: model, day: day).results()
    }
  }
}
