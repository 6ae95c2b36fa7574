import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// The honest ledger that every attack begins with, as the bytes of its file.
///
/// Three registrars of whom two must agree, two desks, KPU and the province; a stock list long
/// enough to fill a tile; rounds of notes and counts, each anchored to the round before; a
/// correction, a seal of the state, and two witnesses' lines.
struct GoodLedger {
  /// The file at rest.
  let file: [UInt8]
  /// The same file as a backup kept it, before its last rounds.
  let backup: [UInt8]
  /// The newest checkpoint, as an inspector keeps it.
  let kept: UnverifiedNote
  /// `received` of the newest entry.
  let clock: Instant

  /// Made once: every attack has a copy.
  static let shared = Result { try GoodLedger() }

  static let firstDesk = TestKey("64.71")
  static let secondDesk = TestKey("64.72")
  static let kpu = TestKey("kpu-64")
  static let witnesses = ["auditor", "university"]
  /// The size that the witnesses have cosigned; the entry behind it seals the state.
  static let cosignedSize = 265
  /// The first entry of the last round but one: a note by each desk, then a count by KPU.
  static let thirdRound = 267
  /// The first entry of the last round.
  static let lastRound = 270

  static let desks: [(key: TestKey, level: String, role: Role, scope: String)] = [
    (TestKey("64"), "province", .province, "64"), (firstDesk, "regency", .desk, "64.71"),
    (secondDesk, "regency", .desk, "64.72"), (kpu, "partner", .kpu, "64"),
  ]

  private init() throws {
    let season = try GoodSeason()
    try season.registerDesks()
    try season.countStock(240)
    for round in 0..<2 { try season.play(round) }
    backup = try season.close()
    try season.cosign()
    try season.seal()
    try season.correct()
    for round in 2..<4 { try season.play(round) }
    kept = try season.newest()
    file = try season.close()
    clock = season.clock
  }

  /// A witness as it signs checkpoints.
  static func cosigner(_ name: String) throws -> Cosigner {
    Cosigner(name: try KeyName(name), privateKey: TestKey(name).privateKey)
  }

  /// The policy of an inspector who relies on both witnesses.
  static func policy() throws -> Policy {
    var text = "log \(TestKey.log.verifier)\n"
    for name in witnesses { text += "witness \(name) \(try cosigner(name).verifier)\n" }
    text += "group both all \(witnesses.joined(separator: " "))\nquorum both\n"
    return try Policy(Array(text.utf8))
  }
}

/// The good ledger in the making.
private final class GoodSeason {
  private let fixture: StoreFixture
  private var writer: LedgerWriter
  /// The newest count by KPU.
  private var count: Hash?

  init() throws {
    fixture = try StoreFixture()
    let first = try TestLedger.opened(threshold: 2, registrars: 3).history.entries[0]
    let opened = try Entry(first)
    writer = try LedgerWriter.create(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys(),
      clock: fixture.clock,
      signer: StoreFixture.signer,
      submissions: [
        Submission(event: opened.event, signature: opened.signature, openings: [])
      ]
    ).writer
    for registrar in TestCouncil.registrars.dropFirst() {
      try approve(opened.event.hash, by: registrar)
    }
  }

  var clock: Instant { fixture.clock }

  func newest() throws -> UnverifiedNote { try writer.newest().logNote }

  /// Brings everything into the one file, and opens it again.
  func close() throws -> [UInt8] {
    try writer.close()
    let bytes = Array(try Data(contentsOf: URL(filePath: fixture.path)))
    writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    return bytes
  }

  func registerDesks() throws {
    for (key, level, role, scope) in GoodLedger.desks {
      try act(
        LedgerType.deskRegistered,
        [
          "desk": .string(key.name), "hostAgency": "Kesbangpol", "level": .string(level),
          "scope": .string(scope),
        ])
      try act(
        LedgerType.keyRegistered,
        [
          "desk": .string(key.name), "key": .string("\(key.verifier)"),
          "role": .string(role.rawValue), "scope": .string(scope),
        ])
    }
  }

  func countStock(_ count: Int64) throws { try fixture.appendCounts(0..<count, to: writer) }

  /// A note by each desk, a count by KPU, and a minute.
  func play(_ round: Int) throws {
    for desk in [GoodLedger.firstDesk, GoodLedger.secondDesk] {
      try say(
        ToyDomain.noteWritten, by: desk, about: desk.name,
        ["text": .string("catatan \(round)"), "topic": "security"])
    }
    count = try say(
      ToyDomain.stockCounted, by: GoodLedger.kpu, about: "64.71",
      ["count": .integer(Int64(round + 10)), "item": "ballot_box"])
    fixture.clock = fixture.clock.advanced(by: 60)
  }

  func correct() throws {
    guard let count else { throw AttackError.notDone("there is no count to correct") }
    try say(
      LedgerType.recordCorrected, by: GoodLedger.kpu, about: "64.71",
      [
        "event": .string("\(count)"), "reason": "recount",
        "values": [["pointer": "/data/count", "value": 12]],
      ])
  }

  func seal() throws {
    fixture.clock = fixture.clock.advanced(by: 1)
    _ = try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
      let projections = try intake.sealedProjections().map(\.json)
      return try intake.take(
        fixture.submission(
          LedgerType.stateSealed, by: .service, subject: "64",
          data: ["projections": .array(projections)], in: &intake))
    }
  }

  func cosign() throws {
    let newest = try writer.newest()
    precondition(newest.checkpoint.treeHead.size == UInt64(GoodLedger.cosignedSize))
    for name in GoodLedger.witnesses {
      let cosigner = try GoodLedger.cosigner(name)
      let line = cosigner.cosign(newest, at: UInt64(fixture.clock.seconds))
      try writer.connection.run { database in
        try database.execute(
          sql: "INSERT INTO cosignatures (size, witness, line) VALUES (?, ?, ?)",
          arguments: [GoodLedger.cosignedSize, "\(cosigner.verifier)", "\(line)"])
      }
    }
  }

  /// An act of the first registrar that the second approves.
  private func act(_ type: String, _ data: JSON) throws {
    let act = try say(type, by: TestCouncil.registrars[0], about: "64", data)
    try approve(act, by: TestCouncil.registrars[1])
  }

  private func approve(_ act: Hash, by registrar: TestKey) throws {
    try say(LedgerType.actApproved, by: registrar, about: "64", ["act": .string("\(act)")])
  }

  @discardableResult
  private func say(
    _ type: String, by key: TestKey, about subject: String, _ data: JSON
  ) throws -> Hash {
    try fixture.append(type, by: key, subject: subject, data: data, to: writer)
      .value.standingEvent()
  }
}

extension CommitOutcome {
  /// The hash of an event that was taken in and stands.
  func standingEvent() throws -> Hash {
    guard case .taken(let placed) = self, placed.standing == .stands else {
      throw AttackError.notDone("\(self)")
    }
    return placed.event
  }
}

/// Why an attack, or the good ledger, could not be made as it is told.
enum AttackError: Error {
  /// The attacker uses what it is not said to hold.
  case doesNotHold(Set<Power>)
  case notDone(String)
}
