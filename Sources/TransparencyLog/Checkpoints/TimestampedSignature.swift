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
