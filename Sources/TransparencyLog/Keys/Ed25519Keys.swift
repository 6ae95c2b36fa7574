import Crypto

/// An Ed25519 public key under which a signature speaks for one message only (RFC 8032 §5.1).
///
/// The libraries that check signatures accept keys of small order. Under the identity, for
/// example, one signature fits every message. Such keys are refused here, by the y coordinate
/// alone, so that another verifier can apply the same rule without curve arithmetic.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// The number of bytes in a public key.
  public static let byteCount = 32

  /// The encoded point: y in little-endian order, the sign of x in the top bit.
  public let bytes: [UInt8]

  /// Admits an encoded point unless its y is not below the field's prime p, or is the y of a
  /// point of small order.
  public init(_ bytes: [UInt8]) throws(KeyError) {
    guard bytes.count == Self.byteCount else { throw .wrongByteCount(bytes.count) }
    guard !Self.isWeak(bytes) else { throw .weakPublicKey }
    self.bytes = bytes
  }

  /// Whether the signature is this key's over the message.
  ///
  /// 64 bytes, `S` below the group order, the equation without cofactor, and the encoding of
  /// `R` compared: the choices RFC 8032 leaves open, as BoringSSL and OpenSSL make them.
  public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }

  private static func isWeak(_ bytes: [UInt8]) -> Bool {
    var y = bytes
    y[byteCount - 1] &= 0x7F
    return !isBelowPrime(y) || smallOrderYs.contains(y)
  }

  /// Compares with p = 2^255 − 19, whose bytes are ED, thirty times FF, and 7F.
  private static func isBelowPrime(_ y: [UInt8]) -> Bool {
    y[0] < 0xED || y[byteCount - 1] < 0x7F || y[1..<byteCount - 1].contains { $0 != 0xFF }
  }

  /// The y of the eight points whose order divides 8: 0, 1, p − 1, e and p − e.
  private static let smallOrderYs: [[UInt8]] = [
    [UInt8](repeating: 0, count: byteCount),
    [1] + [UInt8](repeating: 0, count: byteCount - 1),
    [0xEC] + [UInt8](repeating: 0xFF, count: byteCount - 2) + [0x7F],
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98,
      0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53,
      0xFC, 0x05,
    ],
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67,
      0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC,
      0x03, 0x7A,
    ],
  ]
}

extension Ed25519PublicKey: CustomStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public var description: String { Hex.encode(bytes) }
}

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

/// Why bytes or text are not a key.
public enum KeyError: Error, Hashable, Sendable {
  /// A key or seed must have 32 bytes; it has this many.
  case wrongByteCount(Int)
  /// The point is of small order or not in its one encoding: no signature under it means much.
  case weakPublicKey
  /// A key name must be non-empty and hold no space, `+` or control character.
  case malformedName
  /// The text is not `<name>+<8 hex digits>+<base64>` in its one spelling.
  case malformedVerifierKey
  /// No signature algorithm with this type byte is known here.
  case unknownAlgorithm(UInt8)
  /// The key ID in the text is not the one of the name and key beside it.
  case keyIDMismatch(stated: KeyID, computed: KeyID)
}

extension KeyError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .wrongByteCount(let count):
      "an Ed25519 key has \(Ed25519PublicKey.byteCount) bytes, not \(count)"
    case .weakPublicKey: "the public key is weak: one signature would fit many messages"
    case .malformedName: "a key name is not empty and has no space, + or control character"
    case .malformedVerifierKey: "the text is not a verifier key, <name>+<key ID>+<base64>"
    case .unknownAlgorithm(let byte):
      "signature type 0x\(Hex.encode([byte])) is not supported"
    case .keyIDMismatch(let stated, let computed):
      "the verifier key states key ID \(stated), but its name and key give \(computed)"
    }
  }
}
