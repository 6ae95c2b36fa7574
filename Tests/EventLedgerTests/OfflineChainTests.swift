import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Rehearsal
import Testing
import TransparencyLog

/// A desk writes offline and sends over a line that repeats, reorders and breaks off.
@Suite struct OfflineChainTests {
  private static let eventCount = 30

  @Test(arguments: SeededRandom.seeds(count: 8))
  func `ends with every event in the log once and the chain usable`(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    var ledger = try TestLedger.opened()
    let before = ledger.history.size
    let chain = try chain(in: &ledger, using: &random)
    var deliveries = 0
    while ledger.history.size < before + UInt64(Self.eventCount) {
      for submission in delivery(of: chain.submissions, using: &random) {
        try deliver(submission, to: &ledger)
        deliveries += 1
      }
      #expect(deliveries < 100_000)
    }
    let logged = try ledger.history.entries.dropFirst(Int(before)).map { try Entry($0).event.hash }
    #expect(logged == chain.submissions.map(\.event.hash))
    let next = try ledger.append(
      ToyDomain.stockCounted, by: SmallLedger.kpu, subject: "64.72", data: Self.count(1))
    #expect(next.event.number == UInt64(Self.eventCount) + 1)
    let report = try await SmallLedger.verify(try LedgerCopy(of: ledger))
    #expect(report.failing.isEmpty)
    #expect(report.setAside.map(\.count).reduce(0, +) == chain.notStanding)
  }

  /// What the desk wrote offline, and how many of its events cannot stand.
  private func chain(
    in ledger: inout TestLedger, using random: inout SeededRandom
  ) throws -> (submissions: [Submission], notStanding: UInt64) {
    let start = try ledger.head(of: SmallLedger.kpu)
    var submissions: [Submission] = []
    var notStanding: UInt64 = 0
    for number in 1...UInt64(Self.eventCount) {
      let kind = Kind.allCases.randomElement(using: &random) ?? .stands
      if kind != .stands { notStanding += 1 }
      let head = EventWriter.ChainHead(
        author: start.author, number: number, ledger: start.ledger,
        previous: submissions.last?.event.hash ?? start.previous, anchor: nil)
      submissions.append(try kind.submission(in: ledger, at: head))
    }
    return (submissions, notStanding)
  }

  /// One attempt to send: some events twice, neighbours in disorder, and cut off somewhere.
  private func delivery(
    of chain: [Submission], using random: inout SeededRandom
  ) -> [Submission] {
    var sent = chain.flatMap { submission in
      [Submission](repeating: submission, count: Int.random(in: 1...2, using: &random))
    }
    for position in sent.indices.dropLast() where Bool.random(using: &random) {
      sent.swapAt(position, position + 1)
    }
    return Array(sent.prefix(Int.random(in: 0...sent.count, using: &random)))
  }

  /// The log takes it in, or says that it comes too early or again.
  private func deliver(_ submission: Submission, to ledger: inout TestLedger) throws {
    let size = ledger.history.size
    do {
      try ledger.take(in: submission)
    } catch NotTaken.numberGap(let expected, let found) {
      #expect(found == submission.event.number && found > expected)
      #expect(ledger.history.size == size)
    } catch NotTaken.numberUsed {
      #expect(ledger.history.index(of: submission.event.hash) != nil)
      #expect(ledger.history.size == size)
    }
  }

  private static func count(_ count: Int64) -> JSON {
    ["count": .integer(count), "item": "ballot_box"]
  }

  /// What may become of an event once it is taken in.
  private enum Kind: CaseIterable {
    case stands, unknownRegion, outOfScope, wrongRole, clockAhead

    func submission(
      in ledger: TestLedger, at head: EventWriter.ChainHead
    ) throws -> Submission {
      let isNote = self == .wrongRole
      let name = isNote ? ToyDomain.noteWritten : ToyDomain.stockCounted
      let subject =
        switch self {
        case .unknownRegion: "64.99"
        case .outOfScope: "63.01"
        default: "64.72"
        }
      guard let type = ledger.catalogue.type(named: name) else {
        throw TestLedgerError.noSuchType(name)
      }
      let ahead: Int64 = self == .clockAhead ? 100_000_000 : 0
      let time = Timestamp(ledger.clock.advanced(by: ahead), offsetMinutes: 480)
      let data: JSON =
        isNote ? ["topic": "security"] : OfflineChainTests.count(Int64(head.number))
      return try EventWriter(key: SmallLedger.kpu.privateKey, makeSalt: { [] }).submission(
        for: .init(type: type.name, subject: subject, time: time, data: data), type: type,
        corrected: nil, at: head, recordedTime: time)
    }
  }
}
