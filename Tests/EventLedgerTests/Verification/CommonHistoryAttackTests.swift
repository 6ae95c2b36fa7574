import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What only others can see: two histories, and a cut tail.
@Suite struct CommonHistoryAttackTests {
  private func note(_ copy: LedgerCopy, at size: Int) throws -> UnverifiedNote {
    try UnverifiedNote(copy.checkpoints[size - 1].note)
  }

  @Test func `confirms the greatest kept checkpoint of this history`() async throws {
    let copy = try SmallLedger().copy()
    let report = try await SmallLedger.verify(copy) {
      $0.seen = [try note(copy, at: 15), try note(copy, at: 20)]
    }
    #expect(report.confirmations.seen == 20)
    #expect(report.confirmations.size == 20)
    #expect(report[.commonHistory] == .holds)
  }

  @Test func `names a kept checkpoint that lies above the log`() async throws {
    let small = try SmallLedger()
    let copy = try small.copy()
    let kept = try note(copy, at: 21)
    let cut = try copy.forged { $0.removeLast(3) }
    #expect(try await SmallLedger.verify(cut)[.history] == .holds)
    let report = try await SmallLedger.verify(cut) { $0.seen = [kept] }
    #expect(report.rules(.commonHistory) == ["seen-size"])
    #expect(report.first(.commonHistory)?.place == .seenNote(21))
  }

  @Test func `names a kept checkpoint of another history`() async throws {
    let copy = try SmallLedger().copy()
    let kept = try note(copy, at: 15)
    let rewritten = try copy.forged { entries in
      entries[12] = try SmallLedger.rewritten(entries[12], signedBy: SmallLedger.firstDesk) {
        try $0.with("/data/topic", "logistics")
      }
    }
    let report = try await SmallLedger.verify(rewritten) { $0.seen = [kept] }
    #expect(report.rules(.commonHistory).contains("seen-root"))
    let finding = report[.commonHistory].findings?.first.first { $0.rule == "seen-root" }
    #expect(finding?.place == .seenNote(15))
  }

  @Test func `cannot look when a kept checkpoint is not of this log`() async throws {
    let copy = try SmallLedger().copy()
    let foreign = try LedgerCopy(
      entries: copy.entries.map(\.bytes), signedBy: TestKey("another log", as: TestLedger.origin))
    let kept = try note(foreign, at: 15)
    await #expect(throws: LedgerError.self) {
      try await SmallLedger.verify(copy) { $0.seen = [kept] }
    }
  }

  @Test func `sees a cut tail when a desk that anchored above the cut goes on`() async throws {
    var small = try SmallLedger()
    let copy = try small.copy()
    let next = try small.ledger.append(
      ToyDomain.noteWritten, by: SmallLedger.firstDesk, subject: "64.71",
      data: ["topic": "logistics"], anchor: small.ledger.newestAnchor)
    // The last two events are cut; the desk's newest stands below them.
    let cut = try copy.forged { entries in
      entries.removeLast(2)
      entries.append(next.bytes)
    }
    let report = try await SmallLedger.verify(cut)
    #expect(report.rules(.commonHistory) == ["checkpoint-unknown"])
    #expect(report.first(.commonHistory)?.place == .entry(19))
    #expect(report.first(.commonHistory)?.found == .verbatim("\(try #require(next.event.anchor))"))
  }

  @Test func `names an anchor to a foreign root, and does not count it`() async throws {
    let copy = try SmallLedger().copy().forged { entries in
      let last = entries.count - 3
      entries[last] = try SmallLedger.rewritten(entries[last], signedBy: SmallLedger.firstDesk) {
        try $0.with("/anchor", .string("18:\(Hash.emptyTree)"))
      }
    }
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.commonHistory) == ["checkpoint-unknown"])
    // The first desk's word is gone, and one desk alone is not enough.
    #expect(report.confirmations.anchored == nil)
  }

  @Test func `names an event without the anchor that its key owes`() async throws {
    let copy = try SmallLedger().copy().forged { entries in
      let last = entries.count - 2
      entries[last] = try SmallLedger.rewritten(entries[last], signedBy: SmallLedger.secondDesk) {
        try $0.without("anchor")
      }
    }
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.commonHistory) == ["anchor-missing"])
  }
}

/// What witnesses' lines say, under a policy that names the witnesses.
@Suite struct CosignatureAttackTests {
  private static let names = ["auditor", "university"]

  private func cosigner(_ name: String) throws -> Cosigner {
    Cosigner(name: try KeyName(name), privateKey: TestKey(name).privateKey)
  }

  private func vkey(of name: String) throws -> [UInt8] {
    Array("\(try cosigner(name).verifier)".utf8)
  }

  private func policy() throws -> Policy {
    var text = "log \(TestKey.log.verifier)\n"
    for name in Self.names { text += "witness \(name) \(try cosigner(name).verifier)\n" }
    text += "group both all \(Self.names.joined(separator: " "))\nquorum both\n"
    return try Policy(Array(text.utf8))
  }

  private func line(of name: String, at size: Int, in copy: LedgerCopy) throws -> CosignatureRow {
    let note = try UnverifiedNote(copy.checkpoints[size - 1].note)
    let signed = try SignedCheckpoint.open(note, with: [TestKey.log.verifier])
    let cosignature = try cosigner(name).cosign(signed, at: 1_732_000_100)
    return CosignatureRow(
      size: Int64(size), witness: try vkey(of: name), line: cosignature.line)
  }

