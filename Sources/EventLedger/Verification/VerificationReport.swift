package import TransparencyLog

/// What a verification found: which proofs hold, which fail and where, and what was not checked.
///
/// A value; that a ledger was tampered with is a result and not an error.
package struct VerificationReport: Hashable, Sendable {
  /// Which ledger it is; nil when its first event cannot be taken in.
  package let ledger: LedgerIdentity?
  /// The number of entries and the root computed from them; the root is nil when an entry is
  /// missing.
  package let size: UInt64
  package let root: Hash?
  /// What the inspector trusted beforehand.
  package let trust: TrustBasis
  /// Every key that acted as registrar, the recovery key with them, in the order they came in.
  package let registrars: [ActingKey]
  /// Who wrote what is here, by desks.
  package let authors: [AuthorSeen]
  /// How many keys came in within a minute of the opening, as one machine makes them.
  package let keysOfFirstMinute: UInt64
  /// The size of the largest checkpoint that nothing was found against: the entries below it are
  /// those that the log signed.
  package let provenSize: UInt64

  /// Numbers of events that the registrars declared lost; proof 2 holds but for them.
  package let declaredGaps: UInt64
  /// Events that a key signed with a number it had used, kept as evidence against its holder.
  package let equivocations: UInt64
  /// The number of checkpoints.
  package let checkpoints: UInt64
  /// What others confirmed, for proof 4.
  package let confirmations: Confirmations
  /// What was seen of the sealed values; nil when the copy has no table of them.
  package let sealed: SealedValuesSeen?
  /// The sealed values that were lawfully erased, sorted by class, basis and desk.
  package let erasures: [ErasureCount]
  /// The projections that were compared.
  package let projections: [ComparedProjection]
  /// Entries that count nowhere, by the reason's code, sorted by it.
  package let setAside: [SetAsideCount]

  /// The entry from which the rules are newer than this program: standing and proof 5 were not
  /// checked, and unless there are findings the exit status is 2.
  package let rulesNewerFrom: UInt64?
  /// The restarts of the log, in their order.
  package let restarts: [LogKeys.Tenure]
  /// Events that anchor a history which was lost with one of them, and so prove nothing.
  package let lostAnchors: UInt64
  /// The seals of the state, and how much of them was checked.
  package let seals: SealCounts
  /// Of a copy, which takes no entries until it is shown to be the newest, how many entries' sealed
  /// values it brings with it, as its maker says; nil for a file that is none.
  package let copySize: UInt64?
  /// How what the verifier remembered was used; nil when it remembered nothing.
  package let memory: MemoryUse?
  /// The root over the notes of all checkpoints, for the verifier to remember.
  package let checkpointsRoot: Hash?

  /// The verdicts; each part has one.
  private let verdicts: [VerificationPart: Verdict]

  package init(
    ledger: LedgerIdentity?, size: UInt64, root: Hash?, trust: TrustBasis, registrars: [ActingKey],
    authors: [AuthorSeen], keysOfFirstMinute: UInt64, provenSize: UInt64, declaredGaps: UInt64,
    equivocations: UInt64 = 0, checkpoints: UInt64,
    confirmations: Confirmations, sealed: SealedValuesSeen?, erasures: [ErasureCount] = [],
    projections: [ComparedProjection], setAside: [SetAsideCount], rulesNewerFrom: UInt64?,
    restarts: [LogKeys.Tenure] = [], lostAnchors: UInt64 = 0, seals: SealCounts = SealCounts(),
    copySize: UInt64? = nil, memory: MemoryUse? = nil, checkpointsRoot: Hash? = nil,
    verdicts: [VerificationPart: Verdict]
  ) {
    self.ledger = ledger
    self.size = size
    self.root = root
    self.trust = trust
    self.registrars = registrars
    self.authors = authors
    self.keysOfFirstMinute = keysOfFirstMinute
    self.provenSize = provenSize
    self.declaredGaps = declaredGaps
    self.equivocations = equivocations
    self.checkpoints = checkpoints
    self.confirmations = confirmations
    self.sealed = sealed
    self.erasures = erasures
    self.projections = projections
    self.setAside = setAside
    self.rulesNewerFrom = rulesNewerFrom
    self.restarts = restarts
    self.lostAnchors = lostAnchors
    self.seals = seals
    self.copySize = copySize
    self.memory = memory
    self.checkpointsRoot = checkpointsRoot
    self.verdicts = verdicts
  }

  /// What is said of a part.
  ///
  /// Proof 4 is never a bare *holds*: tell its sizes, `confirmations`.
  package subscript(part: VerificationPart) -> Verdict {
    guard let verdict = verdicts[part] else {
      preconditionFailure("a report has a verdict for each part")
    }
    return verdict
  }

  /// Where in the log something was altered first; nil where no finding says so.
  package var firstAlteration: FirstAlteration? { FirstAlteration(self) }

  /// Whether anything is not as it must be: exit status 1.
  package var hasFindings: Bool { verdicts.values.contains { $0.findings != nil } }

  /// Whether something that was asked for could not be checked: without findings, exit status 2.
  package var couldNotLook: Bool {
    rulesNewerFrom != nil || sealed?.keysDoNotFit == true
  }

  /// Entries that count nowhere for one reason.
  package struct SetAsideCount: Hashable, Sendable {
    /// The code of a `StandingReason`.
    package let code: String
    package let count: UInt64

    package init(code: String, count: UInt64) {
      self.code = code
      self.count = count
    }
  }
}

/// Which ledger was verified, from its first event.
package struct LedgerIdentity: Hashable, Sendable {
  /// The hash of the first event.
  package let genesis: Hash
  package let origin: String
  package let title: String
  /// Whether the ledger is an exercise.
  package let isRehearsal: Bool

  package init(genesis: Hash, origin: String, title: String, isRehearsal: Bool) {
    self.genesis = genesis
    self.origin = origin
    self.title = title
    self.isRehearsal = isRehearsal
  }

  init(_ genesis: Genesis) {
    self.init(
      genesis: genesis.hash, origin: genesis.origin, title: genesis.title,
      isRehearsal: genesis.isRehearsal)
  }
}

/// A key that signed events as a registrar.
package struct ActingKey: Hashable, Sendable {
  /// The verifier key.
  package let key: NoteVerifier
  package let role: Role
  /// The index of the entry that brought the key in.
  package let since: UInt64
  /// The number of events it signed.
  package let events: UInt64
  /// The index of the entry that ended it.
  package let endedAt: UInt64?

  package init(
    key: NoteVerifier, role: Role, since: UInt64, events: UInt64, endedAt: UInt64?
  ) {
    self.key = key
    self.role = role
    self.since = since
    self.events = events
    self.endedAt = endedAt
  }
}

/// A stored projection beside the one rebuilt from the entries.
package struct ComparedProjection: Hashable, Sendable {
  package let name: String
  package let version: Int64
  /// The number of entries that the stored rows follow from, and that they were compared at.
  package let size: Int64
  /// The number of stored rows.
  package let rows: UInt64
  package let root: Hash
  package let rebuiltRoot: Hash

  package init(
    name: String, version: Int64, size: Int64, rows: UInt64, root: Hash, rebuiltRoot: Hash
  ) {
    self.name = name
    self.version = version
    self.size = size
    self.rows = rows
    self.root = root
    self.rebuiltRoot = rebuiltRoot
  }

  /// How many entries the stored rows are behind the log.
  package func lag(in ledger: UInt64) -> UInt64 { ledger - min(ledger, UInt64(clamping: size)) }
}
