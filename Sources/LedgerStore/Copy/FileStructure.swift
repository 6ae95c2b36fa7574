import EventLedger
import GRDB

/// The objects of a database, tables, indexes, triggers and views, with the SQL that made them.
///
/// What a ledger must look like is not described a second time: an empty one is made in memory,
/// and the two are compared. A missing `STRICT` or a trigger that lets something pass is another
/// text.
struct FileStructure {
  /// By type and name, as `trigger entries_refuse_update`; nil for what SQLite made itself.
  private let objects: [String: String?]
  /// The table that an object belongs to.
  private let tables: [String: String]

  private init(of database: Database) throws {
    // A blob would read like the same text here, and like another to who looks for a trigger.
    let rows = try database.rows(
      """
      SELECT
        iif(typeof(type) || typeof(name) || typeof(tbl_name) || typeof(sql)
          IN ('texttexttexttext', 'texttexttextnull'), '', 'mistyped ') || type || ' ' || name,
        tbl_name, sql IS NULL, sql
      FROM sqlite_schema
      """
    ) { row in (row.text(0), row.text(1), row.integer(2) == 1 ? nil : row.text(3)) }
    objects = Dictionary(rows.map { ($0.0, $0.2) }) { first, _ in first }
    tables = Dictionary(rows.map { ($0.0, $0.1) }) { first, _ in first }
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
  /// The table of sealed values may be left out whole: such a copy can be given to anyone. A view
  /// of a projection in another version is told with the projection, not here.
  func findings(
    against expected: FileStructure, otherProjections: Set<String>
  ) -> [Finding] {
    let isRedacted = objects["table sealed_values"] == nil
    let names = Set(objects.keys).union(expected.objects.keys).sorted()
    return names.compactMap { name in
      if isRedacted, expected.tables[name] == "sealed_values" { return nil }
      if otherProjections.contains(where: { name == "view \($0)" }) { return nil }
      guard objects[name] != expected.objects[name] || tables[name] != expected.tables[name]
      else { return nil }
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
    try findings(against: FileStructure(ofLedgerWith: []), otherProjections: viewNames).first?.place
  }

  private var viewNames: Set<String> {
    Set(objects.keys.filter { $0.hasPrefix("view ") }.map { String($0.dropFirst("view ".count)) })
  }

  private func value(of name: String) -> Finding.Value {
    guard let sql = objects[name] else { return .none }
    return .file(.object(sql: sql, table: tables[name]))
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
    if let place = try FileStructure(of: self).foreignObject() {
      throw LedgerError(
        .corrupt,
        Phrase(
          id: "\(path): \(place) bukan seperti pada buku besar",
          en: "\(path): \(place) is not as a ledger has it"),
        hint: Phrase(
          id: "jalankan `ledger verify` pada berkas itu, atau pulihkan dari salinan",
          en: "run `ledger verify` on the file, or restore it from a copy"))
    }
    return number
  }
}
