import Foundation

/// A folder of scenarios: `features/…/*.feature` and the named graphs `graphs/NAME/NAME.cypher`.
public struct ScenarioFolder: Sendable {
  /// One feature file and what it holds.
  public struct File: Sendable, CustomStringConvertible {
    /// Its place below `features`, without `.feature`: `clauses/match/Match1`.
    public var path: String
    public var scenarios: [Scenario]
    public var description: String { path }
  }

  public var root: String
  public var files: [File]
  public var graphs: [String: String]

  /// Reads the whole folder; files in the order of their paths.
  ///
  /// - Throws: the file system's error, or ``FeatureError`` wrapped with the file's name.
  public init(_ root: URL) throws {
    self.root = root.path
    let manager = FileManager.default
    let features = root.appendingPathComponent("features")
    let names = (manager.enumerator(atPath: features.path)?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".feature") }.sorted()
    files = []
    for name in names {
      let text = try String(contentsOf: features.appendingPathComponent(name), encoding: .utf8)
      let path = String(name.dropLast(".feature".count))
      do {
        files.append(File(path: path, scenarios: try ScenarioReader.read(text, path: path)))
      } catch {
        throw UnreadableFile(path: path, error: error)
      }
    }
    graphs = [:]
    let graphFolder = root.appendingPathComponent("graphs")
    for name in (try? manager.contentsOfDirectory(atPath: graphFolder.path)) ?? [] {
      let file = graphFolder.appendingPathComponent(name).appendingPathComponent(name + ".cypher")
      graphs[name] = try? String(contentsOf: file, encoding: .utf8)
    }
  }

  /// A feature file that breaks the rules, and where.
  public struct UnreadableFile: Error, CustomStringConvertible {
    public var path: String
    public var error: FeatureError
    public var description: String { "\(path), \(error)" }
  }
}
