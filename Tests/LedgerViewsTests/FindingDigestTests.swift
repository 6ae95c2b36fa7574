import EventLedger
import LedgerViews
import Testing
import TransparencyLog

@Suite struct FindingDigestTests {
  @Test func `tells first what was altered first, and what stands before it`() throws {
    let text = try Self.text(of: try ReportSamples.broken())
    let opening = "EXERCISE — not real data The first alteration is at entry 612. It is not what"
    #expect(text.hasPrefix(opening + " its author signed. Entries 0 to 611 stand as signed."))
  }

  @Test func `counts what can follow from it, and tells no such finding`() throws {
    let text = try Self.text(of: try ReportSamples.broken())
    #expect(text.contains("690 findings, all of which can follow from the first alteration"))
    #expect(!text.contains("tree-root"))
  }

  @Test func `names what stands there now, for whom and where`() throws {
    let event = try EventSamples.foreignReport().entry.event
    let text = try Self.text(of: try ReportSamples.broken(), altered: event)
    #expect(text.contains("in the name of Desk Kota Samarinda. It is not what Desk Kota Samarinda"))
    #expect(text.contains("64.74"))
  }

  @Test func `says that an entry stands only below a checkpoint that holds`() throws {
    let report = try Self.report(
      [Self.badSignature(612)], [Self.root(613)], provenSize: 600)
    let text = try Self.text(of: report)
    #expect(text.contains("The first alteration is at entry 612."))
    #expect(text.contains("Entries 0 to 599 stand as signed. For entries 600 to 611 no checkpoint"))
    #expect(try Self.alteration(report) == [612, 612, 600])
  }

  @Test func `names a range where only a consequence shows an entry taken out of a batch`() throws {
    let gap = Finding(
      .completeness, at: .entry(611), rule: "number-gap", expected: .event(.number(14)),
      found: .event(.number(15)))
    let report = try Self.report(
      [], completeness: [gap], [Self.root(650)], provenSize: 600)
    let text = try Self.text(of: report)
    #expect(text.contains("lies between entry 600 and entry 611; it shows at entry 611."))
    #expect(text.contains("Before it an event of its author is missing, moved or replaced."))
    #expect(text.contains("entry 611 does not keep the rule"))
    #expect(try Self.alteration(report) == [600, 611, 600])
  }

  @Test func `names the entry where a log that signed it itself left out the one before`() throws {
    let gap = Finding(
      .completeness, at: .entry(611), rule: "number-gap", expected: .event(.number(14)),
      found: .event(.number(15)))
    #expect(try Self.alteration(Self.report([], completeness: [gap], [])) == [611, 611, 611])
  }

  @Test func `names a range where a checkpoint alone shows it`() throws {
    let report = try Self.report([], [Self.root(620), Self.root(650)], provenSize: 600)
    #expect(try Self.alteration(report) == [600, 619, 600])
    let text = try Self.text(of: report)
    #expect(text.contains("checkpoint of size 620 does not keep the rule"))
    #expect(text.contains("2 findings; 1 can follow from entry 619"))
  }

  @Test func `names the entry by the tile that still has its hash`() throws {
    let tile = Finding(
      .history, at: .tile(level: 0, number: 2), rule: Finding.Rule.tileMismatch,
      expected: .log(.hash(100, Hash.of([7]))), found: .verbatim("another"))
    let report = try Self.report([], [Self.root(650), tile], provenSize: 600)
    #expect(try Self.alteration(report) == [612, 612, 600])
    // Below a checkpoint that holds it is the tile that was altered, and no entry.
    #expect(try Self.alteration(Self.report([], [tile], provenSize: 650)) == nil)
  }

  @Test func `says nothing of an earlier checkpoint that is marked below one that holds`() throws {
    #expect(try Self.alteration(Self.report([], [Self.root(600)])) == nil)
    let text = try Self.text(of: try Self.report([], [Self.root(600)]))
    #expect(text.contains("checkpoint of size 600 does not keep the rule"))
  }

  @Test func `tells two alterations each`() throws {
    let report = try Self.report([Self.badSignature(612), Self.badSignature(700)], [])
    let text = try Self.text(of: report)
    #expect(text.contains("entry 612 does not keep the rule"))
    #expect(text.contains("entry 700 does not keep the rule"))
  }

  @Test func `says that nothing is proven only where nothing is`() throws {
    let fails = Verdict.fails(Self.findings([Self.badSignature(612)]))
    var verdicts: [VerificationPart: Verdict] = [:]
    for part in VerificationPart.allCases { verdicts[part] = fails }
    let text = try Self.text(of: try Self.report(verdicts, provenSize: 612))
    #expect(text.contains("Proven all the same: Entries 0 to 611 stand as signed."))
    #expect(!text.contains("Nothing is proven"))
    #expect(try Self.text(of: try ReportSamples.notOpened()).contains("Nothing is proven"))
  }

  /// The entries among which the first alteration lies, and how many stand before it.
  private static func alteration(_ report: VerificationReport) throws -> [UInt64]? {
    report.firstAlteration.map {
      [$0.entries.lowerBound, $0.entries.upperBound, $0.standing]
    }
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
    _ authorship: [Finding], completeness: [Finding] = [], _ history: [Finding],
    provenSize: UInt64 = 1302
  ) throws -> VerificationReport {
    let found: [(VerificationPart, [Finding])] = [
      (.authorship, authorship), (.completeness, completeness), (.history, history),
    ]
    var verdicts: [VerificationPart: Verdict] = [:]
    for (part, found) in found where !found.isEmpty { verdicts[part] = .fails(findings(found)) }
    return try report(verdicts, provenSize: provenSize)
  }

  private static func report(
    _ verdicts: [VerificationPart: Verdict], provenSize: UInt64
  ) throws -> VerificationReport {
    try ReportSamples.report(
      trust: .registrar(try ReportSamples.registrar()),
      confirmations: ReportSamples.confirmations(anchored: 612), verdicts: verdicts,
      provenSize: provenSize)
  }

  private static func text(
    of report: VerificationReport, altered: Event? = nil
  ) throws -> String {
    try VerificationView(Fixtures.presentation(.english), catalogue: Fixtures.catalogue())
      .text(of: report, altered: altered).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
