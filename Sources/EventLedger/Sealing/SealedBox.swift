package import CanonicalJSON
import Crypto
package import TransparencyLog

/// The one place in one ledger that a box belongs to, and opens at.
package struct SealedPlace: Hashable, Sendable {
  /// The hash of the ledger's first event.
  package let genesis: Hash
  /// The hash of the event that holds the commitment.
  package let event: Hash
  /// Where the commitment stands, from the event's root.
  package let pointer: JSONPointer

  package init(genesis: Hash, event: Hash, pointer: JSONPointer) {
    self.genesis = genesis
    self.event = event
    self.pointer = pointer
  }

  /// The place of a value that an event seals; the first event is its own genesis.
  package init(of event: Event, pointer: JSONPointer) {
    self.init(genesis: event.ledger ?? event.hash, event: event.hash, pointer: pointer)
  }

  /// What the encryption binds beside the value: `JCS(["value", genesis, event, pointer])`.
  fileprivate func associatedData() throws(JSONError) -> [UInt8] {
    let bound: JSON = [
      "value", .string("\(genesis)"), .string("\(event)"), .string("\(pointer)"),
    ]
    return try bound.canonicalBytes()
  }
}

/// What opens one sealed value, encrypted: the form in which it stands in a ledger's file.
///
/// `id ‖ nonce ‖ ciphertext ‖ tag`: 8 bytes that name the key, 12 random ones, and AES-256-GCM of
/// `salt ‖ JCS(value)`, filled with spaces to a multiple of 256 bytes, with a tag of 16. Without
/// the spaces the length of a name would name it.
package struct SealedBox: Hashable, Sendable {
  /// The number of random bytes of a box; no two boxes under one key have the same.
  package static let nonceByteCount = 12
  private static let tagByteCount = 16
  private static let headByteCount = SealingKey.ID.byteCount + nonceByteCount
  private static let unitByteCount = 256
  private static let unitsMax =
    (Opening.saltByteCount + Opening.valueByteCountMax + unitByteCount - 1) / unitByteCount

  package let bytes: [UInt8]

  /// Nil for bytes whose number is not one that a box can have.
  package init?(_ bytes: [UInt8]) {
    let filled = bytes.count - Self.headByteCount - Self.tagByteCount
    guard filled.isMultiple(of: Self.unitByteCount),
      (1...Self.unitsMax).contains(filled / Self.unitByteCount)
    else { return nil }
    self.bytes = bytes
  }

  /// Encrypts what opens a value.
  ///
  /// `nonce`: 12 random bytes, drawn anew for each box.
  package init(
    _ opening: Opening, at place: SealedPlace, under key: SealingKey, nonce: [UInt8]
  ) throws(JSONError) {
    let value = try opening.value.canonicalBytes()
    precondition(nonce.count == Self.nonceByteCount, "a nonce has 12 bytes")
    precondition(value.count <= Opening.valueByteCountMax, "a value is measured on taking in")
    let clear = Self.filled(opening.salt + value)
    let bound = try place.associatedData()
    guard
      let sealed = try? AES.GCM.seal(
        clear, using: SymmetricKey(data: key.bytes), nonce: AES.GCM.Nonce(data: nonce),
        authenticating: bound)
    else { preconditionFailure("a key of 32 bytes and a nonce of 12 encrypt anything") }
    bytes = key.id.bytes + nonce + sealed.ciphertext + sealed.tag
  }

  /// Which key it is encrypted under, as it says.
  package var keyID: SealingKey.ID {
    SealingKey.ID(borne: bytes.prefix(SealingKey.ID.byteCount))
  }

  /// What it holds, as an opening of this place; nil when the key is another, when it was made for
  /// another place, when a bit is not as it was, or when it does not hold a salt and a canonical
  /// value.
  package func opened(at place: SealedPlace, with key: SealingKey) -> Opening? {
    guard keyID == key.id, let bound = try? place.associatedData(),
      let box = try? AES.GCM.SealedBox(combined: bytes.dropFirst(SealingKey.ID.byteCount)),
      let data = try? AES.GCM.open(
        box, using: SymmetricKey(data: key.bytes), authenticating: bound)
    else { return nil }
    let clear = Array(data)
    let salt = Array(clear.prefix(Opening.saltByteCount))
    // No canonical JSON ends in a space, so what ends in one is filling.
    let value = clear.dropFirst(Opening.saltByteCount)
    let end = value.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? value.startIndex
    let stated = Array(value[..<end])
    guard stated.count <= Opening.valueByteCountMax, Self.filled(salt + stated) == clear,
      let text = try? JSONText(stated), text.isCanonical
    else { return nil }
    return Opening(pointer: place.pointer, salt: salt, value: JSON(text.root))
  }

  private static func filled(_ clear: [UInt8]) -> [UInt8] {
    let units = (clear.count + unitByteCount - 1) / unitByteCount
    return clear + [UInt8](repeating: UInt8(ascii: " "), count: units * unitByteCount - clear.count)
  }
}
