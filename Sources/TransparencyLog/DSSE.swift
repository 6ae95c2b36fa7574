/// Dead Simple Signing Envelope: what is signed when a payload is (DSSE v1.0.2).
public enum DSSE {
  /// The pre-authentication encoding, `"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload`.
  ///
  /// Lengths are counts of bytes, in decimal. Signing it binds the payload to its type, so that
  /// one document's signature cannot be shown as another kind of document's.
  public static func preAuthenticationEncoding(
    payloadType: String, payload: [UInt8]
  ) -> [UInt8] {
    preAuthenticationEncoding(payloadType: payloadType, payload: payload[...])
  }

  /// The pre-authentication encoding of a payload that is part of something larger.
  package static func preAuthenticationEncoding(
    payloadType: String, payload: ArraySlice<UInt8>
  ) -> [UInt8] {
    let header = "DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) "
    var encoding: [UInt8] = []
    encoding.reserveCapacity(header.utf8.count + payload.count)
    encoding += header.utf8
    encoding += payload
    return encoding
  }
}
