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

/// A witness's named private key, which cosigns checkpoints (type 0x04).
///
/// One private key must not serve under two names: the signed message does not hold the name
/// (<https://c2sp.org/tlog-cosignature>).
public struct Cosigner: Sendable {
  /// The public half, for those who check.
  public let verifier: NoteVerifier

  private let privateKey: Ed25519PrivateKey

  /// Names a private key.
  public init(name: KeyName, privateKey: Ed25519PrivateKey) {
    verifier = NoteVerifier(
      name: name, algorithm: .cosignatureV1, publicKey: privateKey.publicKey)
    self.privateKey = privateKey
  }

  /// Cosigns a checkpoint at a time in POSIX seconds, from 1 to 2^63 − 1.
  ///
  /// To be called only for what ``WitnessRequest/decide(latest:logKeys:)`` allowed and after
  /// the new state was stored: a signature that leaves before can be of a forgotten state.
  public func cosign(_ checkpoint: SignedCheckpoint, at timestamp: UInt64) -> NoteSignature {
    precondition(
      (1...TimestampedSignature.timestampMax).contains(timestamp),
      "a cosignature's time is between 1 and 2^63 - 1")
    let message = TimestampedSignature.message(
      timestamp: timestamp, text: checkpoint.checkpoint.text)
    let stamped = TimestampedSignature(
      timestamp: timestamp, signature: privateKey.signature(for: message))
    return NoteSignature(signer: verifier.identity, bytes: stamped.bytes)
  }
}

/// The signature in a cosignature's line: a time and Ed25519 over it and the checkpoint.
///
/// 8 bytes of POSIX seconds in big-endian order, then 64 bytes; see
/// <https://c2sp.org/tlog-cosignature#format>.
struct TimestampedSignature {
  /// When the cosigner signed, in POSIX seconds.
  let timestamp: UInt64
  /// The Ed25519 signature.
  let signature: [UInt8]

  /// The latest time that can be signed: 2^63 − 1.
  static let timestampMax = UInt64(Int64.max)

  private static let timestampByteCount = 8
  private static let signatureByteCount = 64

  init(timestamp: UInt64, signature: [UInt8]) {
    self.timestamp = timestamp
    self.signature = signature
  }

  /// Reads 72 bytes; nil when there are more or fewer, or the time is past the latest.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.timestampByteCount + Self.signatureByteCount else { return nil }
    timestamp = bytes.prefix(Self.timestampByteCount).reduce(0) { $0 << 8 | UInt64($1) }
    signature = Array(bytes.dropFirst(Self.timestampByteCount))
    guard timestamp <= Self.timestampMax else { return nil }
  }

  /// The 72 bytes.
  var bytes: [UInt8] {
    let shifts = (0..<Self.timestampByteCount).reversed().map { $0 * 8 }
    return shifts.map { UInt8(truncatingIfNeeded: timestamp >> $0) } + signature
  }

  /// What a cosigner signs: a header, the time, and the whole text of the checkpoint
  /// (<https://c2sp.org/tlog-cosignature#ed25519-signed-message>).
  static func message(timestamp: UInt64, text: [UInt8]) -> [UInt8] {
    Array("cosignature/v1\ntime \(timestamp)\n".utf8) + text
  }
}
