import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// Between which times an event was written, and whose word each bound is.
@Suite struct TimeBoundsTests {
  @Test func `takes the log's word where nobody else has spoken`() throws {
    let entry = try Self.entry(9)
    let bounds = TimeBounds(
      of: entry, at: 9, anchorReceived: Instant(seconds: 7), cosigned: [], confirmation: nil)
    #expect(bounds.notBefore == Instant(seconds: 7))
    #expect(bounds.notAfter == .init(entry.received, by: .log))
    #expect(bounds.proven == nil)
  }

  @Test func `takes the earliest cosignature over a checkpoint that covers the entry`() throws {
    let (first, second) = (try Self.witness("w1"), try Self.witness("w2"))
    let bounds = TimeBounds(
      of: try Self.entry(9), at: 9, anchorReceived: nil,
      cosigned: [
        // Does not cover entry 9, whatever its time.
        try Self.cosigned(9, by: first, at: 1), try Self.cosigned(10, by: first, at: 500),
        try Self.cosigned(12, by: second, at: 400), try Self.cosigned(14, by: first, at: 600),
      ], confirmation: nil)
    let witnessed = TimeBounds.Bound(
      Instant(seconds: 400), by: .witness(second.verifier, size: 12))
    #expect(bounds.notAfter == witnessed)
    #expect(bounds.proven == witnessed)
  }

  @Test func `passes over a cosignature of a time that no calendar can say`() throws {
    let entry = try Self.entry(9)
    let bounds = TimeBounds(
      of: entry, at: 9, anchorReceived: nil,
      cosigned: [try Self.cosigned(10, by: try Self.witness("w1"), at: UInt64(Int64.max))],
      confirmation: nil)
    #expect(bounds.notAfter == .init(entry.received, by: .log))
    #expect(bounds.proven == nil)
  }

  @Test func `lets another desk's anchor prove it, by that desk's word`() throws {
    let later = try Self.entry(10)
    let bounds = TimeBounds(
      of: try Self.entry(9), at: 9, anchorReceived: nil, cosigned: [],
      confirmation: Record(index: 10, entry: later))
    #expect(
      bounds.proven
        == .init(
          later.event.recordedTime.instant, by: .desk(SmallLedger.secondDesk.name, entry: 10)))
    #expect(bounds.notAfter.word == .log)
  }

  /// Of the rounds, entry 9 is the first desk's, 10 the second's, 11 KPU's without an anchor.
  @Test(arguments: [
    (later: 10, of: 9, true), (later: 12, of: 9, false), (later: 13, of: 12, true),
    (later: 11, of: 9, false), (later: 10, of: 10, false), (later: 9, of: 10, false),
  ])
  func `takes only another desk's event that anchors a tree with the entry for a confirmation`(
    later: Int, of entry: Int, isOne: Bool
  ) throws {
    var state = try SmallLedger().ledger.state
    let event = try Self.entry(later).event
    let key = try #require(try state.key(event.author.key))
    #expect(
      TimeBounds.isConfirmation(event, by: key, of: try Self.entry(entry), at: UInt64(entry))
        == isOne)
  }

  @Test func `takes neither an operator's event nor a stolen key's for a confirmation`() throws {
    var ledger = try SmallLedger().ledger
    let target = try Self.entry(9)
    let province = try ledger.append(
      ToyDomain.noteWritten, by: TestKey("64"), subject: "64",
      data: ["text": "catatan", "topic": "security"], anchor: ledger.newestAnchor)
    let operatorKey = try #require(try ledger.state.key(province.event.author.key))
    #expect(!TimeBounds.isConfirmation(province.event, by: operatorKey, of: target, at: 9))

    let desk = try Self.entry(10).event
    var stolen = try #require(try ledger.state.key(desk.author.key))
    #expect(TimeBounds.isConfirmation(desk, by: stolen, of: target, at: 9))
    try ledger.append(
      LedgerType.keyRevoked, by: TestKey(registrar: 1), subject: "64",
      data: [
        "key": .string("\(desk.author.key)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(9)),
      ])
    stolen = try #require(try ledger.state.key(desk.author.key))
    #expect(!TimeBounds.isConfirmation(desk, by: stolen, of: target, at: 9))
  }

  @Test func `writes each bound with its word for machines`() throws {
    let witness = try Self.witness("w1")
    let bounds = TimeBounds(
      of: try Self.entry(9), at: 9, anchorReceived: Instant(seconds: 0),
      cosigned: [try Self.cosigned(12, by: witness, at: 60)], confirmation: nil)
    let bound =
      #"{"size":12,"time":"1970-01-01T00:01:00Z","witness":"\#(witness.verifier)","word":"witness"}"#
    #expect(
      String(decoding: try bounds.json.canonicalBytes(), as: UTF8.self)
        == #"{"notAfter":\#(bound),"notBefore":{"time":"1970-01-01T00:00:00Z","word":"log"},"#
        + #""proven":\#(bound)}"#)
  }

  private static func entry(_ index: Int) throws -> Entry {
    try Entry(try SmallLedger().ledger.history.entries[index])
  }

  private static func witness(_ name: String) throws -> Cosigner {
    Cosigner(name: try KeyName(name), privateKey: TestKey(name).privateKey)
  }

  /// The checkpoint of a size as its file would hold it, opened under the witness's key.
  private static func cosigned(
    _ size: UInt64, by witness: Cosigner, at timestamp: UInt64
  ) throws -> SignedCheckpoint {
    let bytes = try #require(try SmallLedger().ledger.history.checkpoints[size])
    let signed = try SignedCheckpoint.open(
      try UnverifiedNote(bytes), with: [TestKey.log.verifier])
    return try signed.adding(
      [witness.cosign(signed, at: timestamp)], by: [witness.verifier])
  }
}
