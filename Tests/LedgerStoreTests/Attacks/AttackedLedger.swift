import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// A copy of the good ledger in a file of its own, and what an attacker with some powers can do
/// to it; whoever uses more than the attack is said to hold is stopped.
final class AttackedLedger {
  let good: GoodLedger
  let fixture: StoreFixture
  /// The rules of the program that writes and verifies.
  var catalogue: Catalogue
  /// What the inspector brings: a registrar's key and the sealing key, unless the attack says
  /// otherwise.
  var options = VerificationOptions()
  /// The newest checkpoint that an inspector kept, who kept one.
  var kept: UnverifiedNote
  /// What became of the event that was sent last.
  private(set) var answer: CommitOutcome?
  /// Why the program did not do what it was asked to.
  private(set) var hindrance: String?
  /// What is presented as evidence.
  var evidence: [UInt8] = []
  /// The logs that whoever judges the evidence relies on.
  var evidencePolicy: Policy

  /// Events that were signed anew: the hash each had, and the one it has.
  var signedAnew: [Hash: Hash] = [:]

  private let holds: Set<Power>
  private var registrarsUsed: Set<Fingerprint> = []
  private var desksUsed: Set<Fingerprint> = []

  init(copyOf good: GoodLedger, for holds: Set<Power>) throws {
    self.good = good
    self.holds = holds
    fixture = try StoreFixture()
    catalogue = fixture.catalogue
    fixture.clock = good.clock
    fixture.logSigner = [TestKey.log, .secondLog, .thirdLog].map {
      NoteSigner(name: $0.verifier.name, privateKey: $0.privateKey)
    }
    kept = good.kept
    evidencePolicy = try Policy(logs: [Policy.Log(key: TestKey.log.verifier)])
    options.trust = .key(TestCouncil.registrars[0].verifier)
    options.sealingKeys = TestSealing.keys()
    try Data(good.file).write(to: URL(filePath: fixture.path))
  }

  /// Stops an attacker who uses one of several powers and holds none of them.
  func require(_ powers: Set<Power>) throws {
    guard powers.isEmpty || !holds.isDisjoint(with: powers) else {
      throw AttackError.doesNotHold(powers)
    }
  }

  // MARK: Reading, as anybody can

  /// The entries' bytes.
  func entries() throws -> [[UInt8]] {
    let file = try LedgerFile.open(at: fixture.path)
    return try file.entries(from: 0, count: Int(file.size))
  }

  /// The indexes of a key's events, the oldest first.
  func indexes(of key: TestKey) throws -> [Int] {
    try entries().enumerated().compactMap { index, bytes in
      try Entry(bytes).event.author.key == key.fingerprint ? index : nil
    }
  }

  /// The newest published checkpoint.
  func newest() throws -> UnverifiedNote { try LedgerFile.open(at: fixture.path).newest.logNote }

  // MARK: Sending

  /// The next event of a key's chain, in the attacker's hands.
  func forge(
    by key: TestKey, _ type: String = ToyDomain.noteWritten, about subject: String? = nil,
    _ data: JSON? = nil
  ) throws -> ForgedEvent {
    try use(key)
    var forged = try next(of: key, type)
    if let subject { forged.subject = subject }
    if let data { forged.data = data }
    return forged
  }

  /// The next note of an honest desk, with a sealed text, not sent yet.
  func note(by key: TestKey, text: JSON = "Aman.") throws -> Submission {
    struct Undone: Error {}
    var note: Submission?
    do {
      try withWriter { writer in
        _ = try writer.commit(at: fixture.clock, signer: fixture.logSigner) { intake in
          note = try fixture.submission(
            ToyDomain.noteWritten, by: key, subject: key.name,
            data: ["text": text, "topic": "security"], in: &intake)
          throw Undone()
        }
      }
    } catch is Undone {}
    guard let note else { throw AttackError.notDone("no note was written") }
    return note
  }

  /// Sends an event to the log, which answers by its rules.
  func send(_ submission: Submission) throws {
    fixture.clock = fixture.clock.advanced(by: 1)
    answer = try withWriter { writer in
      try writer.commit(
        [submission], at: fixture.clock, signer: fixture.logSigner, keepGoing: true
      ).value.first
    }
  }

