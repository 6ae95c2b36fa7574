package import TransparencyLog

/// What a verification is asked beyond the ledger itself.
package struct VerificationOptions: Sendable {
  /// What the inspector trusts.
  package var trust = Trust.nothing
  /// Checkpoints that the inspector kept.
  package var seen: [UnverifiedNote] = []
  /// How many findings of each part are told whole; the others are counted.
  package var findingsMax = 20
  /// Called now and then with the number of entries read, from any thread.
  package var progress: @Sendable (UInt64) -> Void = { _ in }

  package init() {}
}
