import CanonicalJSON
import TransparencyLog

/// An event with a signature that nobody has checked yet.
package struct SignedEvent: Sendable {
  package let event: Event
  /// 64 bytes.
  package let signature: [UInt8]

  package init(event: Event, signature: [UInt8]) {
    self.event = event
    self.signature = signature
  }

  package init(_ entry: Entry) { self.init(event: entry.event, signature: entry.signature) }

  package init(_ submission: Submission) {
    self.init(event: submission.event, signature: submission.signature)
  }

  /// Whether the signature is that of the key.
  func isSigned(by key: NoteVerifier) -> Bool {
    key.publicKey.isValidSignature(
      signature, for: EventSignature.signedBytes(of: event.bytes))
  }
}

extension SignedEvent {
  /// Reads `{"event":…,"signature":…}`; nil for anything else.
  init?(_ value: JSONValue) {
    guard value.kind == .object, value.count == 2,
      let event = value["event"].flatMap({ try? Event(Array($0.bytes)) }),
      let signature = value["signature"]?.string.flatMap(Base64.decode),
      signature.count == EventSignature.byteCount
    else { return nil }
    self.init(event: event, signature: signature)
  }

  var json: JSON {
    ["event": JSON(event.value), "signature": .string(Base64.encode(signature))]
  }
}
