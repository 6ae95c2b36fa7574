import CanonicalJSON
import TransparencyLog

/// Names the rows of the tables keyed by event that belong to no entry.
///
/// It is run only when a table may have more rows than the entries account for, since it looks up
/// the entry of every row.
struct SurplusAudit<Ledger: VerifiableLedger> {
  private let ledger: Ledger
  /// The places that events seal which the index does not lead to.
  private let unindexed: [Hash: [JSONPointer]]

  init(_ ledger: Ledger, unindexed: [Hash: [JSONPointer]]) {
    self.ledger = ledger
    self.unindexed = unindexed
  }

  /// Reports the rows of the index whose position holds another event or none.
  func reportIndexRows(findings: inout FindingLog) throws {
    let ledger = ledger
    var rows = RowCursor { try ledger.indexRows(after: $0, count: $1) }
    while let row = try rows.next() {
      let event = try UInt64(exactly: row.position).flatMap { try entry(at: $0)?.event.hash }
      guard event?.bytes != row.event else { continue }
      findings.add(
        Finding(
          .state, at: .indexRow(Hex.encode(row.event)), rule: Finding.Rule.indexSurplus,
          expected: .table(.noForeignRow), found: .log(.entry(row.position))))
    }
    findings.add(rows.failure, reading: "the index")
  }

  /// Reports the sealed values that no commitment of an event in the log stands for.
  func reportSealedValues(findings: inout FindingLog) throws {
    let ledger = ledger
    var rows = RowCursor { try ledger.sealedRows(after: $0, count: $1) }
    while let row = try rows.next() {
      guard try !isCommitted(row) else { continue }
      findings.add(
        Finding(
          .sealedValues,
          at: .sealedValue(
            event: String(decoding: row.event, as: UTF8.self),
            pointer: String(decoding: row.pointer, as: UTF8.self)),
          rule: Finding.Rule.sealedSurplus, expected: .table(.commitment), found: .none))
    }
    findings.add(rows.failure, reading: "sealed values")
  }

  private func isCommitted(_ row: SealedRow) throws -> Bool {
    guard let hash = Hash(hex: String(decoding: row.event, as: UTF8.self)) else { return false }
    let places = try unindexed[hash] ?? places(sealedBy: hash)
    return places.contains { "\($0)".utf8.elementsEqual(row.pointer) }
  }

  private func places(sealedBy hash: Hash) throws -> [JSONPointer] {
    guard let index = try ledger.index(of: hash), let event = try entry(at: index)?.event,
      event.hash == hash
    else { return [] }
    return Commitment.all(in: event).map(\.pointer)
  }

  /// The entry at a position; nil also where the table is damaged, which its own reading tells.
  private func entry(at position: UInt64) throws -> Entry? {
    do {
      return try ledger.entries(from: position, count: 1).first.flatMap { try? Entry($0) }
    } catch let error as LedgerError where error.code == .corrupt {
      return nil
    }
  }
}
