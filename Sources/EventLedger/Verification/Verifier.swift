/// Checks the five proofs of a ledger from its bytes alone.
///
/// It reads no clock, no key that is secret and no network. That it finds something is a result;
/// it throws only when it could not look.
package enum Verifier {
  /// Verifies a ledger.
  ///
  /// Where the ledger is not the one remembered, it is read a second time and nothing is believed.
  ///
  /// `catalogue`: the rules that this program knows.
  /// - Throws: `LedgerError` when a kept checkpoint is not of this log, and what the ledger throws
  ///   when it cannot be read, other than for being damaged.
  package static func verify(
    _ ledger: some VerifiableLedger, catalogue: Catalogue,
    options: VerificationOptions = VerificationOptions()
  ) async throws -> VerificationReport {
    var run = try VerificationRun(ledger, catalogue: catalogue, options: options)
    try await run.readEntries()
    if run.isMisledByMemory {
      var anew = options
      anew.believesMemory = false
      run = try VerificationRun(ledger, catalogue: catalogue, options: anew)
      try await run.readEntries()
    }
    return try run.finish()
  }
}
