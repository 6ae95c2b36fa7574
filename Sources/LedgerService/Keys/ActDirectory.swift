package import EventLedger
package import LedgerStore
package import TransparencyLog

/// The registrars' acts as the stored projections have them.
package struct ActDirectory {
  private let ledger: any LedgerReading
  private let catalogue: Catalogue
  /// The registrars in force, in the order they came in.
  private let registrars: [NoteVerifier]
  private let keys: [(fingerprint: Fingerprint, row: KeyRow)]
  private let opening: LedgerRow

  package init(_ ledger: any LedgerReading, catalogue: Catalogue) throws {
    self.ledger = ledger
    self.catalogue = catalogue
    keys = try KeyDirectory(ledger).rows()
    registrars = keys.map(\.row)
      .filter { $0.role == .registrar && $0.end == nil }
      .sorted { ($0.since, "\($0.verifier)") < ($1.since, "\($1.verifier)") }.map(\.verifier)
    opening = try Self.ledgerRow(of: ledger)
  }

  /// The row of the ledger itself.
  package static func ledgerRow(of ledger: any LedgerReading) throws -> LedgerRow {
    guard let found = try ledger.rows(LedgerRow.self, of: LedgerRow.definition).first else {
      throw RowError(
        projection: LedgerRow.definition.name, key: LedgerRow.key, reason: "is missing")
    }
    return found.row
  }

  /// The acts in the order of their entries, the first event among them while it is not approved.
  package func acts(where isWanted: (ActRow) -> Bool) throws -> [ActDetails] {
    var acts = try ledger.rows(ActRow.self, of: ActRow.definition).map { found in
      (try found.key(Hash.init(hex:)), found.row)
    }
    acts.append((opening.genesis.hash, try firstEvent()))
    return try acts.filter { isWanted($0.1) }.sorted { $0.1.index < $1.1.index }
      .map { try details(of: $0, $1) }
  }

  /// The act that an event is.
  package func act(_ hash: Hash) throws -> ActDetails {
    guard let act = try acts(where: { _ in true }).first(where: { $0.hash == hash }) else {
      throw ActFault.notAnAct(hash)
    }
    return act
  }

  /// The first event as an act, which all registrars that it names have to approve.
  private func firstEvent() throws -> ActRow {
    let entry = try ledger.entry(0)
    var row = ActRow(type: LedgerType.ledgerOpened, index: 0, author: entry.event.author.key)
    let named = opening.genesis.registrars.map { Fingerprint(of: $0.publicKey) }
    row.approvals = named.filter { !opening.awaitedRegistrars.contains($0) }
    row.state = opening.awaitedRegistrars.isEmpty ? .effective : .pending
    return row
  }

  private func details(of hash: Hash, _ row: ActRow) throws -> ActDetails {
    let entry = try ledger.entry(row.index)
    let missing = registrars.filter { !row.approvals.contains(Fingerprint(of: $0.publicKey)) }
    return ActDetails(
      hash: hash, entry: entry, type: catalogue.types[entry.event.type], row: row,
      missing: missing, needed: row.state == .pending ? needed(for: row) : 0,
      deskAwaited: try row.state == .pending ? deskAwaited(by: entry, row) : nil)
  }

  /// The desk that an erasure waits for besides the registrars.
  private func deskAwaited(by entry: Entry, _ row: ActRow) throws -> String? {
    let record = Record(index: row.index, entry: entry)
    guard let desk = try ledger.deskToConsent(to: record, under: catalogue) else { return nil }
    let hasConsented = keys.contains { key in
      key.row.desk == desk && key.row.end == nil && row.approvals.contains(key.fingerprint)
    }
    return hasConsented ? nil : desk
  }

  private func needed(for row: ActRow) -> Int {
    guard row.index > 0 else { return opening.awaitedRegistrars.count }
    let inForce = registrars.filter { row.approvals.contains(Fingerprint(of: $0.publicKey)) }
    return max(0, opening.genesis.threshold - inForce.count)
  }
}
