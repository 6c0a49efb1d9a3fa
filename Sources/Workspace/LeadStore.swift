import Foundation
import GRDB

/// A lead as it was raised: its evidence is frozen, whatever the graph says later.
public struct SavedLead: Sendable, Hashable {
  /// Hash of the model and of the roles' record references at first raise.
  public var key: String
  public var model: String
  public var version: Int
  public var severity: String
  public var state: String
  /// JSON, as the scan printed them.
  public var roles: String
  public var values: String
  public var evidence: String
  public var asOf: String?
  public var datasetHash: String
  public var stage: String

  public init(
    key: String, model: String, version: Int, severity: String, state: String, roles: String,
    values: String, evidence: String, asOf: String?, datasetHash: String, stage: String = "raised"
  ) {
    self.key = key
    self.model = model
    self.version = version
    self.severity = severity
    self.state = state
    self.roles = roles
    self.values = values
    self.evidence = evidence
    self.asOf = asOf
    self.datasetHash = datasetHash
    self.stage = stage
  }
}

extension WorkspaceFolder {
  /// Saves leads that are not there yet; one that is keeps its evidence and is only seen again.
  ///
  /// - Returns: how many are new.
  public func save(_ leads: [SavedLead], at time: Date) throws(WorkspaceError) -> Int {
    let stamp = time.formatted(.iso8601)
    return try manifest.write { db in
      var added = 0
      for lead in leads {
        try db.execute(
          sql: """
            INSERT INTO lead (
              key, model, version, severity, state, roles, "values", evidence, as_of, dataset_hash,
              stage, raised_at, seen_at
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO NOTHING
            """,
          arguments: [
            lead.key, lead.model, lead.version, lead.severity, lead.state, lead.roles, lead.values,
            lead.evidence, lead.asOf, lead.datasetHash, lead.stage, stamp, stamp,
          ])
        if db.changesCount == 1 {
          added += 1
        } else {
          try db.execute(
            sql: "UPDATE lead SET seen_at = ? WHERE key = ?", arguments: [stamp, lead.key])
        }
      }
      return added
    }
  }

  /// The saved leads, by key.
  public func savedLeads() throws(WorkspaceError) -> [SavedLead] {
    try manifest.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT key, model, version, severity, state, roles, "values", evidence, as_of,
            dataset_hash, stage FROM lead ORDER BY key
          """
      ).map { row in
        try SavedLead(
          key: row.decode(atIndex: 0), model: row.decode(atIndex: 1),
          version: row.decode(atIndex: 2), severity: row.decode(atIndex: 3),
          state: row.decode(atIndex: 4), roles: row.decode(atIndex: 5),
          values: row.decode(atIndex: 6), evidence: row.decode(atIndex: 7),
          asOf: row.decode(atIndex: 8), datasetHash: row.decode(atIndex: 9),
          stage: row.decode(atIndex: 10))
      }
    }
  }
}
