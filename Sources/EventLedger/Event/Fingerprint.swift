package import TransparencyLog

/// The short name of a public key: the first 8 bytes of `SHA-256(0x01 ‖ public key)`.
///
/// Written as 16 lowercase hexadecimal digits. A fingerprint that is or ever was in the key
/// directory cannot be registered again, so within one ledger it names one key.
package struct Fingerprint: Hashable, Sendable {
  private let value: UInt64

  package init(of key: Ed25519PublicKey) {
    let digest = Hash.of([0x01] + key.bytes).bytes
    value = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Reads 16 lowercase hexadecimal digits; nil for every other text.
  package init?(_ text: ArraySlice<UInt8>) {
    guard let value = Hex.word(text) else { return nil }
    self.value = value
  }

  /// Reads 16 lowercase hexadecimal digits; nil for every other text.
  package init?(_ text: String) { self.init(Array(text.utf8)[...]) }
}

extension Fingerprint: CustomStringConvertible {
  /// 16 lowercase hexadecimal digits.
  package var description: String {
    Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) })
  }
}
