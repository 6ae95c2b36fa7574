import CanonicalJSON
import EventLedger
import Foundation
import JSONSchema
import LedgerTestSupport
import Testing
import TransparencyLog

/// What evidence shows by the log's key alone, and what shows nothing.
@Suite struct EvidenceTests {
  // MARK: Two events under one number

  @Test func `shows two events of one key under one number`() throws {
    let shown = try EvidenceSamples.equivocation().check(under: Proofs.policy)
    #expect(shown.key.publicKey == EvidenceSamples.desk.verifier.publicKey)
    #expect(shown.number == 5)
    #expect(shown.takenAt == 21)
    #expect(Set(shown.events).count == 2)
  }

  @Test func `refuses one event twice, other numbers and other authors`() throws {
    let good = try EvidenceSamples.equivocation()
    let taken = SignedEvent(try Entry(try #require(good.taken.extra)))
    let other = SignedEvent(try EvidenceSamples.entry(10))
    #expect(throws: EvidenceFault.sameEvent) {
      try EvidenceSamples.with(good, other: taken).check(under: Proofs.policy)
    }
    #expect(throws: EvidenceFault.differentNumbers) {
      try EvidenceSamples.with(good, other: other).check(under: Proofs.policy)
    }
  }

  @Test func `refuses a signature that is not the registered key's`() throws {
    let good = try EvidenceSamples.equivocation()
    let forged = SignedEvent(
      event: good.other.event, signature: TestKey("kpu-64").privateKey.signature(for: [1]))
    #expect(throws: EvidenceFault.badSignature) {
      try EvidenceSamples.with(good, other: forged).check(under: Proofs.policy)
    }
  }

  @Test func `refuses two events neither of which the log has, whoever registered the key`() throws
  {
    let good = try EvidenceSamples.equivocation()
    let entry = try Entry(try #require(good.taken.extra))
    let untaken = try Entry(
      event: good.other.event, received: entry.received, signature: good.other.signature)
    let forged = LogProof(path: good.taken.path, note: good.taken.note, extra: untaken.bytes)
    let fault = #expect(throws: EvidenceFault.self) {
      try EvidenceSamples.with(good, taken: forged, other: SignedEvent(entry))
        .check(under: Proofs.policy)
    }
    guard case .proof(.notIncluded)? = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test func `refuses a registration of another key, and one that nobody trusted signs`() throws {
    let good = try EvidenceSamples.equivocation()
    let proofs = try Proofs(of: try SmallLedger().ledger)
    let other = try proofs.proof(of: proofs.registration(of: TestKey("64.72")))
    #expect(throws: EvidenceFault.proof(.keyNotRegistered(EvidenceSamples.desk.fingerprint))) {
      try EvidenceSamples.with(good, registration: other).check(under: Proofs.policy)
    }
    #expect(throws: EvidenceFault.self) {
      try good.check(under: try EvidenceSamples.policy(trusting: TestKey("service")))
    }
  }

  // MARK: Two checkpoints

  @Test(arguments: [UInt64(13), 16, 20, 21])
  func `shows that a checkpoint and a larger one are of two histories`(size: UInt64) throws {
    let shown = try EvidenceSamples.fork(at: size).check(under: Proofs.policy)
    #expect(shown.smaller.size == size)
    #expect(shown.larger.size == 21)
    #expect(shown.prefixRoot != shown.smaller.root)
  }

  @Test func `refuses two checkpoints of one history`() throws {
    let fork = try EvidenceSamples.fork(at: 12)
    #expect(throws: EvidenceFault.noContradiction) { try fork.check(under: Proofs.policy) }
  }

  @Test func `refuses hashes that do not lead to the larger checkpoint`() throws {
    let good = try EvidenceSamples.fork(at: 16)
    let altered = [
      ForkEvidence(
        smaller: good.smaller, larger: good.larger, prefixRoot: Hash.of([9]), path: good.path),
      ForkEvidence(
        smaller: good.smaller, larger: good.larger, prefixRoot: good.prefixRoot,
        path: ConsistencyProof(hashes: [])),
      ForkEvidence(
        smaller: good.larger, larger: good.smaller, prefixRoot: good.prefixRoot, path: good.path),
    ]
    for evidence in altered {
      #expect(throws: EvidenceFault.self) { try evidence.check(under: Proofs.policy) }
    }
  }

  @Test func `refuses a checkpoint that the log's key did not sign`() throws {
    let good = try EvidenceSamples.fork(at: 16)
    let forged = ForkEvidence(
      smaller: try EvidenceSamples.note(
        TreeHead(size: 16, root: Hash.of([1])), by: TestKey("service")),
      larger: good.larger, prefixRoot: good.prefixRoot, path: good.path)
    #expect(throws: EvidenceFault.checkpointRefused(.note(.noKnownSigner))) {
      try forged.check(under: Proofs.policy)
    }
  }

  // MARK: A log that has replaced its key

  @Test(arguments: [UInt64(13), 16, 20, 21])
  func `shows two histories under an old and a new key of the log, when both are trusted`(
    size: UInt64
  ) throws {
    let fork = try EvidenceSamples.forkOfTwoKeys(at: size)
    let shown = try fork.check(under: try EvidenceSamples.policyOfTwoKeys())
    #expect(shown.signers == .each(TestKey.log.verifier, EvidenceSamples.newLogKey.verifier))
    #expect(shown.signers.keys.count == 2)
  }

  @Test func `shows a receipt under an old key against an entry under a new one`() throws {
    let evidence = try EvidenceSamples.missingEntryOfTwoKeys()
    let shown = try evidence.check(under: try EvidenceSamples.policyOfTwoKeys())
    #expect(shown.signers == .each(TestKey.log.verifier, EvidenceSamples.newLogKey.verifier))
    #expect(throws: EvidenceFault.proof(.checkpointRefused(.note(.noKnownSigner)))) {
      try evidence.check(under: Proofs.policy)
    }
  }

  @Test func `refuses what the key signs that is not trusted, the old one or the new`() throws {
    let fork = try EvidenceSamples.forkOfTwoKeys(at: 16)
    for key in [TestKey.log, EvidenceSamples.newLogKey] {
      let policy = try Policy(logs: [Policy.Log(key: key.verifier)])
      #expect(throws: EvidenceFault.checkpointRefused(.note(.noKnownSigner))) {
        try fork.check(under: policy)
      }
    }
  }

  @Test func `refuses two checkpoints of one history under two keys`() throws {
    let fork = try EvidenceSamples.forkOfTwoKeys(at: 12)
    #expect(throws: EvidenceFault.noContradiction) {
      try fork.check(under: try EvidenceSamples.policyOfTwoKeys())
    }
  }

  @Test func `refuses checkpoints of two logs, though both are trusted`() throws {
    let good = try EvidenceSamples.fork(at: 16)
    let second = TestKey("other-log", as: "example.com/another-log")
    let ofTwo = ForkEvidence(
      smaller: try EvidenceSamples.note(
        TreeHead(size: 16, root: Hash.of([1])), by: second, origin: "example.com/another-log"),
      larger: good.larger, prefixRoot: good.prefixRoot, path: good.path)
    let policy = try Policy(
      logs: [TestKey.log, second].map { Policy.Log(key: $0.verifier) })
    #expect(throws: EvidenceFault.otherLog) { try ofTwo.check(under: policy) }
  }

  @Test func `names the one key that signed both, though another signed one of them, too`()
    throws
  {
    let good = try EvidenceSamples.fork(at: 16)
    let again = try EvidenceSamples.note(
      try Checkpoint(text: good.smaller.text).treeHead, by: EvidenceSamples.newLogKey)
    let twice = ForkEvidence(
      smaller: try UnverifiedNote(
        text: good.smaller.text, signatures: again.signatures + good.smaller.signatures),
      larger: good.larger, prefixRoot: good.prefixRoot, path: good.path)
    let shown = try twice.check(under: try EvidenceSamples.policyOfTwoKeys())
    #expect(shown.signers == .one(TestKey.log.verifier))
  }

  @Test func `names a log's former keys once each, and no key that is none of a log`() throws {
    let file = try EvidenceSamples.file(3)
    #expect(file.logKeys == [EvidenceSamples.newLogKey.verifier, TestKey.log.verifier])
    let text = String(decoding: file.bytes, as: UTF8.self)
    let former = #""formerLogKeys":["\#(TestKey.log.verifier)"]"#
    #expect(text.contains(former))
    let new = EvidenceSamples.newLogKey.verifier
    for named in [#""formerLogKeys":[]"#, #""formerLogKeys":["\#(new)"]"#] {
      let altered = text.replacing(former, with: named)
      #expect(EvidenceFile(Array(altered.utf8)) == nil, "\(named)")
    }
  }

  // MARK: A receipt whose event the log lacks

  @Test func `shows another entry at the index of a receipt`() throws {
    let shown = try EvidenceSamples.missingEntry(promised: 12, held: 12)
      .check(under: Proofs.policy)
    #expect(shown.promised.index == 12)
    #expect(shown.held.entry.event.hash != shown.promised.entry.event.hash)
  }

  @Test func `shows a log that was cut back and written on, before it has grown again`() throws {
    let shown = try EvidenceSamples.missingEntry(promised: 20, held: 12)
      .check(under: Proofs.policy)
    #expect(shown.held.index < shown.promised.index)
    #expect(shown.held.entry.received > shown.promised.entry.received)
  }

  @Test(arguments: [(10, 10), (20, 10), (10, 12)])
  func `refuses two entries that can stand in one history`(promised: Int, held: Int) throws {
    let evidence = try EvidenceSamples.missingEntry(promised: promised, held: held)
    #expect(throws: EvidenceFault.noContradiction) { try evidence.check(under: Proofs.policy) }
  }

  @Test func `refuses a receipt whose path, entry or signature is another`() throws {
    let good = try EvidenceSamples.missingEntry(promised: 12, held: 12)
    let other = try EvidenceSamples.missingEntry(promised: 13, held: 13)
    let altered = [
      LogProof(path: other.promised.path, note: good.promised.note, extra: good.promised.extra),
      LogProof(path: good.promised.path, note: good.promised.note, extra: other.promised.extra),
      LogProof(path: good.promised.path, note: good.promised.note, extra: nil),
    ]
    for promised in altered {
      #expect(throws: EvidenceFault.self) {
        try MissingEntry(promised: promised, held: good.held).check(under: Proofs.policy)
      }
    }
    #expect(throws: EvidenceFault.self) {
      try good.check(under: try EvidenceSamples.policy(trusting: TestKey("service")))
    }
  }

  // MARK: The file

  @Test(arguments: EvidenceSamples.kinds)
  func `reads what it wrote, in that spelling alone, and it fits its schema`(kind: Int) throws {
    let file = try EvidenceSamples.file(kind)
    let read = try #require(EvidenceFile(file.bytes))
    #expect(read.bytes == file.bytes)
    _ = try #require(try? read.check(under: try read.ownPolicy))
    #expect(EvidenceFile([0x20] + file.bytes) == nil)
    #expect(EvidenceFile(file.bytes.dropLast()) == nil)
    #expect(EvidenceFile(Array("{}\n".utf8)) == nil)
    let schema = try JSONSchema(
      Array(
        try Data(
          contentsOf: ProjectFolder.root.appending(path: "Schemas/reports/evidence.json"))))
    let text = try JSONText(file.bytes.dropLast())
    #expect(schema.violations(in: text.root).map(\.description) == [])
  }

  @Test(arguments: EvidenceSamples.kinds)
  func `shows nothing more when a byte of the file is changed`(kind: Int) throws {
    let good = try EvidenceSamples.file(kind)
    let (bytes, policy) = (good.bytes, try good.ownPolicy)
    // Every 7th byte: the whole file would take minutes, and the step meets every member.
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var altered = bytes
      altered[place] ^= 1
      guard let file = EvidenceFile(altered),
        let shown = try? file.check(under: policy)
      else { continue }
      // What nothing signs and nothing rests on: the file's word for the log's keys.
      #expect(file.logKeys != good.logKeys, "byte \(place) was not missed: \(shown)")
    }
  }
}

