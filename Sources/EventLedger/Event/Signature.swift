import TransparencyLog

/// What an author signs: the DSSE pre-authentication encoding of an event's bytes.
package enum EventSignature {
  /// The payload type that is signed together with the bytes (DSSE v1.0.2).
  package static let payloadType = "application/cloudevents+json"

  /// The number of bytes of an Ed25519 signature.
  package static let byteCount = 64

  /// The bytes that the signature covers.
  package static func signedBytes(of event: ArraySlice<UInt8>) -> [UInt8] {
    DSSE.preAuthenticationEncoding(payloadType: payloadType, payload: event)
  }
}
