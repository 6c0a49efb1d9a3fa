import Foundation

/// What figures of a run must be: a file by number of persons, query and metric.
///
/// ```text
///   {"1000000": {"q5": {"answer": {"equals": 101}, "wall_s": {"atMost": 0.011}}}}
/// ```
///
/// An answer holds for every path, native and Cypher; a limit of time for the native one alone.
struct FigureThresholds {
  struct Threshold: Codable {
    var equals: Double?
    var atMost: Double?
    var atLeast: Double?
  }

  private let table: [String: [String: [String: Threshold]]]

  init(path: String) throws {
    table = try JSONDecoder().decode(
      [String: [String: [String: Threshold]]].self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// One line for each figure that is not what it must be.
  func missed(by figures: [Measurement.Figure]) -> [String] {
    figures.compactMap { figure in
      guard let threshold = table["\(figure.scale)"]?[figure.query]?[figure.metric] else {
        return nil
      }
      var complaints: [String] = []
      if let equals = threshold.equals, figure.value != equals {
        complaints.append("expected \(equals)")
      }
      if figure.path == "native" {
        if let most = threshold.atMost, figure.value > most {
          complaints.append("expected at most \(most)")
        }
        if let least = threshold.atLeast, figure.value < least {
          complaints.append("expected at least \(least)")
        }
      }
      guard !complaints.isEmpty else { return nil }
      return "\(figure.query) \(figure.metric) (\(figure.path)) is \(figure.value), "
        + complaints.joined(separator: ", ")
    }
  }
}
