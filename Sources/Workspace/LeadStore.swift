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
            INSERT INTO lead (key, model, version, severity, state, roles, "values", evidence, as_of,
              dataset_hash, stage, raised_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
      ).map {
        SavedLead(
          key: $0[0], model: $0[1], version: $0[2], severity: $0[3], state: $0[4], roles: $0[5],
          values: $0[6], evidence: $0[7], asOf: $0[8], datasetHash: $0[9], stage: $0[10])
      }
    }
  }
}
