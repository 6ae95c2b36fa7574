import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// Every attack of the table, made on a real file and judged by the real verifier.
@Suite struct AttackTests {
  private static let attacks = AttackTopic.all.flatMap(\.attacks)

  @Test func `finds nothing in the ledger that the attacks begin with`() async throws {
    let ledger = try AttackedLedger(copyOf: GoodLedger.shared.get(), for: [])
    let kept = try GoodLedger.shared.get().kept
    ledger.options.seen = [kept]
    let report = try await ledger.verify()
    for part in VerificationPart.allCases { #expect(report[part] == .holds, "\(part)") }
    #expect(report.size == 273)
    #expect(report.setAside.isEmpty)
    #expect(report.seals.roots > 0)
    ledger.options.trust = .policy(try GoodLedger.policy())
    let witnessed = try await ledger.verify().confirmations.witnessed
    #expect(witnessed?.size == UInt64(GoodLedger.cosignedSize))
  }

  @Test(arguments: attacks)
  func `has come of each attack what the table says`(attack: Attack) async throws {
    let ledger = try AttackedLedger(copyOf: GoodLedger.shared.get(), for: attack.holds)
    try await attack.act(ledger)
    switch attack.outcome {
    case .found(let part, let rule):
      let finding = try #require(try await ledger.verify().firstFinding)
      #expect((finding.part, finding.rule) == (part, rule), "\(finding)")
    case .setAside(let reason):
      let report = try await ledger.verify()
      #expect(report.firstFinding == nil)
      #expect(report.setAside.map(\.code) == [reason])
    case .notTaken(let rule):
      guard case .refused(let reason)? = ledger.answer else {
        Issue.record("\(String(describing: ledger.answer))")
        return
      }
      #expect(reason.rule == rule)
      #expect(try await ledger.verify().firstFinding == nil)
    case .refused(let code):
      let error = await #expect(throws: LedgerError.self) { try await ledger.verify() }
      #expect(error?.code == code)
    case .notChecked(let part, let reason):
      let report = try await ledger.verify()
      #expect(report.firstFinding == nil)
      guard case .notChecked(let told) = report[part] else {
        Issue.record("\(report[part])")
        return
      }
      #expect(told.code == reason)
    case .notDone(let why):
      #expect(ledger.hindrance == why)
      #expect(try await ledger.verify().firstFinding == nil)
    case .showsNothing, .notEvidence, .holdsUnderItsOwnKey:
      try expectNoEvidence(ledger, attack.outcome)
    case .withoutMeaning:
      #expect(try await ledger.verify().firstFinding == nil)
    case .unseen(_, _, let kept):
      try await expectUnseen(ledger, kept)
    }
  }

  /// Nothing is found in the file, and with the kept checkpoint what is said of it.
  private func expectUnseen(_ ledger: AttackedLedger, _ kept: KeptCheckpoint?) async throws {
    #expect(try await ledger.verify().firstFinding == nil)
    ledger.options.seen = [ledger.kept]
    switch kept {
    case nil:
      #expect(try await ledger.verify().firstFinding == nil)
    case .fails(let rule):
      let finding = try await ledger.verify().firstFinding
      #expect(finding?.rule == rule, "\(String(describing: finding))")
      #expect(finding?.part == .commonHistory)
    case .refused(let code):
      let error = await #expect(throws: LedgerError.self) { try await ledger.verify() }
      #expect(error?.code == code)
    }
  }

  /// What was presented as evidence is judged as the outcome says.
  private func expectNoEvidence(_ ledger: AttackedLedger, _ outcome: AttackOutcome) throws {
    let file = EvidenceFile(ledger.evidence)
    switch outcome {
    case .showsNothing(let fault):
      #expect(try ledger.fault(of: #require(file), under: ledger.evidencePolicy)?.code == fault)
    case .holdsUnderItsOwnKey(let fault):
      let file = try #require(file)
      let believed = try Policy(logs: [Policy.Log(key: file.logKey)])
      #expect(ledger.fault(of: file, under: believed) == nil)
      #expect(ledger.fault(of: file, under: ledger.evidencePolicy)?.code == fault)
    default: #expect(!ledger.evidence.isEmpty && file == nil)
    }
  }

  /// Else nothing would follow from forgeries that show nothing.
  @Test func `finds that the evidence holds which forgeries are made from`() async throws {
    let ledger = try AttackedLedger(copyOf: GoodLedger.shared.get(), for: Set(Power.allCases))
    for content in try await ledger.trueEvidence() {
      ledger.present(content)
      let file = try #require(EvidenceFile(ledger.evidence))
      #expect(ledger.fault(of: file, under: ledger.evidencePolicy) == nil, "\(content.code)")
    }
  }

  @Test func `tells how many attacks there are, and what comes of them`() {
    let kinds = Dictionary(grouping: Self.attacks, by: \.outcome.kind).mapValues(\.count)
    let counts = kinds.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }
    print("\(Self.attacks.count) attacks: \(counts.joined(separator: ", "))")
    #expect(Self.attacks.count >= 45)
    #expect(Set(Self.attacks.map(\.name)).count == Self.attacks.count)
  }

  @Test func `is told whole in the article`() throws {
    let path = "Sources/EventLedger/Documentation.docc/Attacks.md"
    let file = ProjectFolder.root.appending(path: path)
    let text = AttackArticle(topics: AttackTopic.all).text
    if ProcessInfo.processInfo.environment["REWRITE_PAGES"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let stands = try String(contentsOf: file, encoding: .utf8)
    #expect(stands == text, "write it anew with REWRITE_PAGES=1")
  }

  @Test func `stops an attacker who uses more than it is said to hold`() throws {
    let ledger = try AttackedLedger(copyOf: GoodLedger.shared.get(), for: [.deskKey])
    #expect(throws: AttackError.self) { try ledger.alter("DELETE FROM entries") }
    #expect(throws: AttackError.self) { try ledger.send(by: .registrar) }
    try ledger.send(by: GoodLedger.firstDesk)
    #expect(throws: AttackError.self) { try ledger.send(by: GoodLedger.secondDesk) }
  }
}
