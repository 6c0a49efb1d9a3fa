import Declarations
import Foundation
import GRDB
import GraphExchange
import PropertyGraph

/// All imports of a workspace in order, the known ones and the new: what is read, and what is then
/// registered.
struct ImportSequence {
  /// One import.
  struct Entry {
    var id: Int64
    var identity: String
    var name: String
    var formatName: String
    var mapping: Mapping?
    var format: ExchangeFormat?
    var prefix: String?
    var dataset: DatasetDescription
    /// What each file is called, where it lies now, and its number.
    var files: [(name: String, path: String, number: UInt32)]
    /// Where each file of a new import came from, to find its hash.
    var originals: [String]
    var isNew: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var warnings: [String] = []
  private var sources: [SourceRecord]
  private let manifest: Manifest
  private let prefix: String?
  private var knownHashes: [UInt32: String] = [:]

  var hasNews: Bool { entries.contains(where: \.isNew) }

  init(
    known: [ImportRecord], sources: [SourceRecord], manifest: Manifest, prefix: String?
  ) throws {
    self.sources = sources
    self.manifest = manifest
    self.prefix = prefix
    for source in sources { knownHashes[source.number] = source.sha256 }
    for record in known {
      let numbers = try manifest.read { db in
        try Int64.fetchAll(
          db,
          sql: "SELECT source_number FROM import_source WHERE import_id = ? ORDER BY ordinal",
          arguments: [record.id])
      }
      let byNumber = Dictionary(sources.map { ($0.number, $0) }) { first, _ in first }
      entries.append(
        Entry(
          id: record.id, identity: record.identity, name: record.name, formatName: record.format,
          mapping: record.mapping.isEmpty
            ? nil
            : try Mapping(
              yaml: record.mapping, file: record.format, ontology: Ontology.builtIn()),
          format: ExchangeFormat(rawValue: record.format), prefix: record.prefix,
          dataset: record.dataset,
          files: try numbers.map { number in
            guard let source = UInt32(exactly: number).flatMap({ byNumber[$0] }) else {
              throw WorkspaceError(.badData, "an import without its source", path: manifest.path)
            }
            return (source.name, "", source.number)
          }, originals: [], isNew: false))
    }
  }

  /// Adds a new import, unless the very same one stands already.
  mutating func add(_ unit: ImportUnit, _ intake: Intake, store: SourceStore) throws {
    var identity = ""
    if !intake.hashes.isEmpty {
      identity = Self.identity(unit, prefix) { intake.hashes[$0.path]! }
      if entries.contains(where: { $0.identity == identity }) {
        warnings.append("‘\(unit.name)’ stands already, imported in the same way; nothing to do")
        return
      }
    }
    var entry = Entry(
      id: (entries.map(\.id).max() ?? 0) + 1, identity: identity, name: unit.name,
      formatName: unit.formatName, mapping: unit.mapping, format: unit.format, prefix: prefix,
      dataset: unit.dataset, files: [], originals: unit.files.map(\.path), isNew: true)
    for file in unit.files {
      let hash = intake.hashes[file.path]
      let number: UInt32
      if let hash, let there = sources.first(where: { $0.sha256 == hash && $0.name == file.name }) {
        number = there.number
      } else {
        number = (sources.map(\.number).max() ?? 0) + 1
        sources.append(
          SourceRecord(
            number: number, name: file.name, sha256: hash ?? "",
            bytes: (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int)
              ?? 0))
      }
      entry.files.append((file.name, intake.copy(of: file.path), number))
    }
    entries.append(entry)
  }

  /// Reads every import in order.
  ///
  /// - Returns: a report for each, by its place.
  func read(
    into builder: GraphBuilder, store: SourceStore, threads: Int, progress: ((Double) -> Void)?
  ) throws -> [(unit: Int, report: ImportReport)] {
    var reports: [(unit: Int, report: ImportReport)] = []
    try checkKept(store)
    // Ties of a file that an earlier import read in the same way stand already.
    var seen: Set<String> = []
    for (at, entry) in entries.enumerated() {
      let files = entry.files.map { file in
        (
          name: file.name,
          path: file.path.isEmpty ? store.path(knownHashes[file.number]!) : file.path,
          number: file.number
        )
      }
      let mapping =
        try entry.mapping
        ?? FormatGuess.mapping(
          for: files.map { ($0.name, $0.path) }, format: entry.format, name: entry.name)
      let importer = MappedImporter(
        mapping: mapping, into: builder, prefix: entry.prefix, threads: threads,
        progress: progress.map { progress in
          { share in progress((Double(at) + share) / Double(entries.count)) }
        })
      let way = "\(entry.formatName)\n\(entry.mapping?.text ?? "")\n\(entry.prefix ?? "")"
      reports.append(
        (
          at,
          try importer.read(
            files.map { file in
              MappedImporter.Source(
                name: file.name, path: file.path, number: file.number,
                skipsTies: !seen.insert("\(way)\n\(file.number)").inserted)
            })
        ))
    }
    return reports
  }

