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
