package import TransparencyLog

/// What a verification is asked beyond the ledger itself.
package struct VerificationOptions: Sendable {
  /// What the inspector trusts.
  package var trust = Trust.nothing
  /// Whose witnessing counts, when `trust` is a key or a hash and so names no witness.
  package var policy: Policy?
  /// Checkpoints that the inspector kept.
  package var seen: [UnverifiedNote] = []
  /// What this verifier remembers of the ledger.
  package var memory: VerificationMemory?
  /// Whether signatures are passed over that were checked before, as `memory` says; otherwise its
  /// size and root are compared and nothing else.
  package var believesMemory = true
  /// What opens the sealed values; they are not opened without.
  package var sealingKeys = SealingKeys.none
  /// How many findings of each part are told whole; the others are counted.
  package var findingsMax = 20
  /// Called now and then with the number of entries read, from any thread.
  package var progress: @Sendable (UInt64) -> Void = { _ in }

  package init() {}
}

extension VerificationOptions {
  /// The policy by which witnesses are judged: trusted alone, or beside a key.
  package var witnessPolicy: Policy? {
    if case .policy(let policy) = trust { policy } else { policy }
  }

  /// The witnesses that the policy names.
  package var witnesses: [NoteVerifier] { witnessPolicy?.witnesses.map(\.key) ?? [] }
}
