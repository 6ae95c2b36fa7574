import EventLedger
import GRDB

/// The objects of a database, tables, indexes, triggers and views, with the SQL that made them.
///
/// What a ledger must look like is not described a second time: an empty one is made in memory,
/// and the two are compared. A missing `STRICT` or a trigger that lets something pass is another
/// text. The objects are a list and not a set of names: a file may hold a second row of a name, which
/// SQLite passes over when its text says `IF NOT EXISTS`, and which would hide what stands beneath it.
struct FileStructure {
  /// An object as a row of the schema tells it.
  private struct Object: Hashable {
    /// The table that it belongs to.
    let table: String
    /// The text that made it; nil for what SQLite made itself.
    let sql: String?
  }

  /// By type and name, as `trigger entries_refuse_update`: every row, in the order of the file.
  private let objects: [String: [Object]]

  /// Reads the list, without the tables of statistics that ANALYZE makes.
  private init(of database: Database) throws {
    // A blob would read like the same text here, and like another to who looks for a trigger.
    let rows = try database.rows(
      """
      SELECT
        iif(typeof(type) || typeof(name) || typeof(tbl_name) || typeof(sql)
          IN ('texttexttexttext', 'texttexttextnull'), '', 'mistyped ') || type || ' ' || name,
        tbl_name, sql IS NULL, sql
      FROM sqlite_schema
      WHERE (type, name, tbl_name, sql) NOT IN (VALUES
        ('table', 'sqlite_stat1', 'sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'),
        ('table', 'sqlite_stat4', 'sqlite_stat4',
          'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))
        OR sql IS NULL
      """
    ) { row in
      (row.text(0), Object(table: row.text(1), sql: row.integer(2) == 1 ? nil : row.text(3)))
    }
    objects = Dictionary(rows.map { ($0.0, [$0.1]) }, uniquingKeysWith: +)
  }

  init(of connection: LedgerConnection) throws {
    self = try connection.run { try FileStructure(of: $0) }
  }

  /// What a ledger with these projections consists of.
  init(ofLedgerWith definitions: [ProjectionDefinition]) throws {
    self = try DatabaseQueue().inDatabase { database in
      try FileFormat.create(in: database)
      for definition in definitions {
        try database.execute(sql: FileFormat.view(of: definition))
      }
      return try FileStructure(of: database)
    }
  }

  /// What is missing, altered or too much, sorted by name.
  ///
  /// A view of a projection in another version is told with the projection, not here.
  func findings(
    against expected: FileStructure, otherProjections: Set<String>
  ) -> [Finding] {
    let names = Set(objects.keys).union(expected.objects.keys).sorted()
    return names.compactMap { name in
      if otherProjections.contains(where: { name == "view \($0)" }) { return nil }
      guard objects[name] != expected.objects[name] else { return nil }
      return Finding(
        .file, at: .object(name), rule: Finding.Rule.structure,
        expected: expected.value(of: name), found: value(of: name))
    }
  }

  /// What a ledger that is written to has otherwise than this, in a word; nil when nothing.
  ///
  /// Views are not asked: nothing is written through one, and those of the projections are made
  /// anew with them.
  fileprivate func foreignObject() throws -> Finding.Place? {
    try findings(against: Self.ledger.get(), otherProjections: viewNames).first?.place
  }

  /// The first object of a ledger's own that is another here, or that has a second row; nil when all
  /// are as they must be.
  ///
  /// What somebody has added under a name of its own is not read, and hides nothing.
  fileprivate func alteredObject() throws -> Finding.Place? {
    let expected = try Self.ledger.get()
    let own = Set(expected.objects.keys.map(Self.name))
    return findings(against: expected, otherProjections: [])
      .map(\.place)
      .first { place in
        guard case .object(let name) = place else { return false }
        return own.contains(Self.name(of: name))
      }
  }

  /// An object's name without its type, as SQLite compares it: a view may stand for a table.
  private static func name(of object: String) -> String {
    String(object.split(separator: " ", maxSplits: 1).last ?? "").lowercased()
  }

  /// What every ledger has, whatever its projections.
  private static let ledger = Result { try FileStructure(ofLedgerWith: []) }

  private var viewNames: Set<String> {
    Set(objects.keys.filter { $0.hasPrefix("view ") }.map { String($0.dropFirst("view ".count)) })
  }

  private func value(of name: String) -> Finding.Value {
    guard let rows = objects[name] else { return .none }
    return .file(.objects(rows.map { .init(sql: $0.sql, table: $0.table) }))
  }
}

extension LedgerConnection {
  /// Refuses to write to a file whose tables, indexes or triggers are not those of a ledger: a
  /// foreign trigger would run with each row that is inserted.
  ///
  /// `compared`: the schema's number when it was compared last.
  /// - Returns: the number now, which SQLite raises with each change of the schema.
  func refuseForeignObjects(since compared: Int64? = nil) throws -> Int64? {
    let number = try run { try $0.row("PRAGMA schema_version") { $0.integer(0) } }
    guard compared == nil || number != compared else { return number }
    if let place = try FileStructure(of: self).foreignObject() { throw foreign(place) }
    // A commit would move pages by a map that the file does not have.
    if try run({ try $0.row("PRAGMA auto_vacuum") { $0.integer(0) } ?? 0 }) != 0 {
      throw foreign(.object("auto_vacuum"))
    }
    return number
  }

  /// Refuses to read rows of a file whose own tables are not those of a ledger, before the first is
  /// read.
  func refuseAlteredObjects() throws {
    if let place = try FileStructure(of: self).alteredObject() { throw foreign(place) }
  }

  private func foreign(_ place: Finding.Place) -> LedgerError {
    LedgerError(
      .corrupt,
      Phrase(
        id: "\(path): \(place) bukan seperti pada buku besar",
        en: "\(path): \(place) is not as a ledger has it"),
      hint: Phrase(
        id: "jalankan `ledger verify` pada berkas itu, atau pulihkan dari salinan",
        en: "run `ledger verify` on the file, or restore it from a copy"))
  }
}
