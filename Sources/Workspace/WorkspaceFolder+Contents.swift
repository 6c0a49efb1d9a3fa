import Declarations
import Foundation
import GRDB
import GraphExchange
import PropertyGraph

/// One kept source file.
public struct SourceRecord: Sendable, Hashable {
  public var number: UInt32
  public var name: String
  public var sha256: String
  public var bytes: Int
  /// When the first and the last of the imports that read it took place.
  public var imported: ClosedRange<Date>?

  public init(
    number: UInt32, name: String, sha256: String, bytes: Int, imported: ClosedRange<Date>? = nil
  ) {
    self.number = number
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.imported = imported
  }

  static func all(_ db: Database) throws -> [SourceRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT number, source.name, sha256, bytes, min(imported_at), max(imported_at)
        FROM source LEFT JOIN import_source ON source_number = number
          LEFT JOIN import ON import.id = import_id
        GROUP BY number ORDER BY number
        """
    ).map { row in
      try SourceRecord(
        number: row.decode(atIndex: 0), name: row.decode(atIndex: 1),
        sha256: row.decode(atIndex: 2), bytes: row.decode(atIndex: 3),
        imported: span(row.decode(atIndex: 4), row.decode(atIndex: 5)))
    }
  }

  /// Two stamps as a span of time.
  private static func span(_ first: String?, _ last: String?) -> ClosedRange<Date>? {
    guard let first = first.flatMap({ try? Date($0, strategy: .iso8601) }),
      let last = last.flatMap({ try? Date($0, strategy: .iso8601) }), first <= last
    else { return nil }
    return first...last
  }
}

/// One import as it stands in the manifest.
public struct ImportRecord: Sendable {
  public var id: Int64
  public var identity: String
  /// The dataset's name, or the folder's.
  public var name: String
  public var format: String
  public var mapping: String
  public var prefix: String?
  public var dataset: DatasetDescription
  /// The earlier import whose place it takes.
  public var replaces: Int64?
}

/// What all imports of a workspace say together about how to read it.
public struct WorkspaceContents: Sendable {
  public var imports: [ImportRecord]
  public var sources: [UInt32: SourceRecord]
  /// The built-in ontology with what the mappings added.
  public var ontology: Ontology
  /// References by role, as `insider` and `public` of KIN-00S.
  public var bodies: [String: [String]]
  /// The key spaces whose keys are personal data themselves.
  public var sensitiveSpaces: Set<String>
  /// What people judged of records and nobody took back.
  public var judgements: [Judgement]

  /// What nobody says is empty.
  public init(
    imports: [ImportRecord] = [], sources: [UInt32: SourceRecord] = [:], ontology: Ontology,
    bodies: [String: [String]] = [:], sensitiveSpaces: Set<String> = [],
    judgements: [Judgement] = []
  ) {
    self.imports = imports
    self.sources = sources
    self.ontology = ontology
    self.bodies = bodies
    self.sensitiveSpaces = sensitiveSpaces
    self.judgements = judgements
  }

  /// Whether every dataset is marked as invented.
  public var isInvented: Bool { !imports.isEmpty && imports.allSatisfy(\.dataset.isInvented) }

  /// Names of the datasets, in order of import.
  public var datasetNames: [String] { imports.map(\.name) }

  /// Identifies the whole content: the same imports in the same order give the same hash.
  public var hash: String {
    String(SourceStore.sha256(text: imports.map(\.identity).joined(separator: "\n")).prefix(16))
  }

  /// The sentences that stand beside whatever is shown of the datasets.
  public func notices(_ language: Language) -> [String] {
    var seen: Set<String> = []
    return imports.compactMap { $0.dataset.notice?[language] }.filter { seen.insert($0).inserted }
  }
}

extension WorkspaceFolder {
  func sourceList() throws(WorkspaceError) -> [SourceRecord] {
    try manifest.read { try SourceRecord.all($0) }
  }

  func importList() throws(WorkspaceError) -> [ImportRecord] {
    try manifest.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, identity, name, format, mapping, prefix, dataset, replaces
          FROM import ORDER BY id
          """
      ).map { row in
        let text: String = try row.decode(atIndex: 6)
        return try ImportRecord(
          id: row.decode(atIndex: 0), identity: row.decode(atIndex: 1),
          name: row.decode(atIndex: 2), format: row.decode(atIndex: 3),
          mapping: row.decode(atIndex: 4), prefix: row.decode(atIndex: 5),
          dataset: text.isEmpty
            ? .undeclared : DatasetDescription(yaml: text, file: "dataset.yaml"),
          replaces: row.decode(atIndex: 7))
      }
    }
  }

  /// The rows that no import could read, in the order they were met.
  public func rejects() throws(WorkspaceError) -> [ImportReport.Reject] {
    try manifest.read { db in
      try Row.fetchAll(db, sql: "SELECT file, row, reason FROM reject ORDER BY rowid").map { row in
        try ImportReport.Reject(
          file: row.decode(atIndex: 0), row: row.decode(atIndex: 1),
          reason: row.decode(atIndex: 2))
      }
    }
  }

  /// What is in the workspace and how to read it.
  public func contents() throws(WorkspaceError) -> WorkspaceContents {
    let imports = try importList()
    var sources: [UInt32: SourceRecord] = [:]
    for source in try sourceList() { sources[source.number] = source }
    do {
      var ontology = try Ontology.builtIn()
      var bodies: [String: [String]] = [:]
      var texts: Set<String> = []
      var sensitiveSpaces: Set<String> = []
      for record in imports {
        guard let mapping = try mappings.mapping(of: record) else { continue }
        for (name, space) in mapping.spaces where space.isSensitive {
          sensitiveSpaces.insert(mapping.space(name, prefix: record.prefix))
        }
        if texts.insert(mapping.text).inserted {
          ontology = try ontology.extended(by: mapping.ontology)
        }
        for (role, references) in mapping.bodies {
          bodies[role, default: []] += references.map {
            mapping.reference($0, prefix: record.prefix)
          }
        }
        for (role, references) in record.dataset.bodies {
          bodies[role, default: []] += references.map {
            mapping.reference($0, prefix: record.prefix)
          }
        }
      }
      return WorkspaceContents(
        imports: imports, sources: sources, ontology: ontology,
        bodies: bodies.mapValues { references in
          var seen: Set<String> = []
          return references.filter { seen.insert($0).inserted }
        }, sensitiveSpaces: sensitiveSpaces, judgements: try judgements())
    } catch {
      throw WorkspaceError(.badData, "\(error)")
    }
  }
}