/// Evidence against a desk that equivocates, and against a log that has two histories.
enum EvidenceSamples {
  static let desk = TestKey("64.71")
  /// The key that the log has after `TestKey.log`.
  static let newLogKey = TestKey("log-2", as: TestLedger.origin)
  static let kinds = [0, 1, 2, 3]

  static func file(_ kind: Int) throws -> EvidenceFile {
    guard kind < 3 else {
      return EvidenceFile(
        logKey: newLogKey.verifier, formerLogKeys: [TestKey.log.verifier],
        content: .missingEntry(try missingEntryOfTwoKeys()))
    }
    let contents: [EvidenceFile.Content] = [
      .equivocation(try equivocation()), .fork(try fork(at: 16)),
      .missingEntry(try missingEntry(promised: 12, held: 12)),
    ]
    return EvidenceFile(logKey: TestKey.log.verifier, content: contents[kind])
  }

  static func entry(_ index: Int) throws -> Entry {
    try Entry(try SmallLedger().ledger.history.entries[index])
  }

  /// The desk writes its fifth event twice: once for the log, once for somebody else.
  static func equivocation() throws -> Equivocation {
    var ledger = try SmallLedger().ledger
    let twice = try ["satu", "dua"].map { text in
      var copy = ledger
      return try copy.write(
        ToyDomain.noteWritten, by: desk, subject: desk.name,
        data: ["text": .string(text), "topic": "security"], anchor: copy.newestAnchor)
    }
    try ledger.take(in: twice[0])
    let proofs = try Proofs(of: ledger)
    return Equivocation(
      taken: try proofs.proof(of: ledger.history.size - 1), other: SignedEvent(twice[1]),
      registration: try proofs.proof(of: proofs.registration(of: desk)))
  }

