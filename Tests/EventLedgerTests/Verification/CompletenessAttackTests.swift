import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What the operator, holding the log key, can do to the order of events: every copy here is
/// signed anew and fits together in all its tables.
@Suite struct CompletenessAttackTests {
  private let target = SmallLedger.firstRound + 2
  private let round = SmallLedger.roundEvents

  private func report(
    _ change: (inout [[UInt8]]) throws -> Void
  ) async throws -> VerificationReport {
    try await SmallLedger.verify(try SmallLedger().copy().forged(change))
  }

  @Test func `names the event behind one that was dropped`() async throws {
    let report = try await report { $0.remove(at: target) }
    #expect(report.rules(.completeness) == ["number-gap"])
    #expect(report.first(.completeness)?.place == .entry(UInt64(target + round - 1)))
    #expect(report.first(.completeness)?.expected == .event(.number(1)))
    #expect(report[.authorship] == .holds)
    #expect(report[.history] == .holds)
  }

  @Test func `names an event that was put in twice`() async throws {
    let report = try await report { entries in
      let received = try Entry(entries[entries.count - 1]).received
      entries.append(try SmallLedger.rewritten(entries[target], received: received))
    }
    #expect(report.rules(.completeness) == ["number-used"])
    #expect(report.first(.completeness)?.place == .entry(21))
  }

  @Test func `names both of two events of one author that were swapped`() async throws {
    let report = try await report { entries in
      let times = try [target, target + round].map { try Entry(entries[$0]).received }
      let first = try SmallLedger.rewritten(entries[target + round], received: times[0])
      let second = try SmallLedger.rewritten(entries[target], received: times[1])
      entries[target] = first
      entries[target + round] = second
    }
    #expect(report.rules(.completeness) == ["number-gap", "number-used"])
    #expect(report.first(.completeness)?.place == .entry(UInt64(target)))
  }

  @Test func `names an event that follows another than the one before it`() async throws {
    let report = try await report { entries in
      entries[target] = try SmallLedger.rewritten(
        entries[target], signedBy: SmallLedger.kpu
      ) { try $0.with("/data/count", 99) }
    }
    #expect(report.rules(.completeness) == ["previous-mismatch"])
    #expect(report.first(.completeness)?.place == .entry(UInt64(target + round)))
    #expect(report[.authorship] == .holds)
  }
}
