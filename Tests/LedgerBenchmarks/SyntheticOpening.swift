import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// The first events of a synthetic ledger: two registrars who approve each other's acts, the
/// desks with their keys, one key rotated and one revoked, and what is known of the region.
struct SyntheticOpening {
  let catalogue: Catalogue
  let facts: RegionFacts
  let clock: Instant

  private static let registrars = [TestKey(registrar: 1), TestKey(registrar: 2)]

  /// Writes everything and returns the keys that go on writing, by desk.
  func write(into intake: inout Intake, desks: [String]) throws -> [String: TestKey] {
    let first = try write(
      LedgerType.ledgerOpened, by: Self.registrars[0], genesisData(), into: &intake)
    try approve(first, into: &intake)
    var keys = [Role.registrar.rawValue: Self.registrars[0]]
    for desk in ["64"] + desks {
      try register(desk: desk, into: &intake)
      keys[desk] = try register(key: TestKey(desk), for: desk, into: &intake)
    }
    try rotate("64.01", in: &keys, into: &intake)
    try revokeSpare(of: "64.02", into: &intake)
    for draft in OpeningPlan(facts).drafts {
      _ = try write(
        draft.type, by: Self.registrars[0], draft.data, subject: draft.subject,
        time: Timestamp(draft.time), into: &intake)
    }
    return keys
  }

  private func genesisData() -> JSON {
    [
      "logKey": .string("\(TestKey.log.verifier)"), "nonce": .string(Hex.encode(0..<16)),
      "origin": .string(TestLedger.origin),
      "recoveryKey": .string("\(TestKey("recovery").verifier)"),
      "registrars": .array(Self.registrars.map { .string("\($0.verifier)") }), "rehearsal": true,
      "rulesDigest": .string("\(catalogue.digest)"),
      "rulesVersion": .integer(Int64(catalogue.version)), "scope": "64",
      "serviceKey": .string("\(TestKey("service").verifier)"), "threshold": 2,
      "timeZone": "+08:00", "title": "Latihan: ledger sintetis",
    ]
  }

  private func register(desk: String, into intake: inout Intake) throws {
    let data: JSON = [
      "desk": .string(desk), "hostAgency": "Kesbangpol",
      "level": .string(desk == "64" ? "province" : "regency"), "scope": .string(desk),
    ]
    try approve(
      try write(LedgerType.deskRegistered, by: Self.registrars[0], data, into: &intake),
      into: &intake)
  }

  private func register(
    key: TestKey, for desk: String, into intake: inout Intake
  ) throws -> TestKey {
    let data: JSON = [
      "desk": .string(desk), "key": .string("\(key.verifier)"),
      "role": .string((desk == "64" ? Role.province : .desk).rawValue), "scope": .string(desk),
    ]
    try approve(
      try write(LedgerType.keyRegistered, by: Self.registrars[0], data, into: &intake),
      into: &intake)
    return key
  }

  private func rotate(
    _ desk: String, in keys: inout [String: TestKey], into intake: inout Intake
  ) throws {
    guard let old = keys[desk] else { return }
    let new = TestKey("\(desk)-second")
    _ = try write(
      LedgerType.keyRotated, by: old, ["key": .string("\(new.verifier)")], subject: desk,
      into: &intake)
    keys[desk] = new
  }

  private func revokeSpare(of desk: String, into intake: inout Intake) throws {
    let spare = try register(key: TestKey("\(desk)-spare"), for: desk, into: &intake)
    let data: JSON = ["key": .string("\(spare.fingerprint)"), "reason": "lost"]
    try approve(
      try write(LedgerType.keyRevoked, by: Self.registrars[0], data, into: &intake),
      into: &intake)
  }

  private func approve(_ act: Hash, into intake: inout Intake) throws {
    _ = try write(
      LedgerType.actApproved, by: Self.registrars[1], ["act": .string("\(act)")], into: &intake)
  }

  private func write(
    _ name: String, by key: TestKey, _ data: JSON, subject: String = "64",
    time: Timestamp? = nil, into intake: inout Intake
  ) throws -> Hash {
    guard let type = catalogue.type(named: name) else {
      throw LedgerError(.notFound, "there is no type \(name)")
    }
    let head =
      try intake.chainHead(of: key.fingerprint)
      ?? .init(author: key.author, number: 1, ledger: nil, previous: nil, anchor: nil)
    let now = Timestamp(clock, offsetMinutes: 480)
    let salts = Salts(seed: head.previous ?? .emptyTree)
    let submission = try EventWriter(key: key.privateKey, makeSalt: salts.next).submission(
      for: .init(type: type.name, subject: subject, time: time ?? now, data: data), type: type,
      corrected: nil, at: head, recordedTime: now)
    let outcome = try intake.take(submission, mustStand: true)
    guard let placed = outcome.placed else {
      throw LedgerError(.notTaken, "\(name) does not count: \(outcome)")
    }
    return placed.event
  }
}
