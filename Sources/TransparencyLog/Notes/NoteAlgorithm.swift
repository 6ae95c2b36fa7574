/// What a key of a signed note signs and how: the type byte of its verifier key.
///
/// See <https://c2sp.org/signed-note#signature-types>. Lines of other types, such as ML-DSA-44
/// cosignatures (0x06), are kept in a note and ignored.
public enum NoteAlgorithm: UInt8, Hashable, Sendable, CaseIterable {
  /// Ed25519 over the note's text: how a log signs its checkpoints.
  case ed25519 = 0x01
  /// Timestamped Ed25519 over a checkpoint: how a witness cosigns (`cosignature/v1`).
  case cosignatureV1 = 0x04
}
