import CanonicalJSON
import EventLedger
import TransparencyLog

/// Reasons and rules that people must be told in words.
enum ReasonSamples {
  /// One of every reason for which an event is not taken in, of some two.
  static var notTaken: [NotTaken] {
    guard let key = Fixtures.fingerprint,
      let anchor = Anchor(TreeHead(size: 1290, root: Hash.of([1])))
    else { return [] }
    return [
      .malformed(.notCanonical), .malformed(.tooLarge(bytes: 40_000, max: 32_768)), .notOpened,
      .alreadyOpened, .awaitingRegistrars(2), .otherLedger(found: nil),
      .unknownType("deskpilkada.votes.counted.v1"), .unknownKey(key), .keyNotInForce(key),
      .wrongDesk(expected: "64.72", found: "64.74"), .badSignature, .numberUsed(5, head: 9),
      .numberGap(expected: 5, found: 6), .previousMismatch(expected: Hash.of([1]), found: nil),
      .anchorMissing, .anchorShrinks(from: 1290, to: 1200), .checkpointUnknown(anchor),
      .noteMismatch(anchor),
      .receivedEarlier(
        previous: Instant(seconds: 1_732_500_000), found: Instant(seconds: 1_732_400_000)),
      .openingMissing("/data/statement"), .openingSurplus("/data/note"),
      .openingMismatch("/data/summary"), .openingInvalid("/data/summary"),
    ]
  }

  /// What the readers of notes, keys, proofs and policies find wrong with a file.
  static var ofFiles: [any Error] {
    guard let origin = Origin("log.example/2024"), let name = PolicyToken("amir"),
      let key = Fixtures.fingerprint, let keyName = try? KeyName("amir"),
      let publicKey = try? Ed25519PrivateKey(seed: Array(repeating: 7, count: 32)).publicKey
    else { return [] }
    let identity = NoteVerifier(name: keyName, algorithm: .ed25519, publicKey: publicKey).identity
    return ofNotes(identity, origin) + ofProofs(key) + ofWitnesses(identity, origin, name)
  }

  private static func ofNotes(_ identity: SignerIdentity, _ origin: Origin) -> [any Error] {
    [
      NoteError.tooLong(70_000), NoteError.notPlainText, NoteError.unterminatedText,
      NoteError.noSignatures, NoteError.tooManySignatures(99), NoteError.malformedSignatureLine(2),
      NoteError.ambiguousKeys(identity), NoteError.invalidSignature(identity),
      NoteError.noKnownSigner, CheckpointError.malformedOrigin, CheckpointError.malformedSize,
      CheckpointError.malformedRoot, CheckpointError.malformedExtensionLine,
      CheckpointError.notSignedByLog(origin), KeyError.wrongByteCount(31), KeyError.weakPublicKey,
      KeyError.malformedName, KeyError.malformedVerifierKey, KeyError.unknownAlgorithm(9),
    ]
  }

  private static func ofProofs(_ key: Fingerprint) -> [any Error] {
    let (one, two) = (Hash.of([1]), Hash.of([2]))
    return [
      ProofError.indexOutOfRange(index: 7, nil), ProofError.sizesOutOfOrder(old: 9, new: 7),
      ProofError.emptyTree, ProofError.wrongLength(expected: 3, found: 2),
      ProofError.rootMismatch(expected: one, found: two),
      ProofError.subtreeMismatch(expected: one, found: two),
      LogProofError.tooLong(70_000), LogProofError.unknownFormat, LogProofError.malformedExtra,
      LogProofError.malformedIndex, LogProofError.malformedHash(3), LogProofError.tooManyHashes,
      LogProofError.noBlankLine, FactFault.noEntry,
      FactFault.checkpointRefused(.malformedOrigin), FactFault.quorumNotReached,
      FactFault.notIncluded(.emptyTree), FactFault.keyNotRegistered(key), FactFault.badSignature,
      FactFault.otherLedger, FactFault.notSealed("desks"), FactFault.rowNotIncluded(.emptyTree),
    ]
  }

