import EventLedger
import GRDB

/// What makes an SQLite file a ledger: its marks, and the tables that an auditor may read.
enum FileFormat {
  /// `PRAGMA application_id` of every ledger, the letters `dpal`.
  static let applicationID: Int64 = 0x6470_616C

  /// `PRAGMA user_version`: raised when an older program could misread the file.
  static let version: Int64 = 2

  /// The bytes of a page: an entry takes the less room the fewer of them end in one page and go on in
  /// the next.
  static let pageBytes: Int64 = 16_384

  /// Every table and trigger, one statement each.
  ///
  /// The record can be added to and nothing else. Each of its tables refuses UPDATE and DELETE,
  /// and refuses by a trigger of its own to insert over a row: `INSERT OR REPLACE` removes the old
  /// row without running the triggers for DELETE. A trigger does not stop whoever holds the file;
  /// it stops a slip, and what goes around it breaks a proof.
  static let schema = """
    CREATE TABLE entries (
      position INTEGER PRIMARY KEY, -- the index of the leaf, from 0 without gaps
      entry TEXT NOT NULL           -- the leaf itself: canonical JSON, hashed as it stands
    ) STRICT;

    CREATE TABLE checkpoints (
      size INTEGER PRIMARY KEY, -- the number of entries it covers
      note TEXT NOT NULL        -- C2SP signed note, the log's signature line only
    ) STRICT;

    CREATE TABLE cosignatures (
      size INTEGER NOT NULL REFERENCES checkpoints (size),
      witness TEXT NOT NULL, -- the witness's verifier key
      line TEXT NOT NULL,    -- the signature line, without its line feed
      PRIMARY KEY (size, witness)
    ) STRICT;

    CREATE TABLE tiles (
      level INTEGER NOT NULL,  -- 0 for the leaves
      number INTEGER NOT NULL, -- from the left, from 0
      hashes BLOB NOT NULL,    -- 256 SHA-256 hashes; only full tiles stand here
      PRIMARY KEY (level, number)
    ) STRICT;

    CREATE TABLE sealed_values (
      event TEXT NOT NULL,   -- the event's hash, in hexadecimal
      pointer TEXT NOT NULL, -- where in the event the commitment stands (RFC 6901)
      box BLOB NOT NULL,     -- salt and value, encrypted under the sealing key
      PRIMARY KEY (event, pointer)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evidence (
      number INTEGER PRIMARY KEY, -- in the order it came in, from 1
      note TEXT NOT NULL,         -- signed by the log key, and not of this history
      event TEXT NOT NULL,        -- the event that anchors it, canonical JSON
      signature TEXT NOT NULL     -- its author's signature, base64
    ) STRICT;

    CREATE TABLE marks (
      mark TEXT PRIMARY KEY -- what is still to be done: `copy SIZE`, `erasure-unfinished ACT`,
                            -- `renewal OLD NEW`, `sealing-key-lost ID`
    ) STRICT, WITHOUT ROWID;

    -- From here on everything is derived from the entries and can be made anew.

    CREATE TABLE event_positions (
      hash BLOB PRIMARY KEY, -- SHA-256 of the event's bytes
      position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE projections (
      name TEXT PRIMARY KEY,
      version INTEGER NOT NULL,
      size INTEGER NOT NULL -- the rows are the state of the entries below this one
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE projection_rows (
      projection TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL, -- canonical JSON
      PRIMARY KEY (projection, key)
    ) STRICT; -- with rowids: in a table without, a row of a kilobyte takes a page to itself

    CREATE TRIGGER entries_follow_on BEFORE INSERT ON entries
    WHEN NEW.position IS NOT (SELECT coalesce(max(position) + 1, 0) FROM entries)
    BEGIN SELECT RAISE(ABORT, 'entries are numbered from 0 without gaps'); END;

    CREATE TRIGGER checkpoints_grow BEFORE INSERT ON checkpoints
    WHEN NEW.size <= (SELECT max(size) FROM checkpoints)
    BEGIN SELECT RAISE(ABORT, 'a log signs one root for one size'); END;

    CREATE TRIGGER cosignatures_stay BEFORE INSERT ON cosignatures
    WHEN EXISTS (SELECT 1 FROM cosignatures WHERE size = NEW.size AND witness = NEW.witness)
    BEGIN SELECT RAISE(ABORT, 'cosignatures is append-only'); END;

    CREATE TRIGGER tiles_stay BEFORE INSERT ON tiles
    WHEN EXISTS (SELECT 1 FROM tiles WHERE level = NEW.level AND number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'tiles is append-only'); END;

    CREATE TRIGGER sealed_values_stay BEFORE INSERT ON sealed_values
    WHEN EXISTS (SELECT 1 FROM sealed_values WHERE event = NEW.event AND pointer = NEW.pointer)
    BEGIN SELECT RAISE(ABORT, 'sealed_values is append-only'); END;

    CREATE TRIGGER evidence_follows_on BEFORE INSERT ON evidence
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM evidence)
    BEGIN SELECT RAISE(ABORT, 'evidence is numbered from 1 without gaps'); END;
    """

