import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// A file whose log key changes while it is written.
struct LogKeyStoreTests {
  private static let second = TestKey("log-2", as: TestLedger.origin)
  private static let signers = [
    StoreFixture.signer, NoteSigner(name: second.verifier.name, privateKey: second.privateKey),
  ]

  private func replace(
    _ writer: LedgerWriter, _ fixture: StoreFixture, signer: any LogSigning
  ) throws -> Commit<CommitOutcome> {
    fixture.clock = fixture.clock.advanced(by: 1)
    return try writer.commit(at: fixture.clock, signer: signer) { intake in
      try intake.take(
        fixture.submission(
          LedgerType.keyRegistered, by: TestKey(registrar: 1), subject: "64",
          data: [
            "desk": "log", "key": .string("\(Self.second.verifier)"), "role": "log",
            "scope": "64",
          ], in: &intake))
    }
  }

  @Test func `signs with the new key the commit that brings it in, and every later one`()
    async throws
  {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let commit = try replace(writer, fixture, signer: Self.signers)
    #expect(commit.checkpoint.logSignatures.map(\.key) == [Self.second.verifier])
    try writer.close()

    let again = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    #expect(throws: LedgerError.self) { try fixture.appendCounts(0..<1, to: again) }
    fixture.clock = fixture.clock.advanced(by: 1)
    let next = try again.commit(at: fixture.clock, signer: Self.signers) { intake in
      try intake.take(
        fixture.submission(
          ToyDomain.stockCounted, by: TestKey("64.72"), subject: "64.72",
          data: ["count": 1, "item": "ink"], in: &intake))
    }
    #expect(next.checkpoint.logSignatures.map(\.key) == [Self.second.verifier])

    // A receipt bears the signature of the key that was in force at its size.
    let receipts = try await again.receipts(at: [0, next.added.lowerBound])
    #expect(receipts[0].isValid(under: TestKey.log.verifier))
    #expect(receipts[1].isValid(under: Self.second.verifier))
    try again.close()
    #expect(try LedgerFile.open(at: fixture.path).logKeys.current == Self.second.verifier)
  }

  @Test func `writes nothing when the new key is not at hand`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    let before = try writer.newest().checkpoint.treeHead
    #expect(throws: LedgerError.self) {
      try replace(writer, fixture, signer: StoreFixture.signer)
    }
    #expect(try writer.newest().checkpoint.treeHead == before)
    try fixture.appendCounts(0..<1, to: writer)
  }

  @Test func `refuses a stored log key that no event in the log names`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    _ = try replace(writer, fixture, signer: Self.signers)
    try writer.close()
    let thief = TestKey("log-3", as: TestLedger.origin)
    try fixture.alter(
      """
      UPDATE projection_rows
      SET value = replace(value, '\(Self.second.verifier)', '\(thief.verifier)')
      WHERE projection = 'ledger'
      """)
    #expect {
      try LedgerFile.open(at: fixture.path)
    } throws: {
      ($0 as? LedgerError)?.code == .corrupt
    }
  }

  @Test func `refuses to go on by rules that it does not have`() throws {
    let fixture = try StoreFixture()
    let writer = try fixture.create()
    fixture.clock = fixture.clock.advanced(by: 1)
    #expect {
      try writer.commit(at: fixture.clock, signer: StoreFixture.signer) { intake in
        try intake.take(
          fixture.submission(
            LedgerType.rulesAdopted, by: TestKey(registrar: 1), subject: "64",
            data: ["digest": .string("\(Hash.of([]))"), "version": 2], in: &intake))
      }
    } throws: {
      ($0 as? LedgerError)?.code == .newerFormat
    }
    try fixture.appendCounts(0..<1, to: writer)
  }
}