  private static func ofWitnesses(
    _ identity: SignerIdentity, _ origin: Origin, _ name: PolicyToken
  ) -> [any Error] {
    [
      PolicyError.tooLong(70_000), PolicyError.controlCharacter, PolicyError.unterminatedLine,
      PolicyError.malformedLine(4), PolicyError.wrongKeyType(identity),
      PolicyError.duplicateKey(identity), PolicyError.nameTaken(name),
      PolicyError.undefinedName(name), PolicyError.repeatedMember(name),
      PolicyError.impossibleThreshold(name), PolicyError.quorumNotGivenOnce,
      WitnessRequestError.tooLong(70_000), WitnessRequestError.malformedOldSize,
      WitnessRequestError.malformedProofLine(3), WitnessRequestError.tooManyProofLines,
      WitnessRequestError.noBlankLine, WitnessMemoryError.tooLong(70_000),
      WitnessMemoryError.malformed, WitnessMemoryError.wrongKeyType(identity),
      WitnessMemoryError.repeatedLog(origin), WitnessMemoryError.checkpoint(.malformedRoot),
      WitnessMemoryError.notCosigned(origin, by: identity),
    ]
  }

  /// The rules of `Finding.Rule`.
  static let findingRules: [String] = [
    Finding.Rule.entryForm, Finding.Rule.entryMissing, Finding.Rule.entryPosition,
    Finding.Rule.checkpointForm, Finding.Rule.checkpointSignature, Finding.Rule.checkpointSize,
    Finding.Rule.checkpointNewest, Finding.Rule.treeRoot, Finding.Rule.tileMismatch,
    Finding.Rule.tileMissing, Finding.Rule.tileSurplus, Finding.Rule.cosignatureForm,
    Finding.Rule.cosignatureSignature, Finding.Rule.indexRow, Finding.Rule.indexSurplus,
    Finding.Rule.projectionForm, Finding.Rule.projectionSet, Finding.Rule.projectionRow,
    Finding.Rule.projectionRoot, Finding.Rule.sealRoot,
    Finding.Rule.sealedMissing, Finding.Rule.sealedMismatch,
    Finding.Rule.sealedSurplus, Finding.Rule.sealedErased,
    Finding.Rule.sealedForm,
    Finding.Rule.erasureUnfinished, Finding.Rule.splitView,
    Finding.Rule.evidenceForm, Finding.Rule.seenSize, Finding.Rule.seenRoot,
    Finding.Rule.memorySize, Finding.Rule.memoryRoot, Finding.Rule.trustKey,
    Finding.Rule.trustGenesis, Finding.Rule.trustPolicy, Finding.Rule.unreadable,
    Finding.Rule.structure,
  ]

  /// The codes of `StandingReason`.
  static let standingCodes: [String] = [
    StandingReason.wrongRole, StandingReason.outOfScope, StandingReason.schemaInvalid,
    StandingReason.clockAhead, StandingReason.clockBeforeAnchor, StandingReason.keyCompromised,
    StandingReason.unknownEvent, StandingReason.notCorrectable, StandingReason.tooManyCorrections,
    StandingReason.notTheAuthorsDesk,
    StandingReason.otherSubject, StandingReason.alreadyWithdrawn, StandingReason.ownRecord,
    StandingReason.assessedBefore, StandingReason.unknownDesk, StandingReason.deskRegistered,
    StandingReason.keyRefused, StandingReason.keyRegistered,
    StandingReason.unknownKey, StandingReason.notPending, StandingReason.approvedBefore,
    StandingReason.tooManyPendingActs, StandingReason.indexMismatch, StandingReason.alreadyOpened,
    StandingReason.sealedBefore,
    StandingReason.notReleasable, StandingReason.numberTaken,
    StandingReason.noEvidence, StandingReason.keptBefore, StandingReason.notRevocable,
    StandingReason.rulesInForce, StandingReason.noRestart,
    StandingReason.notSealed, StandingReason.erasedBefore,
  ]
}
