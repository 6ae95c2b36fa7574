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
  package static let labelCorrected = "label-corrected"

  /// The toy rules, version 1.
  ///
  /// `notesCount`: what a note adds to its region's notes; another than 1 is another fold under the
  /// same version, as an altered program would have.
  package static func catalogue(
    notesCount: Int64 = 1
  ) throws(CatalogueError) -> Catalogue {
    try Catalogue(
      version: 1, domainPrefix: "toy",
      schemas: [noteWritten: Array(noteSchema.utf8), stockCounted: Array(stockSchema.utf8)],
      domain: { ToyState(rows: $0, notesCount: notesCount) })
  }

  /// A type that version 2 brings.
  package static let thanksGiven = "thanks.given"

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
      domainPrefix: "toy", domain: { ToyState(rows: $0) })
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

  package init() {}

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
}

/// The toy domain's state: one projection, and few rules of its own.
package struct ToyState: DomainState {
  private var regions: Table<ToyRow>
  private let notesCount: Int64

  package init(rows: (any RowSource)?, notesCount: Int64 = 1) {
    self.notesCount = notesCount
    regions = Table(
      ProjectionDefinition(name: "regions", version: 1, columns: ["notes", "stock"]), source: rows)
  }

  /// Nothing may be said about the region `64.99`; nobody has gold, or more than a million of
  /// anything.
  package mutating func objection(
    to record: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    if record.event.subject == "64.99" {
      return StandingReason(ToyDomain.unknownRegion, detail: "64.99")
    }
    if record.data["item"]?.string == "gold" { return StandingReason(ToyDomain.unknownItem) }
    if let count = record.data["count"]?.integer, count > 1_000_000 {
      return StandingReason(ToyDomain.impossibleCount, detail: "\(count)")
    }
    return nil
  }

  package mutating func objection(
    to corrected: Record, insteadOf counted: Record, type: EventType
  ) throws(RowError) -> StandingReason? {
    guard corrected.data["label"]?.string == corrected.event.data["label"]?.string else {
      return StandingReason(ToyDomain.labelCorrected)
    }
    return try objection(to: corrected, type: type)
  }

  package mutating func add(
    _ record: Record, type: EventType, at entry: UInt64
  ) throws(RowError) {
    try change(record, type: type, at: entry, by: 1)
  }

  package mutating func remove(
    _ record: Record, type: EventType, at entry: UInt64
  ) throws(RowError) {
    try change(record, type: type, at: entry, by: -1)
  }

  package var tables: [any ProjectionTable] { [regions] }

  package mutating func takeChanges() -> [(projection: String, rows: [StoredRow])] {
    [(regions.definition.name, regions.takeChanges())]
  }

  private mutating func change(
    _ record: Record, type: EventType, at entry: UInt64, by sign: Int64
  ) throws(RowError) {
    let isNote = type.shortName == ToyDomain.noteWritten
    let count = record.data["count"]?.integer ?? 0
    try regions.update(record.event.subject, at: entry) { row in
      var changed = row ?? ToyRow()
      if isNote { changed.notes += sign * notesCount } else { changed.stock += sign * count }
      if record.isConfirmed { changed.confirmed += sign }
      row = changed
    }
  }
}