  private func cosigned() throws -> LedgerCopy {
    var copy = try SmallLedger().copy()
    copy.cosignatures = [
      try line(of: "auditor", at: 12, in: copy), try line(of: "university", at: 12, in: copy),
      try line(of: "auditor", at: 20, in: copy),
    ]
    return copy
  }

  @Test func `says up to where enough witnesses have cosigned`() async throws {
    let policy = try policy()
    let report = try await SmallLedger.verify(try cosigned()) { $0.trust = .policy(policy) }
    let witnessed = try #require(report.confirmations.witnessed)
    #expect((witnessed.size, witnessed.witnesses, witnessed.witnessesNamed) == (12, 2, 2))
    let cosigned = try #require(report.confirmations.cosigned)
    #expect((cosigned.size, cosigned.witnesses, cosigned.witnessesNamed) == (20, 1, 2))
    #expect(report.trust == .policy)
    #expect(report.failing.isEmpty)
  }

  @Test func `counts a witness for the history below what it cosigned`() async throws {
    var copy = try SmallLedger().copy()
    copy.cosignatures = [
      try line(of: "auditor", at: 12, in: copy), try line(of: "university", at: 20, in: copy),
    ]
    let policy = try policy()
    let report = try await SmallLedger.verify(copy) { $0.trust = .policy(policy) }
    #expect(report.confirmations.witnessed == .init(size: 12, witnesses: 2, witnessesNamed: 2))
    #expect(report.confirmations.cosigned == .init(size: 20, witnesses: 1, witnessesNamed: 2))
  }

  @Test func `relies on no cosignature over a checkpoint that does not hold`() async throws {
    var copy = try SmallLedger().copy()
    let wrong = Checkpoint(
      origin: Origin(TestKey.log.verifier.name), treeHead: TreeHead(size: 20, root: .emptyTree))
    let signer = NoteSigner(
      name: TestKey.log.verifier.name, privateKey: TestKey.log.privateKey)
    copy.checkpoints[19] = CheckpointRow(size: 20, note: try signer.sign(wrong.text).bytes)
    copy.cosignatures = try Self.names.map { try line(of: $0, at: 20, in: copy) }
    let policy = try policy()
    let report = try await SmallLedger.verify(copy) { $0.trust = .policy(policy) }
    #expect(report.rules(.history) == ["tree-root"])
    #expect(report.confirmations.witnessed == nil)
    #expect(report.confirmations.cosigned == .init(size: 0, witnesses: 0, witnessesNamed: 2))
  }

  @Test func `judges the witnesses by a policy beside a registrar's key`() async throws {
    let policy = try policy()
    let registrar = TestKey(registrar: 1).verifier
    let report = try await SmallLedger.verify(try cosigned()) {
      $0.trust = .key(registrar)
      $0.policy = policy
    }
    #expect(report.trust == .registrar(registrar))
    #expect(report.confirmations.witnessed?.size == 12)
  }

  @Test func `names a policy of another log, also beside a registrar's key`() async throws {
    let text = "log \(TestKey("another log", as: TestLedger.origin).verifier)\nquorum none\n"
    let other = try Policy(Array(text.utf8))
    let report = try await SmallLedger.verify(try cosigned()) {
      $0.trust = .key(TestKey(registrar: 1).verifier)
      $0.policy = other
    }
    #expect(report.rules(.authorship) == ["trust-policy"])
  }

  @Test func `counts lines that no policy vouches for, and relies on none`() async throws {
    let report = try await SmallLedger.verify(try cosigned())
    #expect(report.confirmations.witnessed == nil)
    #expect(report.confirmations.cosignaturesUntrusted == 3)
  }

  @Test func `names a line that does not verify`() async throws {
    var copy = try cosigned()
    copy.cosignatures[2] = CosignatureRow(
      size: 20, witness: try vkey(of: "auditor"), line: copy.cosignatures[0].line)
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.commonHistory) == ["cosignature-signature"])
    let witness = "\(try cosigner("auditor").verifier)"
    #expect(report.first(.commonHistory)?.place == .cosignature(size: 20, witness: witness))
  }

  @Test(arguments: ["gone", "— auditor AAAA\n\n— auditor AAAA", ""])
  func `names a row that is no line, whoever vouches`(text: String) async throws {
    var copy = try cosigned()
    copy.cosignatures[2] = CosignatureRow(
      size: 20, witness: try vkey(of: "auditor"), line: Array(text.utf8))
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.commonHistory) == ["cosignature-form"])
  }

  @Test func `names a row under another witness, and one without its checkpoint`() async throws {
    var copy = try cosigned()
    copy.cosignatures[1] = CosignatureRow(
      size: 12, witness: try vkey(of: "nobody"), line: copy.cosignatures[1].line)
    copy.checkpoints.removeAll { $0.size == 20 }
    let report = try await SmallLedger.verify(copy)
    let findings = try #require(report[.commonHistory].findings)
    #expect(findings.counts.contains { $0.rule == "cosignature-form" && $0.count == 2 })
  }
}

extension JSON {
  /// The same event without a member.
  fileprivate func without(_ name: String) throws -> JSON {
    guard case .object(let members) = self else { throw TestLedgerError.noSuchType(name) }
    return .object(members.filter { $0.name != name })
  }
}
