import CanonicalJSON
package import TransparencyLog

/// One leaf of the log: an event, when the log took it in, and the author's signature.
///
/// `{"event":` E `,"received":"` 20 bytes `","signature":"` 88 bytes `"}`, canonical, one line. The
/// stored bytes are what is hashed, and an auditor can read the log with any JSON tool.
package struct Entry: Sendable {
  package let event: Event
  /// When the log took the event in, on the log's own clock.
  package let received: Instant
  /// The author's Ed25519 signature, 64 bytes.
  package let signature: [UInt8]
  /// The entry's bytes, the leaf of the Merkle tree.
  package let bytes: [UInt8]

  /// The largest entry, in bytes: what an entry bundle's length field can say.
  package static let byteCountMax = 65_535
  /// The bytes before the event.
  package static let prefixByteCount = 9
  /// The bytes after the event.
  package static let suffixByteCount = 138

  /// The largest event that embeds another, in bytes: what remains of the largest entry.
  package static let refusalByteCountMax = byteCountMax - prefixByteCount - suffixByteCount

  /// Puts an entry together as the log takes the event in.
  package init(event: Event, received: Instant, signature: [UInt8]) throws(EventError) {
    precondition(signature.count == EventSignature.byteCount, "an Ed25519 signature has 64 bytes")
    let tail =
      ",\"received\":\"\(Timestamp(utc: received))\",\"signature\":\"\(Base64.encode(signature))\"}"
    try self.init(Array("{\"event\":".utf8) + event.bytes + Array(tail.utf8))
  }

  /// Reads an entry's stored bytes.
  package init(_ bytes: [UInt8]) throws(EventError) {
    guard bytes.count <= Self.byteCountMax else {
      throw .tooLarge(bytes: bytes.count, max: Self.byteCountMax)
    }
    let text = try JSONText(canonical: bytes)
    var members = try MemberReader(text.root, called: "entry")
    let event = try members.required("event")
    self.event = try Event(event, maxBytes: Event.byteCountMax(ofType: event["type"]?.string))
    received = try members.required("received", as: .timestampInUTC) { text in
      guard let timestamp = Timestamp(text), timestamp.offsetMinutes == nil else { return nil }
      return timestamp.instant
    }
    signature = try members.required("signature", as: .signature) {
      Base64.decode($0).flatMap { $0.count == EventSignature.byteCount ? $0 : nil }
    }
    try members.finish()
    self.bytes = bytes
  }

  /// The hash of the leaf.
  package var leafHash: Hash { Hash.leaf(bytes) }
}
