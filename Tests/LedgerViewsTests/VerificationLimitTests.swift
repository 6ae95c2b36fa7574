import EventLedger
import LedgerViews
import Testing
import TransparencyLog

/// What a report says that its run could not exclude, for each case it can be in.
@Suite struct VerificationLimitTests {
  /// What every run leaves open, whatever it was given.
  private static let always: [VerificationLimit] = [
    .cutTail(size: 1302), .notTakenIn, .timesByLog, .oneHand(keys: 4), .truth,
  ]

  @Test func `leaves open what no run can exclude, when all is confirmed under a registrar's key`()
    throws
  {
    let report = try ReportSamples.report(
      trust: .registrar(try ReportSamples.registrar()),
      confirmations: ReportSamples.confirmations(anchored: 1302), verdicts: [:])
    #expect(report.limits == Self.always)
  }

  @Test(arguments: [TrustBasis.nothing, .policy, .refused, .genesis(Hash.of([1]))])
  func `says whose ledger it may be by what was trusted`(trust: TrustBasis) throws {
    let report = try ReportSamples.report(
      trust: trust, confirmations: ReportSamples.confirmations(anchored: 1302), verdicts: [:])
    let expected: VerificationLimit? =
      switch trust {
      case .nothing: .ownKeysBelieved
      case .policy: .logKeyBelieved
      case .refused: .trustRefused
      default: nil
      }
    #expect(report.limits == [expected].compactMap(\.self) + Self.always)
  }

  @Test(arguments: [nil, 0, 1, 1290, 1301, 1302, 1303] as [UInt64?])
  func `leaves open the entries that nobody but the log has confirmed`(size: UInt64?) throws {
    let report = try ReportSamples.report(
      trust: .genesis(Hash.of([1])), confirmations: ReportSamples.confirmations(anchored: size),
      verdicts: [:])
    let first = min(size ?? 0, 1302)
    #expect(report.confirmedSize == first)
    #expect(report.limits.contains(.unconfirmed(from: first)) == (first < 1302))
  }

  @Test(arguments: [
    VerificationPart.authorship, .completeness, .history, .commonHistory, .state, .sealedValues,
    .file,
  ])
  func `takes nothing for confirmed when what is confirmed does not hold`(part: VerificationPart)
    throws
  {
    let finding = Finding(
      part, at: .entry(1), rule: "tree-root", expected: .verbatim("a"),
      found: .verbatim("b"))
    let report = try ReportSamples.report(
      trust: .genesis(Hash.of([1])), confirmations: ReportSamples.confirmations(anchored: 1302),
      verdicts: [
        part: .fails(Findings(first: [finding], counts: [.init(rule: "tree-root", count: 1)]))
      ])
    let isBeside = [VerificationPart.state, .sealedValues, .file].contains(part)
    #expect(report.confirmedSize == (isBeside ? 1302 : 0))
    #expect(report.limits.contains(.unconfirmed(from: 0)) == !isBeside)
  }

  @Test func `leaves open what was not checked, and why`() throws {
    let reason = UncheckedReason.notInThisCopy
    let report = try ReportSamples.report(
      trust: .genesis(Hash.of([1])),
      confirmations: ReportSamples.confirmations(anchored: 1302, cosignaturesUntrusted: 2),
      verdicts: [.state: .notChecked(reason), .sealedValues: .notChecked(reason)])
    #expect(
      report.limits == [
        .cosignaturesUntrusted(2), .cutTail(size: 1302), .notTakenIn, .timesByLog,
        .sealedValuesAbsent, .stateUnchecked(reason), .oneHand(keys: 4), .truth,
      ])
  }

  @Test func `names newer rules once, and of a ledger that does not open nothing but that`()
    throws
  {
    let limited = try ReportSamples.limited().limits
    #expect(limited.contains(.rulesNewer(from: 0)))
    #expect(limited.first == .logKeyBelieved)
    #expect(!limited.map(\.code).contains("state-unchecked"))
    #expect(try ReportSamples.notOpened().limits == [.notOpened])
  }
}
