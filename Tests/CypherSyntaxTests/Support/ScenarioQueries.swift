import Foundation

/// The queries of the openCypher scenarios beside the package, outlines with their examples put in.
enum ScenarioQueries {
  struct Scenario {
    var name: String
    /// `SyntaxError … UnexpectedSyntax` and the like, where the query under test must fail.
    var failure: String?
    var queries: [String]
  }

  /// `GUANXI_TCK`, or `../shared/tck` beside the repository; nil where no scenarios lie there, which
  /// leaves the tests over them out.
  static let folder: String? = {
    let configured = ProcessInfo.processInfo.environment["GUANXI_TCK"]
    let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../shared/tck")
    let folder = configured ?? beside.standardized.path
    return FileManager.default.fileExists(atPath: folder + "/features") ? folder : nil
  }()

  static let all: [Scenario] = {
    guard let folder, let files = FileManager.default.enumerator(atPath: folder + "/features")
    else { return [] }
    let names = files.compactMap { $0 as? String }.filter { $0.hasSuffix(".feature") }.sorted()
    return names.flatMap { name -> [Scenario] in
      let text = try? String(contentsOfFile: "\(folder)/features/\(name)", encoding: .utf8)
      return scenarios(of: text ?? "", in: name)
    }
  }()

  private static func scenarios(of text: String, in file: String) -> [Scenario] {
    var scenarios: [Scenario] = []
    var lines: [Substring] = []
    func finish() {
      guard let title = lines.first else { return }
      scenarios.append(scenario(lines.dropFirst(), name: "\(file) \(title)"))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.drop(while: { $0 == " " }).hasPrefix("Scenario") {
        finish()
        lines = []
      } else if lines.isEmpty {
        continue
      }
      lines.append(line)
    }
    finish()
    return scenarios
  }

  private static func scenario(_ lines: ArraySlice<Substring>, name: String) -> Scenario {
    var scenario = Scenario(name: name, failure: nil, queries: [])
    var query: [String]?
    var header: [String]?
    var examples: [[String: String]] = []
    var isExample = false
    for line in lines {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed == "\"\"\"" {
        if let finished = query { scenario.queries.append(finished.joined(separator: "\n")) }
        query = query == nil ? [] : nil
      } else if query != nil {
        query?.append(String(line))
      } else if trimmed.hasPrefix("Examples") {
        (isExample, header) = (true, nil)
      } else if isExample, trimmed.hasPrefix("|") {
        let cells = cells(of: trimmed)
        if let header {
          examples.append(Dictionary(zip(header, cells)) { first, _ in first })
        } else {
          header = cells
        }
      } else if trimmed.contains("should be raised at") {
        scenario.failure = trimmed
      }
    }
    if !examples.isEmpty {
      scenario.queries = scenario.queries.flatMap { template in
        examples.map { example in
          example.reduce(template) { $0.replacingOccurrences(of: "<\($1.key)>", with: $1.value) }
        }
      }
    }
    return scenario
  }

  private static func cells(of row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if isEscaped {
        cell += character == "|" || character == "\\" ? String(character) : "\\\(character)"
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell.trimmingCharacters(in: .whitespaces))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }
}