  /// The tables that are the record, in the order of the schema.
  static let recordTables = [
    "entries", "checkpoints", "cosignatures", "tiles", "sealed_values", "evidence",
  ]

  /// Refuses other SQLite files, those of a newer program, and those in another encoding: texts in
  /// UTF-16 are other bytes than those that were signed, and some readers would not see it.
  static func checkMarks(
    applicationID: Int64?, version: Int64, isUTF8: Bool, of path: String
  ) throws(LedgerError) {
    guard applicationID == Self.applicationID else {
      throw LedgerError(
        .notALedger,
        Phrase(
          id: "\(path) berkas SQLite, tetapi bukan buku besar",
          en: "\(path) is an SQLite file, but not a ledger"))
    }
    guard version <= Self.version else {
      throw LedgerError(
        .newerFormat,
        Phrase(
          id: "\(path) memakai format berkas \(version), program ini mengenal \(Self.version)",
          en: "\(path) has file format \(version), this program knows \(Self.version)"),
        hint: Phrase(
          id: "pakai program yang menulis berkas itu, atau yang lebih baru",
          en: "use the program that wrote the file, or a newer one"))
    }
    guard version != 1 else {
      throw LedgerError(
        .notALedger,
        Phrase(
          id: "\(path) memakai format berkas 1, yang tidak pernah dirilis dan tidak dibuka lagi",
          en: "\(path) has file format 1, which was never released and is not opened any more"))
    }
    guard version == Self.version else {
      throw LedgerError(
        .corrupt,
        Phrase(
          id: "\(path): format berkas \(version) tidak pernah dirilis dan tidak dibuka",
          en: "\(path): file format \(version) was never released and is not opened"))
    }
    guard isUTF8 else {
      throw LedgerError(
        .notALedger,
        Phrase(
          id: "\(path) menyimpan teks dalam UTF-16, sedangkan buku besar dalam UTF-8",
          en: "\(path) holds its texts in UTF-16, and a ledger in UTF-8"),
        hint: Phrase(
          id: "seseorang menulis ulang berkas ini; minta salinan dari \"ledger backup\"",
          en: "somebody has rewritten the file; ask for a copy by \"ledger backup\""))
    }
  }

  /// The triggers by which a table of the record refuses to be changed.
  static func refusals(of table: String) -> String {
    ["UPDATE", "DELETE"].map { refusal(of: $0, on: table) }.joined(separator: "\n\n")
  }

  /// The trigger by which a table of the record refuses one kind of change.
  static func refusal(of change: String, on table: String) -> String {
    """
    CREATE TRIGGER \(table)_refuse_\(change.lowercased()) BEFORE \(change) ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
    """
  }

  /// Makes every table and trigger in an empty database.
  static func create(in database: Database) throws {
    try database.execute(sql: schema)
    for table in recordTables { try database.execute(sql: refusals(of: table)) }
  }

  /// The view that shows a projection's rows with their members as columns.
  ///
  /// The first column is the row's key, then come the parts of a key that has parts; the last two
  /// are what every row has: how many entries touched it, and the index of the newest.
  static func view(of definition: ProjectionDefinition) -> String {
    let names = definition.columns + ["entries", "newest"]
    let parts = definition.keyParts.map { [$0.first, $0.last] } ?? []
    for name in names + parts + [definition.name] {
      precondition(name.utf8.allSatisfy(isIdentifierPart), "\(name) is not an SQL name")
    }
    precondition(!names.contains("key"), "the view's first column is the row's key")
    precondition(
      Set(names + parts).count == names.count + parts.count, "columns are known apart by name")
    let columns =
      zip(parts, [firstKeyPart, lastKeyPart]).map { "\($1) AS \"\($0)\"" }
      + names.map { "json_extract(value, '$.\($0)') AS \"\($0)\"" }
    return """
      CREATE VIEW "\(definition.name)" AS -- version \(definition.version), made from the entries
      SELECT key, \(columns.joined(separator: ",\n  "))
      FROM projection_rows WHERE projection = '\(definition.name)'
      """
  }

  private static let firstKeyPart = "substr(key, 1, instr(key || '/', '/') - 1)"
  /// What follows the last slash: SQLite finds only the first, so all that is no slash is stripped
  /// from the right.
  private static let lastKeyPart =
    "substr(key, length(rtrim(key, replace(key, '/', ''))) + 1)"

  private static func isIdentifierPart(_ character: UInt8) -> Bool {
    switch character {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