  /// Makes sure that what is read again is what was kept: a damaged copy must not become a new
  /// segment with right sums.
  private func checkKept(_ store: SourceStore) throws(WorkspaceError) {
    var checked: Set<String> = []
    for entry in entries where !entry.isNew {
      for file in entry.files {
        guard let hash = knownHashes[file.number], checked.insert(hash).inserted else { continue }
        try store.check(hash)
      }
    }
  }

  /// Fills in hashes and identities once the copies are hashed.
  mutating func settle(_ intake: Intake) throws {
    for at in entries.indices where entries[at].isNew {
      let hashes = entries[at].originals.map { intake.hashes[$0]! }
      for (file, hash) in zip(entries[at].files, hashes) {
        if let place = sources.firstIndex(where: { $0.number == file.number }) {
          sources[place].sha256 = hash
        }
      }
      entries[at].identity = Self.identity(
        format: entries[at].formatName, mapping: entries[at].mapping?.text,
        dataset: entries[at].dataset.text, prefix: entries[at].prefix,
        files: zip(entries[at].files, hashes).map { ($0.name, $1) })
    }
  }

  /// Compares what was read with what the dataset says of its files.
  func check(
    _ report: ImportReport, ofEntry at: Int, _ intake: Intake
  ) throws(WorkspaceError) {
    let entry = entries[at]
    for expected in entry.dataset.files {
      guard let read = report.files.first(where: { $0.name == expected.name }) else { continue }
      if let rows = expected.rows, rows != read.rows {
        throw WorkspaceError(
          .badData, "\(read.rows) rows, dataset.yaml says \(rows)", path: expected.name)
      }
      let place = entry.files.firstIndex { $0.name == expected.name }
      if let sum = expected.sha256, let place, intake.hashes[entry.originals[place]] != sum {
        throw WorkspaceError(
          .badData, "the SHA-256 is not the one of dataset.yaml", path: expected.name,
          hint: "the file was changed after the dataset was described")
      }
    }
  }

  /// Makes segment and imports count, in one transaction.
  func register(
    segment: String, id: Int64, followingSequence: UInt64,
    rejects: [(unit: Int, report: ImportReport)], at time: Date
  ) throws(WorkspaceError) {
    let stamp = time.formatted(.iso8601)
    try manifest.write { db in
      for entry in entries where entry.isNew {
        for file in entry.files {
          let source = sources.first { $0.number == file.number }!
          try db.execute(
            sql: "INSERT OR IGNORE INTO source (number, sha256, name, bytes) VALUES (?, ?, ?, ?)",
            arguments: [Int64(source.number), source.sha256, source.name, source.bytes])
        }
        try db.execute(
          sql: """
            INSERT INTO import (id, identity, name, format, mapping, prefix, dataset, imported_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            entry.id, entry.identity, entry.name, entry.formatName, entry.mapping?.text ?? "",
            entry.prefix, entry.dataset.text, stamp,
          ])
        for (ordinal, file) in entry.files.enumerated() {
          try db.execute(
            sql: "INSERT INTO import_source (import_id, ordinal, source_number) VALUES (?, ?, ?)",
            arguments: [entry.id, ordinal, Int64(file.number)])
        }
      }
      for (unit, report) in rejects where entries[unit].isNew {
        for reject in report.rejects {
          try db.execute(
            sql: "INSERT INTO reject (import_id, file, row, reason) VALUES (?, ?, ?, ?)",
            arguments: [entries[unit].id, reject.file, Int64(reject.row), reject.reason])
        }
      }
      try db.execute(sql: "DELETE FROM segment")
      try db.execute(
        sql: "INSERT INTO segment (id, file, next_sequence) VALUES (?, ?, ?)",
        arguments: [id, segment, Int64(followingSequence)])
    }
  }

  private static func identity(
    _ unit: ImportUnit, _ prefix: String?, hash: ((name: String, path: String)) -> String
  ) -> String {
    identity(
      format: unit.formatName, mapping: unit.mapping?.text, dataset: unit.dataset.text,
      prefix: prefix, files: unit.files.map { ($0.name, hash($0)) })
  }

  private static func identity(
    format: String, mapping: String?, dataset: String, prefix: String?,
    files: [(name: String, hash: String)]
  ) -> String {
    let parts =
      [format, mapping ?? "", dataset, prefix ?? ""] + files.flatMap { [$0.name, $0.hash] }
    return SourceStore.sha256(text: parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
  }
}
