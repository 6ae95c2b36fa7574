import Crypto

/// An Ed25519 private key (RFC 8032 §5.1.5).
///
/// It is made from a seed that the caller drew, since this library uses no randomness, and it
/// shows nothing of itself when printed.
public struct Ed25519PrivateKey: Sendable {
  /// The public half.
  public let publicKey: Ed25519PublicKey

  private let key: Curve25519.Signing.PrivateKey

  /// Derives a key from 32 bytes that nobody else knows.
  public init(seed: [UInt8]) throws(KeyError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      throw .wrongByteCount(seed.count)
    }
    self.key = key
    publicKey = try Ed25519PublicKey(Array(key.publicKey.rawRepresentation))
  }

  /// Signs a message: 64 bytes.
  ///
  /// The signature is the same every time with BoringSSL and differs with Apple's CryptoKit,
  /// so compare signatures by verifying them.
  public func signature(for message: [UInt8]) -> [UInt8] {
    guard let signature = try? key.signature(for: message) else {
      preconditionFailure("signing with a well-formed Ed25519 key has no reason to fail")
    }
    return Array(signature)
  }
}

extension Ed25519PrivateKey: CustomStringConvertible, CustomReflectable {
  /// Names the public half; the private half is never text.
  public var description: String { "private key of \(publicKey)" }

  /// A mirror without children, so that a dump does not show the seed.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
