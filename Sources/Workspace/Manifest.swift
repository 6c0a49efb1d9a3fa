import Foundation
import GRDB

/// The SQLite file of a workspace: what is registered, what people wrote, what was read.
///
/// Write-ahead log, foreign keys on, every commit synced to the disk before it counts. GRDB keeps
/// the schema's version; a file from a newer program is refused.
struct Manifest: Sendable {
  let path: String
  let pool: DatabasePool

  init(path: String) throws(WorkspaceError) {
    self.path = path
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      let migrator = Self.migrator
      if try pool.read(migrator.hasBeenSuperseded) {
        throw WorkspaceError(
          .tooNew, "the workspace was written by a newer version of guanxi", path: path,
          hint: "use that version")
      }
      try migrator.migrate(pool)
    } catch let error as WorkspaceError {
      throw error
    } catch {
      throw Self.fault(error, path)
    }
  }

  /// Reads, with SQLite's complaints made ours.
  func read<T>(_ body: (Database) throws -> T) throws(WorkspaceError) -> T {
    do { return try pool.read(body) } catch let error as WorkspaceError { throw error } catch {
      throw Self.fault(error, path)
    }
  }

  /// Writes in one transaction.
  func write<T>(_ body: (Database) throws -> T) throws(WorkspaceError) -> T {
    do { return try pool.write(body) } catch let error as WorkspaceError { throw error } catch {
      throw Self.fault(error, path)
    }
  }

  /// An error without the values of its statement. What cannot be decoded is damage, like a page
  /// that SQLite refuses.
  private static func fault(_ error: any Error, _ path: String) -> WorkspaceError {
    guard let error = error as? DatabaseError else {
      return WorkspaceError(.badData, "the manifest holds what was never written", path: path)
    }
    let isDamage = [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    // SQLite does not say why the system refused; a full disk is the likeliest reason.
    let isRefusal = [.SQLITE_IOERR, .SQLITE_CANTOPEN].contains(error.resultCode)
    return WorkspaceError(
      isDamage ? .badData : .system, "SQLite: \(error.message ?? error.resultCode.description)",
      path: path, hint: isRefusal ? "see whether there is room on the disk" : nil)
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 first run") { db in
      try db.execute(
        sql: """
          CREATE TABLE source (
            number INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
            name TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            UNIQUE (sha256, name)
          );
          CREATE TABLE import (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            format TEXT NOT NULL,
            mapping TEXT NOT NULL,
            prefix TEXT,
            dataset TEXT NOT NULL,
            imported_at TEXT NOT NULL
          );
          CREATE TABLE import_source (
            import_id INTEGER NOT NULL REFERENCES import(id),
            ordinal INTEGER NOT NULL,
            source_number INTEGER NOT NULL REFERENCES source(number),
            PRIMARY KEY (import_id, ordinal)
          );
          CREATE TABLE reject (
            import_id INTEGER NOT NULL REFERENCES import(id),
            file TEXT NOT NULL,
            row INTEGER NOT NULL,
            reason TEXT NOT NULL
          );
          CREATE TABLE segment (
            id INTEGER PRIMARY KEY,
            file TEXT NOT NULL UNIQUE,
            next_sequence INTEGER NOT NULL
          );
          CREATE TABLE lead (
            key TEXT PRIMARY KEY,
            model TEXT NOT NULL,
            version INTEGER NOT NULL,
            severity TEXT NOT NULL,
            state TEXT NOT NULL,
            roles TEXT NOT NULL,
            "values" TEXT NOT NULL,
            evidence TEXT NOT NULL,
            as_of TEXT,
            dataset_hash TEXT NOT NULL,
            stage TEXT NOT NULL,
            raised_at TEXT NOT NULL,
            seen_at TEXT NOT NULL
          );
          CREATE TABLE audit (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            case_id TEXT,
            reason TEXT,
            action TEXT NOT NULL,
            what TEXT NOT NULL,
            count INTEGER NOT NULL,
            unmasked INTEGER NOT NULL CHECK (unmasked IN (0, 1))
          );
          """)
    }
    // Older records stay without a mac; the chain's first record takes them in. The triggers stop
    // accidents; a forger is found by the macs.
    migrator.registerMigration("2 audit chain") { db in
      try db.execute(
        sql: """
          ALTER TABLE audit ADD COLUMN mac BLOB CHECK (length(mac) = 32);
          CREATE TABLE audit_chain (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            first INTEGER NOT NULL,
            key_check BLOB NOT NULL
          );
          CREATE TRIGGER audit_insert BEFORE INSERT ON audit
          WHEN NEW.mac IS NULL
            OR NEW.sequence <= coalesce((SELECT max(sequence) FROM audit), 0)
          BEGIN SELECT RAISE(ABORT, 'the audit only grows at its end'); END;
          CREATE TRIGGER audit_update BEFORE UPDATE ON audit
          BEGIN SELECT RAISE(ABORT, 'the audit only grows at its end'); END;
          CREATE TRIGGER audit_delete BEFORE DELETE ON audit
          BEGIN SELECT RAISE(ABORT, 'the audit only grows at its end'); END;
          CREATE TRIGGER audit_chain_insert BEFORE INSERT ON audit_chain
          WHEN EXISTS (SELECT 1 FROM audit_chain)
          BEGIN SELECT RAISE(ABORT, 'the audit begins once'); END;
          CREATE TRIGGER audit_chain_update BEFORE UPDATE ON audit_chain
          BEGIN SELECT RAISE(ABORT, 'the audit begins once'); END;
          CREATE TRIGGER audit_chain_delete BEFORE DELETE ON audit_chain
          BEGIN SELECT RAISE(ABORT, 'the audit begins once'); END;
          """)
    }
    migrator.registerMigration("3 generations") { db in
      try db.execute(
        sql: """
          ALTER TABLE segment DROP COLUMN next_sequence;
          ALTER TABLE import ADD COLUMN replaces INTEGER REFERENCES import(id);
          CREATE TABLE "commit" (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            changes BLOB NOT NULL
          );
          CREATE TABLE judgement (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            a TEXT NOT NULL,
            b TEXT NOT NULL CHECK (b <> a),
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
            by TEXT NOT NULL,
            at TEXT NOT NULL,
            reason TEXT NOT NULL,
            undone_at TEXT,
            undone_by TEXT,
            CHECK ((undone_at IS NULL) = (undone_by IS NULL))
          );
          """)
    }
    // One row: the list of indexes and constraints as the query engine writes it, and its number.
    migrator.registerMigration("4 schema") { db in
      try db.execute(
        sql: """
          CREATE TABLE schema (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            revision INTEGER NOT NULL,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            text TEXT NOT NULL
          );
          """)
    }
    // Judgements are entries that stay as they were written: taking one back is an entry too.
    migrator.registerMigration("5 judgement entries") { db in
      try db.execute(
        sql: """
          CREATE TABLE judgement_entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            a TEXT NOT NULL,
            b TEXT NOT NULL CHECK (b <> a),
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure', 'none')),
            by TEXT NOT NULL,
            at TEXT NOT NULL,
            reason TEXT NOT NULL,
            tier TEXT,
            withdraws INTEGER UNIQUE REFERENCES judgement_entry(id),
            CHECK ((verdict = 'none') = (withdraws IS NOT NULL))
          );
          INSERT INTO judgement_entry (id, a, b, verdict, by, at, reason)
            SELECT id, a, b, verdict, by, at, reason FROM judgement ORDER BY id;
          INSERT INTO judgement_entry (a, b, verdict, by, at, reason, withdraws)
            SELECT a, b, 'none', undone_by, undone_at, '', id FROM judgement
            WHERE undone_at IS NOT NULL ORDER BY undone_at, id;
          DROP TABLE judgement;
          ALTER TABLE judgement_entry RENAME TO judgement;
          CREATE TRIGGER judgement_update BEFORE UPDATE ON judgement
          BEGIN SELECT RAISE(ABORT, 'judgements only grow at their end'); END;
          CREATE TRIGGER judgement_delete BEFORE DELETE ON judgement
          BEGIN SELECT RAISE(ABORT, 'judgements only grow at their end'); END;
          """)
    }
    return migrator
  }
}
