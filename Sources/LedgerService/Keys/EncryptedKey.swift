import Crypto
import CryptoExtras
package import EventLedger
import Foundation
import SwiftASN1

/// A private key that a passphrase protects: PKCS#8 `EncryptedPrivateKeyInfo` with PBES2 (RFC 8018
/// §6.2), PBKDF2 with HMAC-SHA256 and AES-256 in CBC mode.
///
/// It is what `openssl pkcs8 -topk8 -v2 aes-256-cbc` writes, and what `openssl pkey` reads.
package struct EncryptedKey {
  private let salt: [UInt8]
  /// How often the passphrase is hashed: what each guess of a thief costs.
  private let rounds: Int
  private let iv: [UInt8]
  private let ciphertext: [UInt8]

  /// The rounds of a new key: a few tenths of a second.
  package static let rounds = 600_000
  /// The most rounds that are read: a file must not keep a command busy for ever.
  private static let roundsMax = 10_000_000
  private static let keyByteCount = 32

  /// Encrypts a key's PKCS#8 bytes under new random salt.
  package init(
    _ key: [UInt8], passphrase: [UInt8], rounds: Int = EncryptedKey.rounds,
    random: RandomBytes
  ) throws {
    salt = random(16)
    iv = random(16)
    self.rounds = rounds
    ciphertext = Array(
      try AES._CBC.encrypt(
        key, using: Self.key(from: passphrase, salt: salt, rounds: rounds),
        iv: AES._CBC.IV(ivBytes: iv)))
  }

  /// The key's PKCS#8 bytes.
  ///
  /// - Throws: when the passphrase is another one, as nearly as the padding shows; what comes out
  ///   then is no key, which the caller sees.
  package func decrypted(with passphrase: [UInt8]) throws -> [UInt8] {
    let key = try Self.key(from: passphrase, salt: salt, rounds: rounds)
    return Array(try AES._CBC.decrypt(ciphertext, using: key, iv: AES._CBC.IV(ivBytes: iv)))
  }

  private static func key(
    from passphrase: [UInt8], salt: [UInt8], rounds: Int
  ) throws -> SymmetricKey {
    try KDF.Insecure.PBKDF2.deriveKey(
      from: passphrase, salt: salt, using: .sha256, outputByteCount: keyByteCount,
      unsafeUncheckedRounds: rounds)
  }
}

extension EncryptedKey {
  private static let pbes2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 5, 13]
  private static let pbkdf2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 5, 12]
  private static let hmacSHA256: ASN1ObjectIdentifier = [1, 2, 840, 113549, 2, 9]
  private static let aes256CBC: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 1, 42]

  /// What a PEM file calls it.
  package static let discriminator = "ENCRYPTED PRIVATE KEY"

  /// Reads the structure; other ways to protect a key are refused.
  package init(der: [UInt8]) throws {
    let read = try DER.sequence(try DER.parse(der), identifier: .sequence) { nodes in
      let parameters = try Self.parameters(of: Self.pbes2, in: &nodes)
      let ciphertext = try ASN1OctetString(derEncoded: &nodes)
      return (try Self.scheme(parameters), Array(ciphertext.bytes))
    }
    (salt, rounds, iv) = read.0
    ciphertext = read.1
  }

  /// The structure in DER.
  package func der() throws -> [UInt8] {
    var serializer = DER.Serializer()
    try serializer.appendConstructedNode(identifier: .sequence) { info in
      try Self.append(Self.pbes2, to: &info) { scheme in
        try scheme.appendConstructedNode(identifier: .sequence) { scheme in
          try Self.append(Self.pbkdf2, to: &scheme) { derivation in
            try derivation.appendConstructedNode(identifier: .sequence) { derivation in
              try derivation.serialize(ASN1OctetString(contentBytes: salt[...]))
              try derivation.serialize(rounds)
              try Self.append(Self.hmacSHA256, to: &derivation) { try $0.serialize(ASN1Null()) }
            }
          }
          try Self.append(Self.aes256CBC, to: &scheme) {
            try $0.serialize(ASN1OctetString(contentBytes: iv[...]))
          }
        }
      }
      try info.serialize(ASN1OctetString(contentBytes: ciphertext[...]))
    }
    return serializer.serializedBytes
  }

  /// `AlgorithmIdentifier`: the name, and the one parameter that each of these has.
  private static func append(
    _ name: ASN1ObjectIdentifier, to coder: inout DER.Serializer,
    parameters: (inout DER.Serializer) throws -> Void
  ) throws {
    try coder.appendConstructedNode(identifier: .sequence) { coder in
      try coder.serialize(name)
      try parameters(&coder)
    }
  }

  private static func parameters(
    of name: ASN1ObjectIdentifier, in nodes: inout ASN1NodeCollection.Iterator
  ) throws -> ASN1Node {
    guard let node = nodes.next() else { throw UnknownProtection() }
    return try DER.sequence(node, identifier: .sequence) { nodes in
      guard try ASN1ObjectIdentifier(derEncoded: &nodes) == name, let parameters = nodes.next()
      else { throw UnknownProtection() }
      return parameters
    }
  }

  private static func scheme(
    _ node: ASN1Node
  ) throws -> (salt: [UInt8], rounds: Int, iv: [UInt8]) {
    try DER.sequence(node, identifier: .sequence) { nodes in
      let derivation = try parameters(of: pbkdf2, in: &nodes)
      let iv = try ASN1OctetString(derEncoded: parameters(of: aes256CBC, in: &nodes)).bytes
      let (salt, rounds) = try DER.sequence(derivation, identifier: .sequence) { nodes in
        let salt = try ASN1OctetString(derEncoded: &nodes).bytes
        let rounds = try Int(derEncoded: &nodes)
        // Some write the length of the key, which the cipher says already.
        var rest = nodes
        if let length = rest.next(), try (try? Int(derEncoded: length)).map(isKeyLength) == true {
          nodes = rest
        }
        _ = try parameters(of: hmacSHA256, in: &nodes)
        return (Array(salt), rounds)
      }
      guard iv.count == 16, (1...roundsMax).contains(rounds) else { throw UnknownProtection() }
      return (salt, rounds, Array(iv))
    }
  }

  private static func isKeyLength(_ length: Int) throws -> Bool {
    guard length == keyByteCount else { throw UnknownProtection() }
    return true
  }
}

/// A key is protected in a way that this program does not read.
package struct UnknownProtection: WordedError {
  package init() {}

  package let phrase = Phrase(
    id: "kunci itu tidak dilindungi dengan PBKDF2, HMAC-SHA256, dan AES-256-CBC",
    en: "it is not protected with PBKDF2, HMAC-SHA256 and AES-256-CBC")
}