  static func with(
    _ evidence: Equivocation, taken: LogProof? = nil, other: SignedEvent? = nil,
    registration: LogProof? = nil
  ) -> Equivocation {
    Equivocation(
      taken: taken ?? evidence.taken, other: other ?? evidence.other,
      registration: registration ?? evidence.registration)
  }

  /// The other history's checkpoint of a size beside the log's own of 21 entries.
  static func fork(at size: UInt64) throws -> ForkEvidence {
    let own = try MerkleTree(entries: SmallLedger().ledger.history.entries)
    let other = try MerkleTree(entries: otherHistory().history.entries)
    let prefix = own.root(at: size)
    return ForkEvidence(
      smaller: try note(TreeHead(size: size, root: other.root(at: size)), by: .log),
      larger: try note(own.head, by: .log), prefixRoot: prefix,
      path: try own.consistencyProof(from: size, to: own.size))
  }

  /// A receipt from the first history, beside an entry of the other one.
  static func missingEntry(promised: Int, held: Int) throws -> MissingEntry {
    let own = try Proofs(of: try SmallLedger().ledger)
    let other = try Proofs(of: try otherHistory())
    return MissingEntry(
      promised: try own.proof(of: UInt64(promised)), held: try other.proof(of: UInt64(held)))
  }

  /// The same, with the own checkpoint under the key that the log has by then.
  static func forkOfTwoKeys(at size: UInt64) throws -> ForkEvidence {
    let fork = try fork(at: size)
    let head = try Checkpoint(text: fork.larger.text).treeHead
    return ForkEvidence(
      smaller: fork.smaller, larger: try note(head, by: newLogKey), prefixRoot: fork.prefixRoot,
      path: fork.path)
  }

