import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// Acts of several registrars, of whom two must agree.
@Suite struct CouncilTests {
  private let samarinda = TestKey("64.72")

  @Test func `ends a stolen key with the last approval, at the place that its time names`()
    async throws
  {
    var council = try TestCouncil()
    try council.register(samarinda, desk: "64.72")
    let stolenAt = council.ledger.history.size
    let lie = try council.ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": "security"])
    let revoked = try council.act(
      LedgerType.keyRevoked,
      data: [
        "compromisedSince": .string("\(Timestamp(utc: lie.received))"),
        "key": .string("\(samarinda.fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(stolenAt)),
      ])
    #expect(try council.ledger.state.act(revoked.event.hash)?.state == .effective)
    #expect(try council.ledger.state.key(samarinda.fingerprint)?.setAsideFrom == stolenAt)
  }

  @Test func `leaves a key whose revocation names two places`() throws {
    var council = try TestCouncil()
    try council.register(samarinda, desk: "64.72")
    let last = try #require(council.ledger.history.entries.last)
    let revoked = try council.act(
      LedgerType.keyRevoked,
      data: [
        "compromisedSince": .string("\(Timestamp(utc: try Entry(last).received))"),
        "key": .string("\(samarinda.fingerprint)"), "reason": "stolen",
        "setAsideFrom": .integer(Int64(council.ledger.history.size) - 2),
      ], approved: false)
    #expect(try council.ledger.reason(revoked) == StandingReason.indexMismatch)
  }
}
