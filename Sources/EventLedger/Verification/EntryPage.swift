import CanonicalJSON
import TransparencyLog

/// Neighbouring entries as they were read, and what the tables keyed by event hash say of them.
///
/// This is the part of the work that depends on nothing before it and runs on every core.
struct EntryPage: Sendable {
  let entries: [ReadEntry]
  /// Findings about the index and about the sealed values of these entries.
  private(set) var findings: [Finding] = []
  /// Events whose index row is missing or leads elsewhere, with their true positions.
  private(set) var unindexed: [Hash: UInt64] = [:]
  /// The places that those events seal, where they seal any.
  private(set) var unindexedPlaces: [Hash: [JSONPointer]] = [:]
  private(set) var sealed = SealedValueCount()
  /// The positions of entries of which some sealed value is not there.
  private(set) var lackingValues: [Int64] = []

  init(
    _ rows: [EntryRow], of ledger: some VerifiableLedger, catalogue: Catalogue,
    tables: SideTables, keys: SealingKeys
  ) throws {
    entries = rows.map {
      ReadEntry($0, catalogue: catalogue, withCommitments: tables.hasSealedValues)
    }
    do {
      if tables.hasIndex { try compareIndex(of: ledger) } else { learnPositions() }
      if tables.hasSealedValues { try compareSealedValues(of: ledger, tables, keys) }
    } catch let error as LedgerError where error.code == .corrupt {
      findings.append(
        Finding(
          .file, at: .object("the tables keyed by event"), rule: Finding.Rule.unreadable,
          expected: .file(.readable), found: .verbatim("\(error)")))
    }
  }

  private mutating func compareIndex(of ledger: some VerifiableLedger) throws {
    let readable = entries.compactMap { entry in entry.eventHash.map { (entry, $0) } }
    let positions = try ledger.positions(of: readable.map(\.1))
    for ((entry, hash), found) in zip(readable, positions) {
      guard found != UInt64(exactly: entry.position) else { continue }
      unindexed[hash] = UInt64(clamping: entry.position)
      let places = entry.commitments.map(\.pointer)
      if !places.isEmpty { unindexedPlaces[hash] = places }
      findings.append(
        Finding(
          .state, at: .indexRow("\(hash)"), rule: Finding.Rule.indexRow,
          expected: .log(.entry(entry.position)),
          found: found.map { .log(.entry(Int64(clamping: $0))) } ?? .none))
    }
  }

  /// Without an index it is this pass that knows where events stand.
  private mutating func learnPositions() {
    for entry in entries {
      guard let hash = entry.eventHash else { continue }
      unindexed[hash] = UInt64(clamping: entry.position)
    }
  }

  private mutating func compareSealedValues(
    of ledger: some VerifiableLedger, _ tables: SideTables, _ keys: SealingKeys
  ) throws {
    for entry in entries where !entry.commitments.isEmpty {
      guard case .success(let prepared) = entry.content else { continue }
      let check = SealedValueCheck(event: prepared.event, commitments: entry.commitments)
      let rows = try ledger.sealedRows(of: prepared.event.hash)
      check.compare(rows, with: keys, count: &sealed, findings: &findings)
      let missing = check.missing(from: rows)
      if tables.bringsValues(ofEntryAt: entry.position) {
        if !missing.isEmpty { lackingValues.append(entry.position) }
      } else {
        sealed.absent += UInt64(missing.count)
      }
    }
  }
}

/// Which of the tables beside the entries the copy has.
struct SideTables: Sendable {
  let hasIndex: Bool
  let hasSealedValues: Bool
  /// Of a copy, how many entries' sealed values it brings with it; nil for a file that is none.
  let copySize: UInt64?

  /// Whether the values of an entry must be there, unless they were erased.
  func bringsValues(ofEntryAt position: Int64) -> Bool {
    copySize.map { position < Int64(clamping: $0) } ?? true
  }
}
