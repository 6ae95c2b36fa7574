/// A witness's verified word: as of this time, no larger tree of this log was known to it, and
/// this one extends all it had seen.
///
/// See <https://c2sp.org/tlog-cosignature>. Made only by opening a checkpoint.
public struct Cosignature: Hashable, Sendable {
  /// The witness's key.
  public let witness: NoteVerifier
  /// When it signed, in POSIX seconds, by the witness's clock.
  public let timestamp: UInt64
  /// The line in the checkpoint's note.
  public let line: NoteSignature

  /// Reads a verified line; nil when its key is not of a cosignature type.
  init?(_ verified: VerifiedSignature) {
    guard verified.key.algorithm == .cosignatureV1,
      let stamped = TimestampedSignature(verified.signature.bytes)
    else { return nil }
    witness = verified.key
    timestamp = stamped.timestamp
    line = verified.signature
  }
}
