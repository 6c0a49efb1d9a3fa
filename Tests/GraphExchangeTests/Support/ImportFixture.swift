import Declarations
import Foundation
import PropertyGraph

@testable import GraphExchange

/// What an import of some made-up files gave.
struct ImportFixture {
  let report: ImportReport
  let built: GraphBuilder.Report
  let snapshot: GraphSnapshot
  /// The bytes of the segment.
  let segment: Data
  private let folder: TemporaryFolder

  /// Imports files by the text of a mapping; the files that the mapping names are those given.
  init(
    _ yaml: String, _ files: [String: String], prefix: String? = nil, threads: Int = 1,
    chunkSize: Int = Chunks.size
  ) throws {
    try self.init(
      mapping: Mapping(yaml: "name: fixture\n" + yaml, file: "m.yaml", ontology: .builtIn()),
      files.mapValues { Array($0.utf8) }, prefix: prefix, threads: threads, chunkSize: chunkSize)
  }

  init(
    mapping: Mapping, _ files: [String: [UInt8]], prefix: String? = nil, threads: Int = 1,
    chunkSize: Int = Chunks.size
  ) throws {
    folder = try TemporaryFolder()
    var sources: [MappedImporter.Source] = []
    for (at, file) in mapping.files.enumerated() {
      guard let bytes = files[file.name] else { continue }
      sources.append(
        MappedImporter.Source(
          name: file.name, path: try folder.write(file.name, bytes), number: UInt32(at + 1)))
    }
    let builder = GraphBuilder()
    report = try MappedImporter(
      mapping: mapping, into: builder, prefix: prefix, threads: threads, chunkSize: chunkSize
    ).read(sources)
    let path = "\(folder.path)/base.gxs"
    built = try builder.write(to: path)
    segment = try Data(contentsOf: URL(fileURLWithPath: path))
    snapshot = try GraphSnapshot(segments: [path], scope: .all)
  }

  /// Imports files that lie in a folder.
  init(mapping: Mapping, folder path: String, threads: Int = 2) throws {
    folder = try TemporaryFolder()
    let sources = mapping.files.enumerated().map {
      MappedImporter.Source(
        name: $1.name, path: "\(path)/\($1.name)", number: UInt32($0 + 1))
    }
    let builder = GraphBuilder()
    report = try MappedImporter(mapping: mapping, into: builder, threads: threads).read(sources)
    let target = "\(folder.path)/base.gxs"
    built = try builder.write(to: target)
    segment = try Data(contentsOf: URL(fileURLWithPath: target))
    snapshot = try GraphSnapshot(segments: [target], scope: .all)
  }

  /// Every node and tie as a line.
  var lines: [String] { get throws { try GraphListing(snapshot).lines } }
  /// The rejected rows as `file row: reason`.
  var rejects: [String] { report.rejects.map { "\($0.file) \($0.row): \($0.reason)" } }
}
