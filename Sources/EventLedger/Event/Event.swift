package import CanonicalJSON
package import TransparencyLog

/// A fact that a desk states and signs: a CloudEvents 1.0 object in RFC 8785 form.
///
/// The bytes are kept as they were read; they are what is hashed and what the signature covers.
/// A class only so that handing it on costs one reference count; nothing of it changes.
package final class Event: Sendable {
  /// The event's identity, `SHA-256` of its bytes.
  package let hash: Hash
  /// The type as it is written, `deskpilkada.NAME.v1` or `auditledger.NAME.v1`.
  package let type: String
  /// The code of the region the event is about.
  package let subject: String
  package let author: Author
  /// The key's own number of the event, from 1 without gaps.
  package let number: UInt64
  /// The hash of the ledger's first event; nil in that event itself.
  package let ledger: Hash?
  /// The hash of the key's event before; for number 1 that of the event that brought the key in.
  package let previous: Hash?
  package let anchor: Anchor?
  /// When it happened.
  package let time: Timestamp
  /// When the author wrote it down.
  package let recordedTime: Timestamp

  /// The whole event, as a view of the text it was read from.
  package let value: JSONValue
  /// What the type's schema describes.
  package let data: JSONValue

  /// The event's bytes, as they were signed.
  package var bytes: ArraySlice<UInt8> { value.bytes }

  /// The largest event, in bytes.
  package static let byteCountMax = 32_768

  /// The largest event of a type, in bytes: the one that embeds another may be larger.
  static func byteCountMax(ofType type: String?) -> Int {
    type == LedgerType.embedding ? Entry.refusalByteCountMax : byteCountMax
  }

  /// Reads an event that is the whole of a JSON text.
  package convenience init(_ bytes: [UInt8], maxBytes: Int = byteCountMax) throws(EventError) {
    try self.init(try JSONText(canonical: bytes).root, maxBytes: maxBytes)
  }

  /// Reads an event within a text that is known to be canonical.
  ///
  /// `maxBytes`: the limit on the event's size; larger only for the one type that
  ///   carries another event.
  package init(_ value: JSONValue, maxBytes: Int = Event.byteCountMax) throws(EventError) {
    guard value.range.count <= maxBytes else {
      throw .tooLarge(bytes: value.range.count, max: maxBytes)
    }
    var members = try MemberReader(value, called: "event")
    anchor = try members.optional("anchor", as: .sizeAndRoot) { Anchor($0) }
    data = try members.required("data")
    guard data.kind == .object else { throw .malformed(member: "data", expected: .object) }
    number = try members.required("id", as: .number) { eventNumber($0) }
    ledger = try members.optional("ledger", as: .hexadecimal) { Hash(hex: $0) }
    previous = try members.optional("previous", as: .hexadecimal) { Hash(hex: $0) }
    recordedTime = try members.required("recordedtime", as: .timestamp) { Timestamp($0) }
    author = try members.required("source", as: .source) { Author(source: $0) }
    _ = try members.required("specversion", as: .specificationVersion) {
      $0.elementsEqual("1.0".utf8) ? true : nil
    }
    subject = try members.text("subject", as: .regionCode)
    time = try members.required("time", as: .timestamp) { Timestamp($0) }
    type = try members.text("type", as: .typeName)
    try members.finish()
    self.value = value
    hash = Hash.of(value.bytes.span)
  }
}

/// A key's number of an event: `[1-9][0-9]{0,15}`.
private func eventNumber(_ digits: ArraySlice<UInt8>) -> UInt64? {
  guard digits.count <= 16, let number = Decimal.parse(digits), number > 0 else { return nil }
  return number
}

extension JSONText {
  /// Reads a text of the ledger: canonical, and with integers as its only numbers.
  init(canonical bytes: [UInt8]) throws(EventError) {
    do {
      self = try JSONText(bytes)
    } catch {
      throw .notJSON(error)
    }
    guard isCanonical else { throw .notCanonical }
    if let pointer = firstNonInteger { throw .notInteger(at: pointer) }
  }
}
