import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// Rules that change while a ledger grows: each entry is judged by those in force at its index.
@Suite struct RulesVersionTests {
  private let registrar = TestKey(registrar: 1)
  private let samarinda = TestKey("64.72")

  private func adopt(_ rules: Catalogue, in ledger: inout TestLedger) throws -> Entry {
    try ledger.append(
      LedgerType.rulesAdopted, by: registrar, subject: "64",
      data: ["digest": .string("\(rules.digest)"), "version": .integer(Int64(rules.version))])
  }

  private func write(topic: String, in ledger: inout TestLedger) throws -> String? {
    let entry = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: ["topic": .string(topic)])
    return try ledger.reason(entry)
  }

  /// A ledger opened under version 1 and judged by a program that has versions 1 and 2.
  private func opened() throws -> TestLedger {
    let first = try TestLedger.opened(catalogue: ToyDomain.catalogue())
    var ledger = TestLedger(catalogue: try ToyDomain.secondCatalogue())
    for bytes in first.history.entries {
      let entry = try Entry(bytes)
      try ledger.take(
        in: Submission(event: entry.event, signature: entry.signature, openings: []))
    }
    return ledger
  }

  @Test func `judges each entry by the rules in force at its index`() async throws {
    var ledger = try opened()
    #expect(try ledger.takes("weather") == StandingReason.schemaInvalid)
    #expect(try write(topic: "security", in: &ledger) == nil)
    #expect(try ledger.reason(adopt(ledger.catalogue, in: &ledger)) == nil)
    #expect(try ledger.takes("weather") == nil)

    let report = try await Verifier.verify(
      LedgerCopy(of: ledger), catalogue: ledger.catalogue, options: VerificationOptions())
    #expect(report.failing == [])
    #expect(report.rulesNewerFrom == nil)
    #expect(report.setAside.map(\.code) == [StandingReason.schemaInvalid])
    // The old note stays set aside, however its topic would be judged today.
    let replayed = try await Replay(of: ledger.history, catalogue: ledger.catalogue)
      .state(at: ledger.history.size)
    let row = try #require(replayed.domain.tables[0].loadedRows().first { $0.key == "64.72" })
    #expect(try JSONText(row.value).root["notes"]?.integer == 2)
  }

  @Test func `takes no type in that the rules in force do not have`() throws {
    var ledger = try opened()
    func thank() throws {
      let type = ToyDomain.thanksGiven
      try ledger.append(type, by: samarinda, subject: "64.72", data: [:])
    }
    #expect(throws: NotTaken.self) { try thank() }
    _ = try adopt(ledger.catalogue, in: &ledger)
    try thank()
    #expect(ledger.state.size == ledger.history.size)
  }

  @Test func `has of each type the newest schema up to the version, and drops none`() throws {
    let second = try ToyDomain.secondCatalogue()
    let first = try #require(second.rules(version: 1))
    #expect(first.digest == (try ToyDomain.catalogue().digest))
    #expect(Set(first.types.keys).isSubset(of: second.types.keys))
    #expect(Set(second.types.keys).subtracting(first.types.keys) == ["toy.thanks.given.v1"])
  }

  @Test func `says from where on it does not have the rules`() async throws {
    var ledger = try opened()
    #expect(try write(topic: "security", in: &ledger) == nil)
    _ = try adopt(ledger.catalogue, in: &ledger)
    let from = ledger.history.size
    #expect(try ledger.takes("weather") == nil)

    let old = try ToyDomain.catalogue()
    let report = try await Verifier.verify(
      LedgerCopy(of: ledger), catalogue: old, options: VerificationOptions())
    #expect(report.rulesNewerFrom == from)
    #expect(report.failing == [])
    #expect(
      report[.state]
        == .notChecked(.rulesNewer(from: from)))
    await #expect(throws: LedgerError.self) {
      try await Replay(of: ledger.history, catalogue: old).state(at: ledger.history.size)
    }
    let before = try await Replay(of: ledger.history, catalogue: old).state(at: from)
    #expect(before.size == from)
  }

  @Test func `knows rules by version and digest`() throws {
    let catalogue = try ToyDomain.secondCatalogue()
    let first = try ToyDomain.catalogue()
    for (version, digest, isKnown) in [
      (1, first.digest, true), (2, catalogue.digest, true), (1, catalogue.digest, false),
      (2, first.digest, false), (3, catalogue.digest, false),
    ] {
      let named = RulesVersion(version: version, digest: digest, since: 0)
      #expect((catalogue.known(named) != nil) == isKnown)
    }
  }

  @Test func `adopts nothing that is in force or older`() throws {
    var ledger = try opened()
    for version in [try ToyDomain.catalogue(), ledger.catalogue, ledger.catalogue].enumerated() {
      let entry = try adopt(version.element, in: &ledger)
      let reason = version.offset == 1 ? nil : StandingReason.rulesInForce
      #expect(try ledger.reason(entry) == reason)
    }
    #expect(try ledger.state.rules().version == 2)
  }
}

extension TestLedger {
  /// Why a note with a topic counts nowhere, whatever its own program thinks of the topic.
  fileprivate mutating func takes(_ topic: String) throws -> String? {
    let entry = try append(
      ToyDomain.noteWritten, by: TestKey("64.72"), subject: "64.72",
      data: ["topic": .string(topic)])
    return try reason(entry)
  }
}
