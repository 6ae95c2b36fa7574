package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A ledger in memory with three registrars of whom two must agree, and no desk yet.
package struct TestCouncil {
  package var ledger: TestLedger

  package static let registrars = (1...3).map { TestKey(registrar: $0) }

  /// The ledger with the approvals of its first event.
  package init() throws {
    ledger = try TestLedger.opened(threshold: 2, registrars: 3)
    let opened = try Entry(ledger.history.entries[0]).event.hash
    for registrar in Self.registrars.dropFirst() { try approve(opened, by: registrar) }
  }

  /// An act of the first registrar, which the second approves.
  @discardableResult
  package mutating func act(
    _ type: String, data: JSON, approved: Bool = true
  ) throws -> Entry {
    let act = try ledger.append(type, by: Self.registrars[0], subject: "64", data: data)
    if approved { try approve(act.event.hash, by: Self.registrars[1]) }
    return act
  }

  /// A registrar's yes.
  @discardableResult
  package mutating func approve(_ act: Hash, by registrar: TestKey) throws -> Entry {
    try ledger.append(
      LedgerType.actApproved, by: registrar, subject: "64", data: ["act": .string("\(act)")])
  }

  /// Brings a desk of the regency's level and its key into the directory.
  package mutating func register(_ key: TestKey, desk: String) throws {
    try act(
      LedgerType.deskRegistered,
      data: [
        "desk": .string(desk), "hostAgency": "Kesbangpol", "level": "regency",
        "scope": .string(desk),
      ])
    try act(
      LedgerType.keyRegistered,
      data: [
        "desk": .string(desk), "key": .string("\(key.verifier)"), "role": "desk",
        "scope": .string(desk),
      ])
  }
}
