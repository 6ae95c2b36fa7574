import TransparencyLog

/// The key under which a log keeps its sealed values at rest.
///
/// It stands in a file of its own and in no backup: whoever copies the ledger copies boxes. It
/// signs nothing and proves nothing; who has lost it can read the values no more, and who has
/// destroyed every copy of it has erased what was sealed under it wherever it lies.
package struct SealingKey: Sendable {
  /// The number of bytes of a key.
  package static let byteCount = 32

  /// The 32 secret bytes.
  let bytes: [UInt8]
  /// Which key it is; boxes bear it in clear.
  package let id: ID

  /// Nil when there are not 32 bytes.
  ///
  /// They must be random: nothing stretches them.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
    id = ID(of: bytes)
  }

  /// The short name of a sealing key: the first 8 bytes of `SHA-256(0x03 ‖ key)`.
  package struct ID: Hashable, Sendable {
    /// The number of bytes of an id.
    package static let byteCount = 8

    /// The 8 bytes.
    package let bytes: [UInt8]

    fileprivate init(of key: [UInt8]) {
      bytes = Array(Hash.of([0x03] + key).bytes.prefix(Self.byteCount))
    }

    /// Takes the id that a box bears; it must have 8 bytes.
    init(borne bytes: some Sequence<UInt8>) {
      self.bytes = Array(bytes)
      precondition(self.bytes.count == Self.byteCount, "a sealing key's id has 8 bytes")
    }

    /// Reads 16 lowercase hexadecimal digits; nil for every other text.
    package init?(_ text: String) {
      guard let bytes = Hex.decode(text), bytes.count == Self.byteCount else { return nil }
      self.bytes = bytes
    }
  }
}

extension SealingKey.ID: CustomStringConvertible {
  /// 16 lowercase hexadecimal digits.
  package var description: String { Hex.encode(bytes) }
}

extension SealingKey: CustomStringConvertible {
  /// The id alone: a key that is printed by mistake gives nothing away.
  package var description: String { "\(id)" }
}

/// A sealing key's one text, `sealing-key+ID+KEY` and a line feed, in hexadecimal.
///
/// The id beside the key shows a slip where somebody types in what was printed for the safe.
extension SealingKey {
  private static let prefix = "sealing-key"

  /// Reads a key file; nil for every other text, and for a key whose id is another.
  package init?(text: String) {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    guard parts.count == 3, let bytes = Hex.decode(String(parts[2].dropLast())),
      let key = SealingKey(bytes), key.text.utf8.elementsEqual(text.utf8)
    else { return nil }
    self = key
  }

  /// What a key file holds; it is the secret.
  package var text: String { "\(Self.prefix)+\(id)+\(Hex.encode(bytes))\n" }
}
