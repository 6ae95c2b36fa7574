package import CanonicalJSON
package import TransparencyLog

/// What opens one sealed value: where it stands, its salt, and the clear value.
package struct Opening: Sendable {
  /// Where the commitment stands, from the event's root.
  package let pointer: JSONPointer
  package let salt: [UInt8]
  package let value: JSON

  /// The number of bytes of a salt.
  package static let saltByteCount = 32
  /// The most sealed values in one event.
  package static let countMax = 64
  /// The largest clear value, in bytes of its canonical form.
  package static let valueByteCountMax = 65_536

  /// Nil when the salt is not 32 bytes.
  package init?(pointer: JSONPointer, salt: [UInt8], value: JSON) {
    guard salt.count == Self.saltByteCount else { return nil }
    self.pointer = pointer
    self.salt = salt
    self.value = value
  }

  /// The commitment that stands in the event in place of the value:
  /// `SHA-256(0x02 ‖ salt ‖ JCS([ledger, source, id, pointer, value]))`.
  ///
  /// Ledger, source and number bind it to one place in one event; the salt keeps a guessed value
  /// from being confirmed once it is erased.
  package func commitment(
    ledger: Hash?, author: Author, number: UInt64
  ) throws(JSONError) -> Hash {
    let bound: JSON = .array([
      .string(ledger.map { "\($0)" } ?? ""), .string(author.source), .string(String(number)),
      .string("\(pointer)"), value,
    ])
    return Hash.of([0x02] + salt + (try bound.canonicalBytes()))
  }
}

/// One sealed value as a signed event carries it: the place and the commitment.
package struct Commitment: Hashable, Sendable {
  package let pointer: JSONPointer
  package let hash: Hash

  /// Every commitment in an event's data, in the order of the bytes.
  ///
  /// No schema uses a member `sealed` for anything else, so an object whose only member is
  /// `sealed` is a commitment wherever it stands.
  package static func all(in event: Event) -> [Commitment] {
    var found: [Commitment] = []
    collect(event.data, at: JSONPointer.root.appending("data"), into: &found)
    return found
  }

  private static func collect(
    _ value: JSONValue, at pointer: JSONPointer, into found: inout [Commitment]
  ) {
    switch value.kind {
    case .object:
      if value.count == 1, let text = value["sealed"]?.string, let hash = Hash(hex: text) {
        found.append(Commitment(pointer: pointer, hash: hash))
        return
      }
      for member in value.members {
        guard member.value.kind.isContainer, let name = member.name.string else { continue }
        collect(member.value, at: pointer.appending(name), into: &found)
      }
    case .array:
      for (index, element) in value.elements.enumerated() where element.kind.isContainer {
        collect(element, at: pointer.appending(String(index)), into: &found)
      }
    default: break
    }
  }
}

extension JSONKind {
  fileprivate var isContainer: Bool { self == .object || self == .array }
}
