import EventLedger
import LedgerViews
import Testing
import TransparencyLog

@Suite struct FindingDigestTests {
  @Test func `tells first what was altered first, and what stands before it`() throws {
    let text = try Self.text(of: try ReportSamples.broken())
    let opening = "EXERCISE — not real data\n\nThe first alteration is at entry 612."
    #expect(text.hasPrefix(opening + " Entries 0 to 611 stand as signed.\n\n"))
  }

  @Test func `counts what can follow from it, and tells no such finding`() throws {
    let text = try Self.text(of: try ReportSamples.broken())
    #expect(text.contains("690 findings that can follow from entry 612"))
    #expect(!text.contains("tree-root"))
  }

  @Test func `names what stands there now, for whom and where`() throws {
    let event = try EventSamples.foreignReport().entry.event
    let text = try Self.text(of: try ReportSamples.broken(), altered: event)
    let opening = try #require(text.split(separator: "\n\n").dropFirst().first)
    #expect(opening.contains("in the\nname of Desk Kota Samarinda."))
    #expect(opening.contains("64.74"))
  }

  @Test func `tells what lies before it, and says of nothing that it stands`() throws {
    let report = try Self.report([Self.badSignature(612)], [Self.root(600), Self.root(613)])
    let text = try Self.text(of: report)
    #expect(text.contains("checkpoint of size 600 breaks the rule tree-root"))
    #expect(text.contains("1 finding that can follow from entry 612"))
    #expect(!text.contains("stand as signed"))
  }

  @Test func `tells every finding where none names an entry`() throws {
    let report = try Self.report([], [Self.root(600)])
    #expect(FindingDigest(report).firstAltered == nil)
    #expect(try Self.text(of: report).contains("checkpoint of size 600 breaks the rule tree-root"))
  }

  @Test func `tells two alterations each`() throws {
    let report = try Self.report([Self.badSignature(612), Self.badSignature(700)], [])
    let text = try Self.text(of: report)
    #expect(text.contains("entry 612 breaks the rule bad-signature"))
    #expect(text.contains("entry 700 breaks the rule bad-signature"))
  }

  @Test func `says that nothing is proven only where nothing is`() throws {
    let fails = Verdict.fails(Self.findings([Self.badSignature(612)]))
    var verdicts: [VerificationPart: Verdict] = [:]
    for part in VerificationPart.allCases { verdicts[part] = fails }
    let report = try Self.report(verdicts)
    let text = try Self.text(of: report).replacing("\n", with: " ")
    #expect(text.contains("Proven all the same: Entries 0 to 611 stand as signed."))
    #expect(!text.contains("Nothing is proven"))
    #expect(try Self.text(of: try ReportSamples.notOpened()).contains("Nothing is proven"))
  }

  private static func badSignature(_ index: UInt64) -> Finding {
    let (expected, found) = NotTaken.badSignature.expectedAndFound
    return Finding(
      .authorship, at: .entry(index), rule: NotTaken.badSignature.rule, expected: expected,
      found: found)
  }

  private static func root(_ size: Int64) -> Finding {
    Finding(
      .history, at: .checkpoint(size), rule: Finding.Rule.treeRoot, expected: .verbatim("a"),
      found: .verbatim("b"))
  }

  private static func findings(_ findings: [Finding]) -> Findings {
    let counts = Dictionary(grouping: findings, by: \.rule).map {
      Findings.RuleCount(rule: $0.key, count: UInt64($0.value.count))
    }
    return Findings(first: findings, counts: counts)
  }

  private static func report(
    _ authorship: [Finding], _ history: [Finding]
  ) throws -> VerificationReport {
    var verdicts: [VerificationPart: Verdict] = [:]
    if !authorship.isEmpty { verdicts[.authorship] = .fails(findings(authorship)) }
    if !history.isEmpty { verdicts[.history] = .fails(findings(history)) }
    return try report(verdicts)
  }

  private static func report(
    _ verdicts: [VerificationPart: Verdict]
  ) throws -> VerificationReport {
    try ReportSamples.report(
      trust: .registrar(try ReportSamples.registrar()),
      confirmations: ReportSamples.confirmations(anchored: 612), verdicts: verdicts)
  }

  private static func text(
    of report: VerificationReport, altered: Event? = nil
  ) throws -> String {
    try VerificationView(Fixtures.presentation(.english), catalogue: Fixtures.catalogue())
      .text(of: report, altered: altered)
  }
}
