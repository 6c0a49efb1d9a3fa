import GRDB

/// Where the indexes and constraints of queries are kept: one text, which this module does not read.
extension WorkspaceFolder {
  /// The text that was kept last; empty where none was.
  public func schemaText() throws(WorkspaceError) -> String {
    try manifest.read { db in
      try String.fetchOne(db, sql: "SELECT catalogue FROM graph_schema WHERE id = 1") ?? ""
    }
  }
}

extension WorkspaceWriter {
  /// Keeps the indexes and constraints of queries; on the disk when this returns.
  public func keep(schemaText text: String) throws(WorkspaceError) {
    try folder.manifest.write { db in
      try db.execute(
        sql: """
          INSERT INTO graph_schema (id, catalogue) VALUES (1, ?)
          ON CONFLICT (id) DO UPDATE SET catalogue = excluded.catalogue
          """, arguments: [text])
    }
  }
}
