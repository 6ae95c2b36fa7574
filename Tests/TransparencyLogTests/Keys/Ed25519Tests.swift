import Crypto
import Testing
import TransparencyLog

struct Ed25519Vector: NamedVector {
  let name: String
  let publicKey: String
  let message: String
  let signature: String
  let keyIsAdmitted: Bool
  let signatureVerifies: Bool
}

struct Ed25519KeyVector: NamedVector {
  let name: String
  let publicKey: String
  let keyIsAdmitted: Bool
}

@Test(arguments: try VectorCase<Ed25519Vector>.all(in: "Ed25519"))
func `judges a key and its signature as the second verifier must`(
  vector: VectorCase<Ed25519Vector>
) throws {
  let vector = vector.content
  let keyBytes = try #require(Hex.decode(vector.publicKey))
  let message = try #require(Hex.decode(vector.message))
  let signature = try #require(Hex.decode(vector.signature))

  // The library below us takes weak keys too: that is why admission is a rule of ours.
  let below = try Curve25519.Signing.PublicKey(rawRepresentation: keyBytes)
  #expect(below.isValidSignature(signature, for: message) == vector.signatureVerifies)

  let key = try? Ed25519PublicKey(keyBytes)
  #expect((key != nil) == vector.keyIsAdmitted)
  if let key {
    #expect(key.isValidSignature(signature, for: message) == vector.signatureVerifies)
  }
}

@Test(arguments: try VectorCase<Ed25519KeyVector>.all(in: "Ed25519Keys"))
func `admits a public key by its y alone`(vector: VectorCase<Ed25519KeyVector>) throws {
  let bytes = try #require(Hex.decode(vector.content.publicKey))
  #expect(((try? Ed25519PublicKey(bytes)) != nil) == vector.content.keyIsAdmitted)
}

@Test func `refuses a signature of any other length than 64 bytes`() throws {
  let key = try OwnLog.key(5)
  let message = Array("message".utf8)
  let signature = key.signature(for: message)
  #expect(key.publicKey.isValidSignature(signature, for: message))
  #expect(!key.publicKey.isValidSignature(signature + [0], for: message))
  for short in truncations(of: signature) {
    #expect(!key.publicKey.isValidSignature(short, for: message))
  }
}

@Test func `refuses a signature when any bit of it or of the message is flipped`() throws {
  let key = try OwnLog.key(5)
  let message = Array("message".utf8)
  let signature = key.signature(for: message)
  for flipped in singleBitFlips(of: signature) {
    #expect(!key.publicKey.isValidSignature(flipped, for: message))
  }
  for flipped in singleBitFlips(of: message) {
    #expect(!key.publicKey.isValidSignature(signature, for: flipped))
  }
}

@Test func `shows nothing of a private key`() throws {
  let key = try OwnLog.key(0xA5)
  var dumped = ""
  dump(key, to: &dumped)
  for text in [dumped, "\(key)", String(reflecting: key)] {
    #expect(text.contains("private key of"))
    #expect(!text.contains("165") && !text.lowercased().contains("a5a5"))
  }
}

@Test(arguments: [0, 31, 33, 64])
func `refuses a seed of another length than 32 bytes`(count: Int) {
  #expect(throws: KeyError.wrongByteCount(count)) {
    try Ed25519PrivateKey(seed: [UInt8](repeating: 1, count: count))
  }
}
