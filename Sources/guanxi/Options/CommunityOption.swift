import ArgumentParser
import Investigation
import PropertyGraph

/// How communities are looked for.
struct CommunityOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How: \(CommunityFinder.Algorithm.allCases.map(\.rawValue).joined(separator: ", "))."))
  var algorithm = "leiden"

  @Option(help: "Above 1 communities get smaller, below it larger.")
  var resolution = 1.0

  @Option(help: "Equal seeds give equal communities.")
  var seed: UInt64 = 1

  func validate() throws {
    if CommunityFinder.Algorithm(rawValue: algorithm) == nil {
      let names = CommunityFinder.Algorithm.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--algorithm is ‘\(algorithm)’, expected one of \(names)")
    }
    guard resolution > 0, resolution <= 1000 else {
      throw ValidationError("--resolution is \(resolution), expected more than 0, at most 1000")
    }
  }

  func finder(
    on text: String, _ caseGraph: CaseGraph, day: CalendarDate?
  ) throws -> CommunityFinder {
    CommunityFinder(
      on: try ProjectionText(text, caseGraph, day: day),
      algorithm: CommunityFinder.Algorithm(rawValue: algorithm)!, resolution: resolution,
      seed: seed)
  }
}
