package import TransparencyLog

/// Everything a verifier reads of a ledger, from a file or from memory.
///
/// Nothing it hands out is trusted. Tables are read page by page in the order of their keys, so
/// that memory stays flat: each call is given the last row it answered with, nil at the start, and
/// answers with at most `count` rows after it, none at the end. Rows are handed out as they stand,
/// also those that a healthy ledger cannot hold. What cannot be read at all throws a
/// `LedgerError` of code `corrupt`, which the verifier reports as a finding.
package protocol VerifiableLedger: LedgerHistory {
  /// In what form the ledger is kept.
  var form: LedgerForm { get }

  /// What the file says is still to be done with it.
  func marks() throws -> [LedgerMark]

  /// What is wrong with the container: unknown objects, dropped triggers, damaged pages.
  func structure() throws -> [Finding]

  /// The entries in the order of their positions.
  func entryRows(after last: EntryRow?, count: Int) throws -> [EntryRow]

  /// The published checkpoints in the order of their sizes.
  func checkpointRows(after last: CheckpointRow?, count: Int) throws -> [CheckpointRow]

  /// The witnesses' lines in the order of size and witness.
  func cosignatureRows(after last: CosignatureRow?, count: Int) throws -> [CosignatureRow]

  /// The full tiles in the order of level and number.
  func tileRows(after last: TileRow?, count: Int) throws -> [TileRow]

  /// The bytes of a tile of the form `tiles`, as wide as asked for; nil where it is missing.
  func publishedTile(at coordinate: TileCoordinate) throws -> [UInt8]?

  /// What was kept of other histories under the same log key, in the order it came in.
  func evidenceRows(after last: EvidenceRow?, count: Int) throws -> [EvidenceRow]

  /// The number of rows of the index from event hash to position; nil when there is no such table.
  func indexRowCount() throws -> UInt64?

  /// The index in the order of the event hashes.
  func indexRows(after last: IndexRow?, count: Int) throws -> [IndexRow]

  /// What the index says of events: one answer for each, nil where it has no row.
  func positions(of events: [Hash]) throws -> [UInt64?]

  /// The number of sealed values; nil when the copy has no such table.
  func sealedValueCount() throws -> UInt64?

  /// The sealed values of one event, in any order.
  func sealedRows(of event: Hash) throws -> [SealedRow]

  /// All sealed values in the order of event and pointer.
  func sealedRows(after last: SealedRow?, count: Int) throws -> [SealedRow]

  /// The projections that are stored; nil when the copy has none.
  func storedProjections() throws -> [StoredProjection]?

  /// The rows of a stored projection in the order of their keys' bytes.
  func projectionRows(
    of projection: String, after last: StoredProjectionRow?, count: Int
  ) throws -> [StoredProjectionRow]
}

extension VerifiableLedger {
  package var form: LedgerForm { .file }

  package func marks() -> [LedgerMark] { [] }

  package func publishedTile(at coordinate: TileCoordinate) throws -> [UInt8]? { nil }

  package func positions(of events: [Hash]) throws -> [UInt64?] {
    try events.map { try index(of: $0) }
  }
}
