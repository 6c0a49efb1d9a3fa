import Declarations
import Foundation
import GraphExchange

/// What the user asks to import.
public struct ImportRequest: Sendable {
  public var paths: [String]
  /// The name or path of a mapping; a dataset names its own.
  public var mapping: String?
  public var format: ExchangeFormat?
  /// Put before each key space that is not global.
  public var prefix: String?
  /// Reads and reports, changes nothing.
  public var isDryRun: Bool
  public var threads: Int
  /// The name of an earlier import whose place this takes: what it said and this does not is
  /// withdrawn.
  public var replaces: String?

  public init(
    paths: [String], mapping: String? = nil, format: ExchangeFormat? = nil, prefix: String? = nil,
    isDryRun: Bool = false, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    replaces: String? = nil
  ) {
    self.replaces = replaces
    self.paths = paths
    self.mapping = mapping
    self.format = format
    self.prefix = prefix
    self.isDryRun = isDryRun
    self.threads = threads
  }
}

/// Files that are read together under one mapping: a dataset's folder, or the files named by the
/// user.
struct ImportUnit {
  var name: String
  var dataset: DatasetDescription
  /// The mapping that was given, or nil where the files describe themselves.
  var mapping: Mapping?
  var format: ExchangeFormat?
  var files: [(name: String, path: String)]
  var warnings: [String] = []

  /// How the manifest names the way the files were read.
  var formatName: String { mapping.map(\.name) ?? format?.rawValue ?? "auto" }

  /// Sorts out what some paths are.
  static func units(of request: ImportRequest) throws -> [ImportUnit] {
    var units: [ImportUnit] = []
    var loose: [(name: String, path: String)] = []
    for path in request.paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw WorkspaceError(.notFound, "no such file or folder", path: path)
      }
      if isFolder.boolValue {
        units.append(try folder(path, request))
      } else {
        loose.append(((path as NSString).lastPathComponent, path))
      }
    }
    if !loose.isEmpty { units.append(try files(loose, request)) }
    return units
  }

  private static func folder(_ path: String, _ request: ImportRequest) throws -> ImportUnit {
    let url = URL(fileURLWithPath: path)
    let dataset = try DatasetDescription.load(in: url) ?? .undeclared
    let names = try FileSystem.names(in: path).filter { name in
      !name.hasPrefix(".") && !FileSystem.isFolder("\(path)/\(name)")
    }
    var unit = ImportUnit(
      name: dataset.name ?? url.standardizedFileURL.lastPathComponent, dataset: dataset,
      mapping: nil, format: request.format, files: [])
    if let named = request.mapping ?? (request.format == nil ? dataset.mapping : nil) {
      let mapping = try Mapping.load(
        named, in: request.mapping == nil ? url : nil, ontology: Ontology.builtIn())
      unit.mapping = mapping
      for file in mapping.files {
        if names.contains(file.name) {
          unit.files.append((file.name, "\(path)/\(file.name)"))
        } else if !file.isOptional {
          throw WorkspaceError(
            .notFound, "the mapping ‘\(mapping.name)’ names a file that is not there",
            path: "\(path)/\(file.name)",
            hint: nearest(file.name, among: names).map { "there is ‘\($0)’" })
        }
      }
      let read = Set(mapping.files.map(\.name))
      let ignored = names.filter { !read.contains($0) && $0 != DatasetDescription.fileName }
      if !ignored.isEmpty {
        unit.warnings.append(
          "not named by the mapping, ignored: \(ignored.joined(separator: ", "))")
      }
    } else {
      let endings = [".csv", ".tsv", ".tab", ".el", ".wel", ".edges"]
      unit.files = names.filter { name in endings.contains { name.lowercased().hasSuffix($0) } }
        .map { ($0, "\(path)/\($0)") }
      guard !unit.files.isEmpty else {
        throw WorkspaceError(
          .notFound, "no file here is one that can be read", path: path,
          hint: "expected dataset.yaml, or files ending in \(endings.joined(separator: " "))")
      }
    }
    return unit
  }

  private static func files(
    _ files: [(name: String, path: String)], _ request: ImportRequest
  ) throws -> ImportUnit {
    var unit = ImportUnit(
      name: files.map(\.name).joined(separator: "+"), dataset: .undeclared, mapping: nil,
      format: request.format, files: files)
    guard let named = request.mapping else { return unit }
    var mapping = try Mapping.load(named, ontology: Ontology.builtIn())
    if files.count == 1, mapping.files.count == 1 {
      unit.files[0].name = mapping.files[0].name
    }
    let known = mapping.files.map(\.name)
    for file in unit.files where !known.contains(file.name) {
      throw WorkspaceError(
        .usage, "the mapping ‘\(mapping.name)’ does not name this file", path: file.path,
        hint: "it names \(known.joined(separator: ", "))")
    }
    let given = Set(unit.files.map(\.name))
    for file in mapping.files where !given.contains(file.name) && !file.isOptional {
      throw WorkspaceError(
        .notFound, "the mapping ‘\(mapping.name)’ names a file that is not there",
        path: file.name)
    }
    mapping.files = mapping.files.filter { given.contains($0.name) }
    unit.mapping = mapping
    return unit
  }
}
