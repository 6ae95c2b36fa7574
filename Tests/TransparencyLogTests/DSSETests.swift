import Testing
import TransparencyLog

struct DSSEVector: NamedVector {
  let name: String
  let payloadType: String
  let payload: String
  let encoding: String
  let publicKey: String?
  let signature: String?
}

@Test(arguments: try VectorCase<DSSEVector>.all(in: "DSSE"))
func `encodes a payload with its type before it is signed`(
  vector: VectorCase<DSSEVector>
) throws {
  let vector = vector.content
  let encoding = DSSE.preAuthenticationEncoding(
    payloadType: vector.payloadType, payload: Array(vector.payload.utf8))
  #expect(Hex.encode(encoding) == vector.encoding)
  if let keyText = vector.publicKey, let signatureText = vector.signature {
    let key = try Ed25519PublicKey(#require(Hex.decode(keyText)))
    let signature = try #require(Hex.decode(signatureText))
    #expect(key.isValidSignature(signature, for: encoding))
    #expect(!key.isValidSignature(signature, for: Array(vector.payload.utf8)))
  }
}
