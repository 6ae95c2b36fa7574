import CanonicalJSON
import EventLedger
import TransparencyLog

/// Verification reports that the pages show.
enum ReportSamples {
  static func whole() throws -> VerificationReport {
    try report(
      trust: .registrar(try registrar()), confirmations: confirmations(anchored: 1290),
      verdicts: [:])
  }

  static func unconfirmed() throws -> VerificationReport {
    try report(
      trust: .nothing, confirmations: confirmations(anchored: nil),
      verdicts: [
        .commonHistory: .notChecked(.unconfirmed),
        .sealedValues: .notChecked(.notInThisCopy),
      ])
  }

  /// A backup, verified without its sealing key, one of whose keys is lost.
  static func copied() throws -> VerificationReport {
    let sealed = SealedValuesSeen(
      rows: [
        .init(key: try sealingKey("0123456789abcdef"), count: 359),
        .init(key: try sealingKey("fedcba9876543210"), count: 2),
      ], opened: 0, absent: 4, lostKeys: [try sealingKey("fedcba9876543210")],
      isBeingRenewed: true)
    return try report(
      trust: .registrar(try registrar()), confirmations: confirmations(anchored: 1290),
      verdicts: [:], sealed: sealed, copySize: 1290)
  }

  /// Verified with a sealing key that is not that of all rows.
  static func underAnotherKey() throws -> VerificationReport {
    let event = Hash.of([9])
    let sealed = SealedValuesSeen(
      rows: [.init(key: try sealingKey("0123456789abcdef"), count: 22)], opened: 0,
      keys: [try sealingKey("fedcba9876543210")],
      unopened: ["/data/informant", "/data/summary"].compactMap { text in
        JSONPointer(text).map { .init(event: event, pointer: $0) }
      })
    return try report(
      trust: .registrar(try registrar()), confirmations: confirmations(anchored: 1290),
      verdicts: [.sealedValues: .notChecked(.otherSealingKey)],
      sealed: sealed)
  }

  private static func sealingKey(_ id: String) throws -> SealingKey.ID {
    guard let id = SealingKey.ID(id) else { preconditionFailure("the sample's id is one") }
    return id
  }

  /// Witnesses came by, the last of them alone.
  static func witnessed() throws -> VerificationReport {
    let confirmations = Confirmations(
      witnessed: .init(size: 1280, witnesses: 2, witnessesNamed: 3),
      cosigned: .init(size: 1302, witnesses: 1, witnessesNamed: 3),
      anchored: .init(size: 1290, desks: ["64.01", "64.11"]), seen: 1300,
      cosignaturesUntrusted: 0)
    return try report(
      trust: .registrar(try registrar()), confirmations: confirmations, verdicts: [:])
  }

  /// One witness came by, too few for the policy.
  static func shortOfQuorum() throws -> VerificationReport {
    let confirmations = Confirmations(
      witnessed: nil, cosigned: .init(size: 1302, witnesses: 1, witnessesNamed: 3),
      anchored: nil, seen: nil, cosignaturesUntrusted: 0)
    return try report(
      trust: .policy, confirmations: confirmations,
      verdicts: [.commonHistory: .notChecked(.unconfirmed)])
  }

  static func broken() throws -> VerificationReport {
    let signature = Finding(
      .authorship, at: .entry(612), rule: NotTaken.badSignature.rule,
      expected: NotTaken.badSignature.expectedAndFound.expected,
      found: NotTaken.badSignature.expectedAndFound.found)
    let root = Finding(
      .history, at: .checkpoint(613), rule: Finding.Rule.treeRoot,
      expected: .verbatim("\(Hash.of([2]))"), found: .verbatim("\(Hash.of([3]))"))
    return try report(
      trust: .nothing, confirmations: confirmations(anchored: 612),
      verdicts: [
        .authorship: .fails(
          Findings(first: [signature], counts: [.init(rule: "bad-signature", count: 1)])),
        .history: .fails(Findings(first: [root], counts: [.init(rule: "tree-root", count: 690)])),
      ], provenSize: 612)
  }

  /// Only the log's key was given, the rules are newer, and unknown witnesses signed.
  static func limited() throws -> VerificationReport {
    let newer = UncheckedReason.rulesNewer(from: 0)
    return try report(
      trust: .logKey(try registrar()),
      confirmations: confirmations(anchored: 1302, cosignaturesUntrusted: 3),
      verdicts: [.state: .notChecked(newer)], declaredGaps: 2, rulesNewerFrom: 0)
  }

