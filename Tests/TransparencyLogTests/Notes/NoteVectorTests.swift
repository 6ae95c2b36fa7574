import Testing
import TransparencyLog

struct NoteVector: NamedVector {
  enum Verdict: String, Decodable { case verified, untrusted, malformed }
  let name: String
  let note: String?
  let noteHex: String?
  let keys: [String]
  let verdict: Verdict
  let signedBy: [String]?

  func bytes() throws -> [UInt8] {
    if let note { return Array(note.utf8) }
    return try #require(noteHex.flatMap { Hex.decode($0) })
  }
}

@Test(arguments: try VectorCase<NoteVector>.all(in: "Notes"))
func `opens a note only under a key that signed it`(vector: VectorCase<NoteVector>) throws {
  let vector = vector.content
  let bytes = try vector.bytes()
  let keys = try vector.keys.map { try NoteVerifier(vkey: $0) }
  guard let note = try? UnverifiedNote(bytes) else {
    #expect(vector.verdict == .malformed)
    return
  }
  #expect(note.bytes == bytes)
  guard let signed = try? SignedNote.open(note, with: keys) else {
    #expect(vector.verdict == .untrusted)
    return
  }
  #expect(vector.verdict == .verified)
  #expect(signed.text == note.text)
  #expect(signed.signatures.map(\.key.name.description) == vector.signedBy)
}

struct SignerVector: NamedVector {
  let name: String
  let keyName: String
  let seed: String
  let text: String
  let vkey: String
  let line: String
}

@Test(arguments: try VectorCase<SignerVector>.all(in: "Signers"))
func `signs what the published key opens`(vector: VectorCase<SignerVector>) throws {
  let vector = vector.content
  let seed = try #require(Hex.decode(vector.seed))
  let signer = NoteSigner(
    name: try KeyName(vector.keyName), privateKey: try Ed25519PrivateKey(seed: seed))
  #expect(signer.verifier.description == vector.vkey)

  // Both are verified and not compared: an Ed25519 signer may be randomised.
  let ours = try signer.sign(Array(vector.text.utf8))
  let published = try UnverifiedNote(Array("\(vector.text)\n\(vector.line)".utf8))
  for note in [ours, published] {
    let signed = try SignedNote.open(note, with: [NoteVerifier(vkey: vector.vkey)])
    #expect(signed.signatures.map(\.key) == [signer.verifier])
  }
}
