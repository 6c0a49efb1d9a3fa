import Declarations
import PropertyGraph

/// The detection models that can be run, and how they are named: those written in Swift and those
/// of `Queries/models`.
///
/// Where a model exists in both forms the native one is run, and the file says the same in Cypher.
public enum DetectionModels {
  /// Those written in Swift.
  static let native = [
    RelativeOwnedBidders.asItStands, RelativeAtSupplier.model,
    RelativeOwnedBidders.onTheTendersDate,
  ]

  /// All of them, by id; without drafts and those that are retired.
  ///
  /// - Throws: ``DeclarationError`` for a faulty file.
  public static func all() throws(DeclarationError) -> [DetectionModel] {
    var models = native
    for model in try files.get() where !native.contains(where: { $0.id == model.model.id }) {
      models.append(model.model)
    }
    return models.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  /// The models a name means: an id, a family, or `all`.
  ///
  /// - Throws: ``InvestigationError`` with the nearest name; ``DeclarationError`` for a faulty
  /// file.
  public static func named(_ name: String) throws -> [DetectionModel] {
    let all = try all()
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
      return try RelativeAtSupplier(caseGraph: caseGraph, day: day).results()
    case RelativeOwnedBidders.asItStands.id, RelativeOwnedBidders.onTheTendersDate.id:
      return try RelativeOwnedBidders(caseGraph: caseGraph, model: model, day: day).results()
    case FellowGamblers.id:
      return try FellowGamblers(caseGraph: caseGraph, model: model, day: day).results()
    case FellowBidders.id:
      return try FellowBidders(caseGraph: caseGraph, model: model).results()
    default:
      return try inCypher(model.id).results(on: caseGraph, day: day)
    }
  }

  /// The Cypher form of a model.
  ///
  /// - Throws: ``InvestigationError`` where the model has none.
  public static func inCypher(_ id: String) throws -> CypherModel {
    if let found = try files.get().first(where: { $0.model.id == id }) { return found }
    throw InvestigationError(.noSuchModel, "the model ‘\(id)’ has no Cypher form")
  }

  /// The shipped files, each read and compiled once.
  private static let files = Result { () throws(DeclarationError) in
    var models: [CypherModel] = []
    let inUse: [ModelHeader.Status?] = [.trial, .live]
    for file in try QueryLibrary.shipped().models where inUse.contains(file.model?.status) {
      models.append(try CypherModel(file))
    }
    return models
  }
}
