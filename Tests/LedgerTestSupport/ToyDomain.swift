package import CanonicalJSON
package import EventLedger
import Schemas

/// A domain of two types, small enough to read beside a test: a note about a region, and a count.
///
/// A note has a sealed text and may have a sealed source; the projection counts per region what was said there.
package enum ToyDomain {
  package static let noteWritten = "note.written"
  package static let stockCounted = "stock.counted"

  package static let unknownRegion = "unknown-region"
  package static let unknownItem = "unknown-item"
  package static let impossibleCount = "impossible-count"
  package static let labelCorrected = StandingReason.labelCorrected

  /// A type that version 2 brings.
  package static let thanksGiven = "thanks.given"

  /// The toy rules, version 1.
  package static func catalogue(
    domain: Domain? = nil
  ) throws(CatalogueError) -> Catalogue {
    let own = try self.domain()
    return try Catalogue(
      version: 1, domain: domain ?? own,
      schemas: [noteWritten: Array(noteSchema.utf8), stockCounted: Array(stockSchema.utf8)])
  }

  /// The toy rules, version 2, by a program that has version 1 too: notes have one more topic, and
  /// there is one more type.
  package static func secondCatalogue() throws(CatalogueError) -> Catalogue {
    let wider = noteSchema.split(separator: "\"logistics\"]", omittingEmptySubsequences: false)
      .joined(separator: "\"logistics\", \"weather\"]")
    let files = [
      ("v1/\(noteWritten).json", noteSchema), ("v1/\(stockCounted).json", stockSchema),
      ("v2/\(noteWritten).json", wider), ("v2/\(thanksGiven).json", thanksSchema),
    ]
    return try Catalogue(
      RulesFiles.released.withDomain(
        files.map { SchemaFiles.File(path: $0.0, bytes: Array($0.1.utf8)) }),
      domain: domain())
  }

  /// The domain for all versions of the rules: three kinds, one of them since version 2.
  ///
  /// `notesCount`: what a note adds to its region's notes; another than 1 is another fold under the
  /// same version, as an altered program would have.
  package static func domain(notesCount: Int64 = 1) throws(CatalogueError) -> Domain {
    try Domain(
      prefix: "toy", reference: ToyRegions.self,
      kinds: [ToyRegions.note(counting: notesCount), ToyRegions.stock, ToyRegions.thanks])
  }

  private static let thanksSchema = """
    {"x-roles": ["desk"], "type": "object", "properties": {}, "additionalProperties": false}
    """

  private static let noteSchema = """
    {"x-roles": ["desk", "province"], "type": "object",
     "properties": {
       "topic": {"enum": ["security", "logistics"]},
       "text": {"type": "object",
         "properties": {"sealed": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
         "required": ["sealed"], "additionalProperties": false,
         "x-sealed": {"class": "narrative", "schema": {"type": "string", "maxLength": 1000}}},
       "source": {"type": "object",
         "properties": {"sealed": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
         "required": ["sealed"], "additionalProperties": false,
         "x-sealed": {"class": "person", "schema": {"type": "string", "maxLength": 100}}}},
     "required": ["topic"], "additionalProperties": false}
    """

  private static let stockSchema = """
    {"x-roles": ["kpu", "desk"], "type": "object",
     "properties": {"item": {"type": "string", "pattern": "^[a-z_]{1,20}$"},
                    "label": {"type": "string", "pattern": "^CNT-[0-9]{4}$"},
                    "count": {"type": "integer", "minimum": 0}},
     "required": ["item", "count"], "additionalProperties": false}
    """
}

/// Per region: how many notes, the sum of the counts, and how many of both another confirmed.
package struct ToyRow: ProjectionRow {
  package var notes: Int64 = 0
  package var stock: Int64 = 0
  package var confirmed: Int64 = 0

  package init(notes: Int64 = 0, stock: Int64 = 0) {
    self.notes = notes
    self.stock = stock
  }

  package init?(_ row: JSONValue) {
    guard let notes = row["notes"]?.integer, let stock = row["stock"]?.integer,
      let confirmed = row["confirmed"]?.integer
    else { return nil }
    self.notes = notes
    self.stock = stock
    self.confirmed = confirmed
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("notes", .integer(notes)), ("stock", .integer(stock)), ("confirmed", .integer(confirmed)),
    ]
  }

  package static let definition = ProjectionDefinition(
    name: "regions", version: 1, columns: ["notes", "stock"])

  mutating func add(_ other: ToyRow, times sign: Int64) {
    notes += sign * other.notes
    stock += sign * other.stock
    confirmed += sign * other.confirmed
  }
}

/// The toy domain's one slice, which is its reference too: one projection, and few rules of its own.
package struct ToyRegions: Slice {
  private var regions = Table<ToyRow>()

  package init() {}

  package static let tables: [TableOf<ToyRegions>] = [TableOf(\.regions)]

  package static let folds: [Fold<ToyRegions>] = [
    Fold(note(counting: 1)) { (slice, change) throws(RowError) in try slice.fold(change) },
    Fold(stock) { (slice, change) throws(RowError) in try slice.fold(change) },
    Fold(thanks) { (slice, change) throws(RowError) in try slice.fold(change) },
  ]

  /// A note adds to the notes of its region.
  static func note(counting notes: Int64) -> Kind<ToyRow, ToyRegions> {
    kind(ToyDomain.noteWritten) { _ in ToyRow(notes: notes) }
  }

  /// A count adds to the stock of its region.
  static let stock = kind(ToyDomain.stockCounted) { record in
    ToyRow(stock: record.data["count"]?.integer ?? 0)
  }

  /// Thanks count nothing.
  static let thanks = kind(ToyDomain.thanksGiven, since: 2) { _ in ToyRow() }

  /// A kind of event that may not be about the region `64.99`; nobody has gold, or more than a
  /// million of anything.
  private static func kind(
    _ name: String, since: Int = 1, _ read: @escaping @Sendable (Record) -> ToyRow
  ) -> Kind<ToyRow, ToyRegions> {
    Kind(name, since: since, label: "label") { record in
      var row = read(record)
      row.confirmed = record.isConfirmed ? 1 : 0
      return row
    } objection: { event, _ in
      if event.subject == "64.99" {
        return StandingReason(ToyDomain.unknownRegion, detail: "64.99")
      }
      if event.data["item"]?.string == "gold" { return StandingReason(ToyDomain.unknownItem) }
      if let count = event.data["count"]?.integer, count > 1_000_000 {
        return StandingReason(ToyDomain.impossibleCount, detail: "\(count)")
      }
      return nil
    }
  }

  private mutating func fold(_ change: ChangeOf<ToyRow>) throws(RowError) {
    try regions.update(change.subject, at: change.entry) { row in
      var changed = row ?? ToyRow()
      changed.add(change.payload, times: change.sign)
      row = changed
    }
  }
}
