import CanonicalJSON
import TransparencyLog

/// What was lawfully erased, held against the sealed values that are there and that are not.
///
/// An erasure cannot be undone, so what was in effect at any size of the log counts here, also
/// where a later revocation gives the act another standing.
struct ErasureAudit {
  private var places: Set<ErasedPlace> = []
  private var pointers: [Hash: Set<JSONPointer>] = [:]

  /// Notes what the fold of an entry has erased.
  mutating func learn(_ erased: [ErasedPlace]) {
    for place in erased where places.insert(place).inserted {
      pointers[place.event, default: []].insert(place.pointer)
    }
  }

  /// How many values were erased, by class, basis and desk.
  var counts: [ErasureCount] {
    var counts: [ErasureCount.Group: UInt64] = [:]
    for place in places {
      let group = ErasureCount.Group(kind: place.kind, basis: place.basis, desk: place.desk)
      counts[group, default: 0] += 1
    }
    return counts.map { ErasureCount(group: $0.key, count: $0.value) }.sorted {
      $0.order < $1.order
    }
  }

  /// How many values of entries from an index on were erased.
  func count(ofEntriesFrom index: UInt64, in ledger: some VerifiableLedger) throws -> UInt64 {
    var count: UInt64 = 0
    for (event, places) in pointers where try ledger.index(of: event).map({ $0 >= index }) ?? false
    {
      count += UInt64(places.count)
    }
    return count
  }

  /// Reports the values that neither stand in the table nor were erased.
  ///
  /// `positions`: the entries of which some value is not there. They are read again, since an
  /// erasure comes after what it erases, and keeping every place would take memory.
  func reportMissing(
    at positions: [Int64], of ledger: some VerifiableLedger, findings: inout FindingLog
  ) throws {
    for position in positions {
      let before = position == .min ? nil : EntryRow(position: position - 1, bytes: [])
      guard let row = try ledger.entryRows(after: before, count: 1).first,
        let event = (try? Entry(row.bytes))?.event
      else { continue }
      let erased = pointers[event.hash] ?? []
      let check = SealedValueCheck(event: event, commitments: Commitment.all(in: event))
      for commitment in check.missing(from: try ledger.sealedRows(of: event.hash))
      where !erased.contains(commitment.pointer) {
        findings.add(check.missingFinding(commitment))
      }
    }
  }

  /// Reports the values that were erased and are there all the same.
  func reportPresent(in ledger: some VerifiableLedger, findings: inout FindingLog) throws {
    let events = pointers.map { (hash: $0.key, places: $0.value) }
      .sorted { "\($0.hash)" < "\($1.hash)" }
    for event in events {
      for row in try ledger.sealedRows(of: event.hash)
      where event.places.contains(where: { "\($0)".utf8.elementsEqual(row.pointer) }) {
        findings.add(
          Finding(
            .sealedValues,
            at: .sealedValue(
              event: "\(event.hash)", pointer: String(decoding: row.pointer, as: UTF8.self)),
            rule: Finding.Rule.sealedErased, expected: .table(.erased),
            found: .table(.row)))
      }
    }
  }
}

/// How many sealed values were erased for one reason.
package struct ErasureCount: Hashable, Sendable {
  struct Group: Hashable {
    let kind: SealingClass
    let basis: String
    let desk: String
  }

  /// Why the schema seals the field: `person` or `narrative`.
  package let kind: String
  /// The basis in law, one of the codes of `private-data.erased`.
  package let basis: String
  /// The desk of the event's author.
  package let desk: String
  package let count: UInt64

  package init(kind: String, basis: String, desk: String, count: UInt64) {
    self.kind = kind
    self.basis = basis
    self.desk = desk
    self.count = count
  }

  init(group: Group, count: UInt64) {
    self.init(kind: group.kind.rawValue, basis: group.basis, desk: group.desk, count: count)
  }

  fileprivate var order: (String, String, String) { (kind, basis, desk) }
}
