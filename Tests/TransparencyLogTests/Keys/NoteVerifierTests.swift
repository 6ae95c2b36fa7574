import Testing
import TransparencyLog

struct VerifierKeyVector: NamedVector {
  enum Verdict: String, Decodable { case accepted, refused }
  let name: String
  let vkey: String
  let verdict: Verdict
}

@Test(arguments: try VectorCase<VerifierKeyVector>.all(in: "VerifierKeys"))
func `reads a verifier key in its one spelling`(vector: VectorCase<VerifierKeyVector>) {
  let key = try? NoteVerifier(vkey: vector.content.vkey)
  #expect((key != nil) == (vector.content.verdict == .accepted))
  if let key {
    #expect(key.description.utf8.elementsEqual(vector.content.vkey.utf8))
  }
}

private let peterNeumann =
  "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

@Test func `refuses every part of a verifier key`() {
  let bytes = Array(peterNeumann.utf8)
  for lower in bytes.indices {
    for upper in lower..<bytes.count where upper - lower < bytes.count {
      let part = String(decoding: bytes[lower..<upper], as: UTF8.self)
      #expect((try? NoteVerifier(vkey: part)) == nil, "\(part)")
    }
  }
}

@Test func `refuses a verifier key with any byte changed to the next`() {
  for changed in singleByteIncrements(of: peterNeumann) {
    #expect((try? NoteVerifier(vkey: changed)) == nil, "\(changed)")
  }
}

@Test func `refuses a verifier key with any bit flipped`() {
  for flipped in singleBitFlips(of: Array(peterNeumann.utf8)) {
    guard let text = String(validating: flipped, as: UTF8.self) else { continue }
    #expect((try? NoteVerifier(vkey: text)) == nil, "\(text)")
  }
}

@Test func `says why a verifier key is refused`() throws {
  let key = try NoteVerifier(vkey: peterNeumann)
  let other = try #require(KeyID([0xAF, 0x0C, 0xFE, 0x78]))
  #expect(throws: KeyError.keyIDMismatch(stated: other, computed: key.keyID)) {
    try NoteVerifier(vkey: peterNeumann.replacing("c74f20a3", with: "af0cfe78"))
  }
  #expect(throws: KeyError.unknownAlgorithm(0x65)) {
    try NoteVerifier(
      vkey: "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
  }
  #expect(throws: KeyError.malformedVerifierKey) {
    try NoteVerifier(vkey: String(repeating: "a", count: NoteVerifier.textBytesMax) + "+b+c")
  }
}

@Test(arguments: ["", " ", "a b", "a+b", "a\nb", "a\tb", "a\u{85}b", "a\u{A0}b", "a\u{2028}b"])
func `refuses a key name with a space or a plus`(text: String) {
  #expect(throws: KeyError.malformedName) { try KeyName(text) }
}

@Test func `tells names apart by their bytes`() throws {
  #expect(try KeyName("\u{E9}") != KeyName("e\u{301}"))
  #expect("\u{E9}" == "e\u{301}", "as text the two are equal, which is the trap")
}