  /// Sealed values were erased, and the log began anew twice.
  static func erasedAndRestarted(restarts: Int = 2) throws -> VerificationReport {
    let tenures = [1100, 1240].prefix(restarts).map { index in
      LogKeys.Tenure(
        key: newLogKey(for: "example.com/2024/\(index)"), since: index, by: Hash.of([5]),
        lost: [TreeHead(size: index + 3, root: Hash.of([6]))])
    }
    return try report(
      trust: .registrar(try registrar()), confirmations: confirmations(anchored: 1290),
      verdicts: [:],
      erasures: [
        ErasureCount(kind: "narrative", basis: "court_order", desk: "64.01", count: 1),
        ErasureCount(kind: "person", basis: "requested", desk: "64.72", count: 1_204),
      ], restarts: tenures)
  }

  /// The first event is not valid: nothing that rests on its keys was checked.
  static func notOpened() throws -> VerificationReport {
    let unopened = Verdict.notChecked(.notOpened)
    let form = Finding(
      .authorship, at: .entry(0), rule: Finding.Rule.entryForm, expected: .log(.canonicalEntry),
      found: .common(.anotherText))
    return try report(
      isOpened: false, trust: .refused, confirmations: confirmations(anchored: nil),
      verdicts: [
        .authorship: .fails(
          Findings(first: [form], counts: [.init(rule: Finding.Rule.entryForm, count: 1)])),
        .completeness: unopened, .history: unopened, .commonHistory: unopened, .state: unopened,
      ])
  }

  static func registrar() throws -> NoteVerifier {
    try NoteVerifier(
      vkey: "example.com/registrar+"
        + "\(try unidentified().keyID)+\(vkeyTail)")
  }

  private static func newLogKey(for origin: String) -> NoteVerifier {
    guard let name = try? KeyName(origin), let key = try? Ed25519PublicKey(publicKeyBytes) else {
      preconditionFailure("the sample's key is one")
    }
    return NoteVerifier(name: name, algorithm: .ed25519, publicKey: key)
  }

  private static var vkeyTail: String {
    Base64.encode([0x01] + publicKeyBytes)
  }

  /// The public key of RFC 8032 §7.1, test 1.
  private static var publicKeyBytes: [UInt8] {
    Hex.decode("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a") ?? []
  }

  private static func unidentified() throws -> NoteVerifier {
    NoteVerifier(
      name: try KeyName("example.com/registrar"), algorithm: .ed25519,
      publicKey: try Ed25519PublicKey(publicKeyBytes))
  }

  static func confirmations(
    anchored: UInt64?, cosignaturesUntrusted: UInt64 = 0
  ) -> Confirmations {
    Confirmations(
      witnessed: nil,
      anchored: anchored.map { .init(size: $0, desks: ["64.01", "64.11", "64.72", "kpu-64"]) },
      seen: nil, cosignaturesUntrusted: cosignaturesUntrusted)
  }

  /// A report in which everything holds but what is said otherwise.
  static func report(
    isOpened: Bool = true, trust: TrustBasis, confirmations: Confirmations,
    verdicts: [VerificationPart: Verdict], declaredGaps: UInt64 = 0,
    rulesNewerFrom: UInt64? = nil, erasures: [ErasureCount] = [],
    restarts: [LogKeys.Tenure] = [], title: String = "Desk Pilkada Latihan",
    sealed: SealedValuesSeen? = nil, copySize: UInt64? = nil, provenSize: UInt64 = 1302
  ) throws -> VerificationReport {
    let isSealedChecked: Bool
    if case .notChecked? = verdicts[.sealedValues] {
      isSealedChecked = false
    } else {
      isSealedChecked = true
    }
    let opened = SealedValuesSeen(
      rows: [.init(key: try sealingKey("0123456789abcdef"), count: 361)], opened: 361,
      keys: [try sealingKey("0123456789abcdef")])
    let holding = VerificationPart.allCases.map { ($0, Verdict.holds) }
    return VerificationReport(
      ledger: isOpened
        ? LedgerIdentity(
          genesis: Fixtures.ledger, origin: "example.com/2024", title: title,
          isRehearsal: true) : nil,
      size: 1302, root: Hash.of([2]), trust: trust,
      registrars: [
        ActingKey(key: try registrar(), role: .registrar, since: 0, events: 1177, endedAt: nil)
      ],
      authors: [
        AuthorSeen(
          desk: "64.72", keys: 2, events: 125, first: Instant(seconds: 1_727_740_800),
          last: Instant(seconds: 1_732_665_600))
      ], keysOfFirstMinute: 4, provenSize: provenSize,
      declaredGaps: declaredGaps, checkpoints: 14, confirmations: confirmations,
      sealed: sealed ?? (isSealedChecked ? opened : nil), erasures: erasures,
      projections: [
        ComparedProjection(
          name: "keys", version: 1, size: 1302, rows: 16, root: Hash.of([4]),
          rebuiltRoot: Hash.of([4]))
      ],
      setAside: [.init(code: StandingReason.outOfScope, count: 2)],
      rulesNewerFrom: rulesNewerFrom, restarts: restarts, copySize: copySize,
      verdicts: verdicts.merging(holding) { told, _ in told })
  }
}