  /// A receipt under the old key, beside an entry that the log has under the new one.
  static func missingEntryOfTwoKeys() throws -> MissingEntry {
    let evidence = try missingEntry(promised: 12, held: 12)
    let head = try Checkpoint(text: evidence.held.note.text).treeHead
    return MissingEntry(
      promised: evidence.promised,
      held: LogProof(
        path: evidence.held.path, note: try note(head, by: newLogKey), extra: evidence.held.extra)
    )
  }

  static func policyOfTwoKeys() throws -> Policy {
    try Policy(logs: [TestKey.log, newLogKey].map { Policy.Log(key: $0.verifier) })
  }

  /// The same log up to entry 11, cut off there, and an hour later written on.
  static func otherHistory() throws -> TestLedger {
    let whole = try SmallLedger().ledger
    var ledger = TestLedger(catalogue: whole.catalogue)
    for bytes in whole.history.entries.prefix(12) {
      let entry = try Entry(bytes)
      ledger.wait(seconds: entry.received.seconds(since: ledger.clock) - 1)
      try ledger.take(
        in: Submission(
          event: entry.event, signature: entry.signature,
          openings: whole.openings[entry.event.hash] ?? []))
    }
    ledger.wait(seconds: 3_600)
    while ledger.state.size < 21 {
      try ledger.append(
        ToyDomain.noteWritten, by: desk, subject: desk.name,
        data: ["text": "lain", "topic": "security"], anchor: ledger.newestAnchor)
    }
    return ledger
  }

  static func policy(trusting key: TestKey) throws -> Policy {
    try Policy(logs: [
      Policy.Log(
        key: NoteVerifier(
          name: TestKey.log.verifier.name, algorithm: .ed25519,
          publicKey: key.privateKey.publicKey))
    ])
  }

  static func note(
    _ head: TreeHead, by key: TestKey, origin: String = TestLedger.origin
  ) throws -> UnverifiedNote {
    let signer = NoteSigner(name: try KeyName(origin), privateKey: key.privateKey)
    let origin = try #require(Origin(origin))
    return try signer.sign(Checkpoint(origin: origin, treeHead: head).text)
  }
}
