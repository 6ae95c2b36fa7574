import EventLedger
import Foundation
import GRDB
import TransparencyLog

/// The file beside a backup that holds its sealed values, and nothing else of the ledger.
///
/// Kept apart, it can be deleted at its end date while the backup stays, and what is erased later
/// is at least in no copy that outlives that date.
struct SealedFile {
  /// `PRAGMA application_id` of every such file, the letters `dpas`.
  static let applicationID: Int64 = 0x6470_6173

  /// Which ledger the values belong to: the hash of its first event.
  let ledger: Hash
  /// How many entries the ledger had when they were copied.
  let size: UInt64
  /// The day by which the file is to be deleted, the last instant at which it may be used.
  let until: Instant

  init(ledger: Hash, size: UInt64, until: Instant) {
    self.ledger = ledger
    self.size = size
    self.until = until
  }

  static let schema = """
    CREATE TABLE backup (
      ledger TEXT NOT NULL,  -- the hash of the ledger's first event
      size INTEGER NOT NULL, -- the number of entries it had
      until TEXT NOT NULL    -- the file is to be deleted by then, and not used afterwards
    ) STRICT;
    """

  /// Reads what a file says of itself.
  init(_ connection: LedgerConnection) throws {
    let id = try connection.run { database in
      try database.row("PRAGMA application_id") { $0.integer(0) }
    }
    guard id == Self.applicationID else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(connection.path) tidak memuat nilai tersegel sebuah cadangan",
          en: "\(connection.path) does not hold the sealed values of a backup"))
    }
    let row = try connection.run { database in
      try database.row("SELECT ledger, size, until FROM backup") { row in
        (row.text(0), row.integer(1), row.text(2))
      }
    }
    guard let row, let ledger = Hash(hex: row.0), let until = Timestamp(row.2)?.instant else {
      throw LedgerError(
        .corrupt,
        Phrase(
          id: "\(connection.path) tidak menyebut milik buku besar mana",
          en: "\(connection.path) does not say which ledger it belongs to"))
    }
    self.init(ledger: ledger, size: UInt64(clamping: row.1), until: until)
  }

  /// Makes an empty file one of sealed values without any.
  func create(at path: String) throws {
    let connection = try LedgerConnection(path: path, purpose: .writing)
    try connection.transaction { database in
      try database.execute(sql: Self.schema)
      try database.execute(sql: FileFormat.sealedValues)
      try database.execute(
        sql: "INSERT INTO backup (ledger, size, until) VALUES (?, ?, ?)",
        arguments: ["\(ledger)", Int64(clamping: size), "\(Timestamp(utc: until))"])
      try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
    }
    try connection.closeWhole()
  }

  /// Refuses the values of another ledger, and those that should have been deleted by now.
  func check(for ledger: Hash, at now: Instant, path: String) throws {
    guard self.ledger == ledger else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(path) memuat nilai tersegel buku besar lain",
          en: "\(path) holds the sealed values of another ledger"))
    }
    guard now <= until else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "nilai di \(path) hanya boleh disimpan sampai \(Timestamp(utc: until))",
          en: "the values in \(path) were to be kept until \(Timestamp(utc: until))"),
        hint: Phrase(id: "hapus berkas itu", en: "delete the file"))
    }
  }
}
