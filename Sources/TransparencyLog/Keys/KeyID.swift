import Crypto

/// The four bytes that tell apart the keys of one name.
///
/// `SHA-256(name ‖ LF ‖ type ‖ public key)[0..<4]`, see <https://c2sp.org/signed-note>. It is a
/// hint and short enough to be forged: a signature counts only when it verifies.
public struct KeyID: Hashable, Sendable {
  /// The number of bytes in a key ID.
  public static let byteCount = 4

  /// The bytes, first byte first.
  public let bytes: [UInt8]

  /// Takes four bytes as a key ID; nil when there are more or fewer.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// Computes the ID of a key under a name.
  public init(name: KeyName, algorithm: NoteAlgorithm, publicKey: Ed25519PublicKey) {
    var hasher = SHA256()
    hasher.update(data: name.bytes)
    hasher.update(data: [ASCII.lineFeed, algorithm.rawValue])
    hasher.update(data: publicKey.bytes)
    bytes = Array(hasher.finalize().prefix(Self.byteCount))
  }
}

extension KeyID: CustomStringConvertible {
  /// Eight lowercase hexadecimal digits.
  public var description: String { Hex.encode(bytes) }
}
