/// Something that a verification could not exclude: by its nature, or for what it was given.
package enum VerificationLimit: Hashable, Sendable {
  /// The first event cannot be taken in, so nothing is known of whose ledger it is.
  case notOpened
  /// What was given from outside does not belong to the ledger.
  case trustRefused
  /// Nothing was given from outside: another ledger, sound in itself, would pass as well.
  case ownKeysBelieved
  /// The log's key alone was given: its holder could have written another ledger.
  case logKeyBelieved
  /// The entries from this index on rest on the log key alone: others may be shown other ones.
  case unconfirmed(from: UInt64)
  /// So many cosignatures verify, but by witnesses that nobody trusted names.
  case cosignaturesUntrusted(UInt64)
  /// What followed this many entries may have been cut off.
  case cutTail(size: UInt64)
  /// What was sent and not taken in, or never sent, stands in no log.
  case notTakenIn
  /// When an entry was received is the log's word.
  case timesByLog
  /// Clear values behind the seals are not in the copy.
  case sealedValuesAbsent
  /// So many boxes of sealed values are here, and whether they hold what was signed only the sealing
  /// key shows.
  case sealedValuesUnopened(UInt64)
  /// What counts from this entry on is decided by rules that the program lacks.
  case rulesNewer(from: UInt64)
  /// The derived tables were not compared.
  case stateUnchecked(UncheckedReason)
  /// Whether one hand holds several keys; so many came in together, as one machine makes them.
  case oneHand(keys: UInt64)
  /// Whether what the authors wrote is true.
  case truth
}

extension VerificationReport {
  /// What the run could not exclude, the gravest first.
  package var limits: [VerificationLimit] {
    guard ledger != nil else { return [.notOpened] }
    return [identityLimit, confirmationLimit, cosignatureLimit].compactMap(\.self)
      + [.cutTail(size: size), .notTakenIn, .timesByLog]
      + [absenceLimit, unopenedLimit, rulesLimit, stateLimit].compactMap(\.self)
      + [.oneHand(keys: keysOfFirstMinute), .truth]
  }

  /// The number of entries, from the first on, that others than the log have confirmed.
  ///
  /// What contradicts the confirmed history, or breaks it, leaves nothing of it confirmed.
  package var confirmedSize: UInt64 {
    let parts: [VerificationPart] = [.authorship, .completeness, .history, .commonHistory]
    guard parts.allSatisfy({ self[$0] == .holds }) else { return 0 }
    return min(confirmations.size ?? 0, size)
  }

  private var identityLimit: VerificationLimit? {
    switch trust {
    case .nothing: .ownKeysBelieved
    case .logKey, .policy: .logKeyBelieved
    case .refused: .trustRefused
    case .registrar, .genesis: nil
    }
  }

  private var confirmationLimit: VerificationLimit? {
    confirmedSize < size ? .unconfirmed(from: confirmedSize) : nil
  }

  private var cosignatureLimit: VerificationLimit? {
    let count = confirmations.cosignaturesUntrusted
    return count > 0 ? .cosignaturesUntrusted(count) : nil
  }

  private var absenceLimit: VerificationLimit? {
    sealed.map { $0.absent == 0 } ?? false ? nil : .sealedValuesAbsent
  }

  private var unopenedLimit: VerificationLimit? {
    let count = sealed?.unopenedCount ?? 0
    return count == 0 ? nil : .sealedValuesUnopened(count)
  }

  private var rulesLimit: VerificationLimit? { rulesNewerFrom.map { .rulesNewer(from: $0) } }

  private var stateLimit: VerificationLimit? {
    guard case .notChecked(let reason) = self[.state], rulesNewerFrom == nil else { return nil }
    return .stateUnchecked(reason)
  }
}

extension VerificationLimit {
  /// The name in the machine-readable report.
  package var code: String {
    switch self {
    case .notOpened: "not-opened"
    case .trustRefused: "trust-refused"
    case .ownKeysBelieved: "own-keys-believed"
    case .logKeyBelieved: "log-key-believed"
    case .unconfirmed: "unconfirmed"
    case .cosignaturesUntrusted: "cosignatures-untrusted"
    case .cutTail: "cut-tail"
    case .notTakenIn: "not-taken-in"
    case .timesByLog: "times-by-log"
    case .sealedValuesAbsent: "sealed-values-absent"
    case .sealedValuesUnopened: "sealed-values-unopened"
    case .rulesNewer: "rules-newer"
    case .stateUnchecked: "state-unchecked"
    case .oneHand: "one-hand"
    case .truth: "truth"
    }
  }

  /// The index, size or number that belongs to it; nil where none does.
  package var number: UInt64? {
    switch self {
    case .unconfirmed(let index), .rulesNewer(let index): index
    case .cutTail(let size): size
    case .cosignaturesUntrusted(let count), .sealedValuesUnopened(let count), .oneHand(let count):
      count
    default: nil
    }
  }
}
