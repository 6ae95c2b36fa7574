package import TransparencyLog

/// A receipt, and an entry of the log with its proof that cannot stand in one history with it.
///
/// Two entries contradict each other when both are proven at one index, or when the one that
/// stands first was received last: in one history no entry is received before the one it follows.
/// The second kind shows that a log was cut back and written on before it has grown past the
/// receipt again. A log that is merely smaller contradicts nothing: its checkpoint may be older.
package struct MissingEntry: Sendable {
  /// What the receipt proves.
  package let promised: LogProof
  /// What the log has instead.
  package let held: LogProof

  package init(promised: LogProof, held: LogProof) {
    self.promised = promised
    self.held = held
  }

  /// What the evidence shows.
  package struct Shown: Sendable {
    /// Who signed the receipt's checkpoint and that of the log.
    package let signers: LogSigners
    /// The entry that the receipt is of.
    package let promised: ProvenEntry
    /// The entry that cannot stand beside it.
    package let held: ProvenEntry
  }

  /// Checks all of it under a policy that names the log; what witnesses say is not needed.
  package func check(under policy: Policy) throws(EvidenceFault) -> Shown {
    let policy = policy.logsAlone
    let promised = try proven(promised, under: policy)
    let held = try proven(held, under: policy)
    let signers = try LogSigners(promised.checkpoint, held.checkpoint)
    guard promised.contradicts(held) else { throw .noContradiction }
    return Shown(signers: signers, promised: promised, held: held)
  }
}

extension ProvenEntry {
  fileprivate func contradicts(_ other: ProvenEntry) -> Bool {
    if index == other.index { return entry.leafHash != other.entry.leafHash }
    let (earlier, later) = index < other.index ? (self, other) : (other, self)
    return earlier.entry.received > later.entry.received
  }
}
