import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What the operator, holding the log key, can do to single events; every copy here is signed
/// anew and fits together in all its tables.
@Suite struct AuthorshipAttackTests {
  private let target = SmallLedger.firstRound + 2

  private func report(
    _ change: (inout [[UInt8]]) throws -> Void
  ) async throws -> VerificationReport {
    try await SmallLedger.verify(try SmallLedger().copy().forged(change))
  }

  @Test func `names an event whose payload was edited`() async throws {
    let report = try await report { entries in
      entries[target] = try SmallLedger.rewritten(entries[target]) {
        try $0.with("/data/count", 9)
      }
    }
    #expect(report.first(.authorship)?.rule == "bad-signature")
    #expect(report.first(.authorship)?.place == .entry(UInt64(target)))
    #expect(report[.history] == .holds)
  }

  @Test func `names an event that was signed with another key`() async throws {
    let report = try await report { entries in
      entries[target] = try SmallLedger.rewritten(entries[target], signedBy: TestKey("nobody"))
    }
    #expect(report.rules(.authorship) == ["bad-signature"])
    #expect(report.first(.authorship)?.place == .entry(UInt64(target)))
    // The desks that anchored the true history notice as well.
    #expect(report.failing == [.authorship, .commonHistory])
  }

  @Test func `names an event by a key that is not in the directory`() async throws {
    let stranger = TestKey("nobody")
    let report = try await report { entries in
      entries[target] = try SmallLedger.rewritten(entries[target], signedBy: stranger) {
        try $0.with("/source", .string("/kpu-64/\(stranger.fingerprint)"))
      }
    }
    #expect(report.rules(.authorship) == ["unknown-key"])
    #expect(report.first(.authorship)?.place == .entry(UInt64(target)))
  }

  @Test func `replays no history with an event by a key that is not in the directory`() async throws
  {
    let stranger = TestKey("nobody")
    let copy = try SmallLedger().copy().forged { entries in
      entries[target] = try SmallLedger.rewritten(entries[target], signedBy: stranger) {
        try $0.with("/source", .string("/kpu-64/\(stranger.fingerprint)"))
      }
    }
    let error = await #expect(throws: RowError.self) {
      try await Replay(of: copy, catalogue: try ToyDomain.catalogue()).state(at: copy.size)
    }
    #expect(error?.key == "\(stranger.fingerprint)")
  }

  @Test func `replays no history that begins with a key of small order`() async throws {
    let weak = try JSON.string("\(TestKey("service").verifier)").withKeyOfSmallOrder()
    let copy = try SmallLedger().copy().forged { entries in
      entries[0] = try SmallLedger.rewritten(entries[0], signedBy: TestKey(registrar: 1)) {
        try $0.with("/data/serviceKey", weak)
      }
    }
    let error = await #expect(throws: RowError.self) {
      try await Replay(of: copy, catalogue: try ToyDomain.catalogue()).state(at: copy.size)
    }
    #expect(error?.projection == "ledger")
  }

  @Test func `names an event that was put in by a key revoked before`() async throws {
    var small = try SmallLedger()
    let late = try small.ledger.write(
      ToyDomain.stockCounted, by: SmallLedger.kpu, subject: "64.72",
      data: ["count": 1, "item": "ballot_box"])
    let revocation = try small.ledger.append(
      LedgerType.keyRevoked, by: TestKey(registrar: 1), subject: "64",
      data: ["key": .string("\(SmallLedger.kpu.fingerprint)"), "reason": "lost"])
    let copy = try small.copy().forged { entries in
      entries.append(
        try Entry(
          event: late.event, received: revocation.received, signature: late.signature
        ).bytes)
    }
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.authorship) == ["key-not-in-force"])
    #expect(report.first(.authorship)?.place == .entry(22))
  }

  @Test func `names an event of another ledger by the same key`() async throws {
    var other = try TestLedger.opened(title: "Another ledger")
    let foreign = try other.append(
      ToyDomain.stockCounted, by: SmallLedger.kpu, subject: "64.72",
      data: ["count": 77, "item": "ballot_box"])
    let report = try await report { entries in
      let received = try Entry(entries[target]).received
      entries[target] = try Entry(
        event: foreign.event, received: received, signature: foreign.signature
      ).bytes
    }
    #expect(report.rules(.authorship) == ["other-ledger"])
    #expect(report.first(.authorship)?.place == .entry(UInt64(target)))
  }

  @Test func `names an entry whose bytes are no entry`() async throws {
    let report = try await report { entries in entries[target] += Array(" ".utf8) }
    #expect(report.rules(.authorship) == ["entry-form"])
    #expect(report.first(.authorship)?.place == .entry(UInt64(target)))
  }

  @Test func `refuses a first event that names a key of small order`() async throws {
    let weak = try JSON.string("\(TestKey("service").verifier)").withKeyOfSmallOrder()
    let report = try await report { entries in
      entries[0] = try SmallLedger.rewritten(entries[0], signedBy: TestKey(registrar: 1)) {
        try $0.with("/data/serviceKey", weak)
      }
    }
    #expect(report.rules(.authorship) == ["form"])
    #expect(report.first(.authorship)?.place == .entry(0))
    #expect(report.ledger == nil)
    #expect(report[.completeness] == .notChecked(.notOpened))
  }

  @Test func `tells the first bad event, and only counts what is beyond the limit`() async throws {
    let copy = try SmallLedger().copy().forged { entries in
      for index in SmallLedger.firstRound..<entries.count {
        entries[index] = try SmallLedger.rewritten(entries[index], signedBy: TestKey("nobody"))
      }
    }
    let report = try await SmallLedger.verify(copy) { $0.findingsMax = 3 }
    let findings = try #require(report[.authorship].findings)
    #expect(findings.first.map(\.place) == [.entry(9), .entry(10), .entry(11)])
    #expect(findings.count == 12)
  }
}

extension JSON {
  /// A verifier key's text with its key replaced by the identity point, and the key ID to match.
  fileprivate func withKeyOfSmallOrder() throws -> JSON {
    let key: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
    let identifier = Hash.of(Array("service\n".utf8) + [1] + key).bytes.prefix(4)
    return .string("service+\(Hex.encode(identifier))+\(Base64.encode([1] + key))")
  }
}
