package import CanonicalJSON
package import TransparencyLog

/// An event on its way to the log: the event, its signature, and what opens its sealed values.
///
/// Canonical: `{"event":…,"note":…,"sealed":[{"pointer","salt","value"}],"signature":…}`, the salt
/// as 64 lowercase hexadecimal digits, the signature in base64. `note` is there only when the log
/// did not know the event's anchor.
package struct Submission: Sendable {
  package let event: Event
  package let signature: [UInt8]
  package let openings: [Opening]
  /// The checkpoint that the event anchors, as a signed note; nobody has checked it yet.
  package var note: UnverifiedNote?

  package init(
    event: Event, signature: [UInt8], openings: [Opening], note: UnverifiedNote? = nil
  ) {
    self.event = event
    self.signature = signature
    self.openings = openings
    self.note = note
  }

  /// Reads a submission's canonical bytes; the signature is not checked yet.
  package init(_ bytes: [UInt8]) throws(EventError) {
    let text: JSONText
    do { text = try JSONText(bytes) } catch { throw .notJSON(error) }
    guard text.isCanonical else { throw .notCanonical }
    var members = try MemberReader(text.root, called: "submission")
    let eventValue = try members.required("event")
    event = try Event(Array(eventValue.bytes))
    note = try members.optional("note").map { (value) throws(EventError) in
      guard let text = value.string, let note = try? UnverifiedNote(Array(text.utf8)) else {
        throw .malformed(member: "note", expected: .note)
      }
      return note
    }
    let sealed = try members.required("sealed")
    guard sealed.kind == .array, sealed.count <= Opening.countMax else {
      throw .malformed(member: "sealed", expected: .arrayOfAtMost(Opening.countMax))
    }
    var openings: [Opening] = []
    for element in sealed.elements { openings.append(try Opening(element)) }
    self.openings = openings
    signature = try members.required("signature", as: .signature) {
      Base64.decode($0).flatMap { $0.count == EventSignature.byteCount ? $0 : nil }
    }
    try members.finish()
  }

  /// The submission's one text.
  package func bytes() throws(JSONError) -> [UInt8] {
    let sealed = JSON.array(openings.map(\.json))
    let note = try note.map { (note) throws(JSONError) in
      let text = JSON.string(String(decoding: note.bytes, as: UTF8.self))
      return Array(",\"note\":".utf8) + (try text.canonicalBytes())
    }
    return Array("{\"event\":".utf8) + event.bytes + (note ?? []) + Array(",\"sealed\":".utf8)
      + (try sealed.canonicalBytes())
      + Array(",\"signature\":\"\(Base64.encode(signature))\"}".utf8)
  }
}

extension Opening {
  /// Reads `{"pointer","salt","value"}`, the salt in hexadecimal.
  init(_ object: JSONValue) throws(EventError) {
    var members = try MemberReader(object, called: "sealed")
    guard let pointer = JSONPointer(try members.text("pointer", as: .pointer)) else {
      throw .malformed(member: "pointer", expected: .pointer)
    }
    let salt = try members.required("salt", as: .hexadecimal) { Hex.decode($0) }
    let value = JSON(try members.required("value"))
    try members.finish()
    guard let opening = Opening(pointer: pointer, salt: salt, value: value) else {
      throw .malformed(member: "salt", expected: .hexadecimal)
    }
    self = opening
  }

  /// `{"pointer","salt","value"}`, as a submission and a disclosure have it.
  var json: JSON {
    ["pointer": .string("\(pointer)"), "salt": .string(Hex.encode(salt)), "value": value]
  }
}