  /// Forges the next event of a key and sends it.
  func send(
    by key: TestKey, _ type: String = ToyDomain.noteWritten, about subject: String? = nil,
    _ data: JSON? = nil, change: (inout ForgedEvent) throws -> Void = { _ in }
  ) throws {
    var forged = try forge(by: key, type, about: subject, data)
    try change(&forged)
    try send(forged.submission(signedBy: key))
  }

  /// What an honest author says, before the attack or after it; it must stand.
  @discardableResult
  func say(
    _ type: String, by key: TestKey, about subject: String, _ data: JSON
  ) throws -> Hash {
    try withWriter { writer in
      try fixture.append(type, by: key, subject: subject, data: data, to: writer).value
        .standingEvent()
    }
  }

  /// An honest count by KPU.
  func count() throws {
    try say(
      ToyDomain.stockCounted, by: GoodLedger.kpu, about: "64.71", ["count": 3, "item": "ink"])
  }

  /// What two honest registrars decide; the hash of their act.
  @discardableResult
  func decide(_ type: String, _ data: JSON) throws -> Hash {
    let act = try say(type, by: TestCouncil.registrars[1], about: "64", data)
    try say(
      LedgerType.actApproved, by: TestCouncil.registrars[2], about: "64",
      ["act": .string("\(act)")])
    return act
  }

  /// What the attacker decides, who has the keys of two registrars; the hash of the act.
  @discardableResult
  func enact(
    _ type: String, _ data: JSON, change: (inout ForgedEvent) throws -> Void = { _ in }
  ) throws -> Hash {
    try send(by: .registrar, type, data, change: change)
    guard case .taken(let act)? = answer else { throw AttackError.notDone("\(type)") }
    try send(
      by: TestCouncil.registrars[1], LedgerType.actApproved, ["act": .string("\(act.event)")])
    return act.event
  }

  /// Asks the program for what it may refuse; the request returns a rule that hindered it.
  func attempt(_ request: () async throws -> String?) async throws {
    do {
      hindrance = try await request()
    } catch let error as LedgerError {
      hindrance = error.code.rawValue
    }
  }

  /// Opens the file to append, and closes it again.
  func withWriter<Value>(_ body: (LedgerWriter) throws -> Value) throws -> Value {
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: catalogue, sealing: TestSealing.keys())
    defer { try? writer.close() }
    return try body(writer)
  }

  private func next(of key: TestKey, _ type: String) throws -> ForgedEvent {
    guard let type = catalogue.type(named: type) else { throw AttackError.notDone(type) }
    let file = try LedgerFile.open(at: fixture.path)
    let known = try withWriter { writer in
      try writer.commit(at: fixture.clock, signer: fixture.logSigner) {
        try $0.chainHead(of: key.fingerprint)
      }.value
    }
    // A key that the directory does not have speaks for the first desk.
    let head =
      known
      ?? EventWriter.ChainHead(
        author: Author(desk: GoodLedger.firstDesk.name, key: key.fingerprint), number: 1,
        ledger: file.genesis.hash, previous: file.genesis.hash,
        anchor: Anchor(file.newest.checkpoint.treeHead))
    return ForgedEvent(
      at: head, type: type, time: Timestamp(fixture.clock, offsetMinutes: 480))
  }

  /// Signs with a key that the attacker must hold.
  func use(_ key: TestKey) throws {
    let powers = Power.toSign(with: key)
    try require(powers)
    if powers.contains(.registrarKey) { registrarsUsed.insert(key.fingerprint) }
    if powers.contains(.deskKey) { desksUsed.insert(key.fingerprint) }
    if registrarsUsed.count > 1 { try require([.councilKeys]) }
    if desksUsed.count > 1 { try require([.allDeskKeys]) }
  }

  // MARK: Verifying

  /// What the inspector's program says of the file.
  func verify() async throws -> VerificationReport {
    try await VerificationCopy.read(fixture.path, catalogue: catalogue) {
      try await Verifier.verify($0, catalogue: catalogue, options: options)
    }
  }
}

extension VerificationReport {
  /// The first finding of the first part that fails.
  var firstFinding: Finding? {
    VerificationPart.allCases.lazy.compactMap { self[$0].findings?.first.first }.first
  }
}
