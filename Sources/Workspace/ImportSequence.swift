import Declarations
import Foundation
import GRDB
import GraphExchange
import PropertyGraph

/// The imports that are new, among those that stand: what is read, and what is then registered.
struct ImportSequence {
  /// One import.
  struct Entry {
    var id: Int64
    var identity: String
    var name: String
    var formatName: String
    var mapping: Mapping?
    var format: ExchangeFormat?
    var dataset: DatasetDescription
    /// What each file is called, where it lies now, and its number.
    var files: [(name: String, path: String, number: UInt32)]
    /// Where each file came from, to find its hash.
    var originals: [String]
  }

  /// The new ones.
  private(set) var entries: [Entry] = []
  private(set) var warnings: [String] = []
  private var sources: [SourceRecord]
  private let known: [ImportRecord]
  /// The sources of each known import.
  private let knownSources: [Int64: [UInt32]]
  private let replaced: ImportRecord?
  private let prefix: String?

  init(known: [ImportRecord], manifest: Manifest, request: ImportRequest) throws {
    self.known = known
    prefix = request.prefix
    (sources, knownSources) = try manifest.read { db in
      var numbers: [Int64: [UInt32]] = [:]
      let rows = try Row.fetchAll(
        db, sql: "SELECT import_id, source_number FROM import_source ORDER BY import_id, ordinal")
      for row in rows {
        numbers[try row.decode(atIndex: 0), default: []].append(try row.decode(atIndex: 1))
      }
      return (try SourceRecord.all(db), numbers)
    }
    guard let name = request.replaces else {
      replaced = nil
      return
    }
    let gone = Set(known.compactMap(\.replaces))
    replaced = known.last { $0.name == name && !gone.contains($0.id) }
    if replaced == nil {
      let names = known.map(\.name)
      throw WorkspaceError(
        .notFound, "no import is called ‘\(name)’",
        hint: nearest(name, among: names).map { "there is ‘\($0)’" }
          ?? "there is \(names.joined(separator: ", "))")
    }
  }

  /// Adds a new import, unless the very same one stands already.
  mutating func add(_ unit: ImportUnit, _ intake: Intake) throws {
    var identity = ""
    if !intake.hashes.isEmpty {
      identity = Self.identity(unit, prefix) { intake.hashes[$0.path]! }
      if known.contains(where: { $0.identity == identity })
        || entries.contains(where: { $0.identity == identity })
      {
        warnings.append("‘\(unit.name)’ stands already, imported in the same way; nothing to do")
        return
      }
    }
    var entry = Entry(
      id: (known.map(\.id) + entries.map(\.id)).max().map { $0 + 1 } ?? 1, identity: identity,
      name: unit.name, formatName: unit.formatName, mapping: unit.mapping, format: unit.format,
      dataset: unit.dataset, files: [], originals: unit.files.map(\.path))
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

  /// Which sources no longer count once these imports do, and the first that takes their place.
  func withdrawal() throws -> (sources: Set<UInt32>, by: UInt32)? {
    guard let replaced, let by = entries.first?.files.first?.number else { return nil }
    var gone = Set(knownSources[replaced.id] ?? [])
    let replacedBefore = Set(known.compactMap(\.replaces))
    for other in known where other.id != replaced.id && !replacedBefore.contains(other.id) {
      gone.subtract(knownSources[other.id] ?? [])
    }
    for entry in entries { gone.subtract(entry.files.map(\.number)) }
    return (gone, by)
  }

  /// Reads every new import in order.
  ///
  /// - Returns: a report for each, by its place.
  func read(
    into builder: GraphBuilder, threads: Int, progress: ((Double) -> Void)?
  ) throws -> [(unit: Int, report: ImportReport)] {
    var reports: [(unit: Int, report: ImportReport)] = []
    // Ties of a file that an earlier import read in the same way stand already.
    var seen: Set<String> = []
    for record in known {
      for number in knownSources[record.id] ?? [] {
        seen.insert(Self.way(record.format, record.mapping, record.prefix, number))
      }
    }
    for (at, entry) in entries.enumerated() {
      let mapping =
        try entry.mapping
        ?? FormatGuess.mapping(
          for: entry.files.map { ($0.name, $0.path) }, format: entry.format, name: entry.name)
      let importer = MappedImporter(
        mapping: mapping, into: builder, prefix: prefix, threads: threads,
        progress: progress.map { progress in
          { share in progress((Double(at) + share) / Double(entries.count)) }
        })
      let files = entry.files.map { file in
        let way = Self.way(entry.formatName, entry.mapping?.text ?? "", prefix, file.number)
        return MappedImporter.Source(
          name: file.name, path: file.path, number: file.number,
          skipsTies: !seen.insert(way).inserted)
      }
      reports.append((at, try importer.read(files)))
    }
    return reports
  }

  /// One file read in one way.
  private static func way(
    _ format: String, _ mapping: String, _ prefix: String?, _ number: UInt32
  ) -> String { "\(format)\n\(mapping)\n\(prefix ?? "")\n\(number)" }

  /// Fills in hashes and identities once the copies are hashed.
  mutating func settle(_ intake: Intake) throws {
    for at in entries.indices {
      let hashes = entries[at].originals.map { intake.hashes[$0]! }
      for (file, hash) in zip(entries[at].files, hashes) {
        if let place = sources.firstIndex(where: { $0.number == file.number }) {
          sources[place].sha256 = hash
        }
      }
      entries[at].identity = Self.identity(
        format: entries[at].formatName, mapping: entries[at].mapping?.text,
        dataset: entries[at].dataset.text, prefix: prefix,
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

  /// Makes the imports count, inside the transaction that makes their segment count.
  func register(
    rejects: [(unit: Int, report: ImportReport)], at time: Date, _ db: Database
  ) throws {
    let stamp = time.formatted(.iso8601)
    for entry in entries {
      for file in entry.files {
        let source = sources.first { $0.number == file.number }!
        try db.execute(
          sql: "INSERT OR IGNORE INTO source (number, sha256, name, bytes) VALUES (?, ?, ?, ?)",
          arguments: [Int64(source.number), source.sha256, source.name, source.bytes])
      }
      try db.execute(
        sql: """
          INSERT INTO import (
            id, identity, name, format, mapping, prefix, dataset, imported_at, replaces
          ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          entry.id, entry.identity, entry.name, entry.formatName, entry.mapping?.text ?? "",
          prefix, entry.dataset.text, stamp, replaced?.id,
        ])
      for (ordinal, file) in entry.files.enumerated() {
        try db.execute(
          sql: "INSERT INTO import_source (import_id, ordinal, source_number) VALUES (?, ?, ?)",
          arguments: [entry.id, ordinal, Int64(file.number)])
      }
    }
    for (unit, report) in rejects {
      for reject in report.rejects {
        try db.execute(
          sql: "INSERT INTO reject (import_id, file, row, reason) VALUES (?, ?, ?, ?)",
          arguments: [entries[unit].id, reject.file, Int64(reject.row), reject.reason])
      }
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
