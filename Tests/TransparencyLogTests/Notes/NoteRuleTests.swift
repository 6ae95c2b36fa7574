import Testing
import TransparencyLog

private let text = Array("text\n".utf8)

@Test func `says which line of a note is malformed`() throws {
  let good = try OwnLog.logSigner().sign(text).bytes
  #expect(throws: NoteError.malformedSignatureLine(2)) {
    try UnverifiedNote(good + Array("— no signature\n".utf8))
  }
}

@Test func `says whose signature does not verify`() throws {
  let signer = try OwnLog.logSigner()
  let note = try UnverifiedNote(
    text: Array("other text\n".utf8), signatures: signer.sign(text).signatures)
  #expect(throws: NoteError.invalidSignature(signer.verifier.identity)) {
    try SignedNote.open(note, with: [signer.verifier])
  }
}

@Test func `refuses keys that a line could belong to alike`() throws {
  let signer = try OwnLog.logSigner()
  #expect(throws: NoteError.ambiguousKeys(signer.verifier.identity)) {
    try SignedNote.open(signer.sign(text), with: [signer.verifier, signer.verifier])
  }
}

@Test func `refuses a note of more bytes than a megabyte`() throws {
  let line = Array(repeating: UInt8(ascii: "a"), count: UnverifiedNote.byteCountMax) + [10]
  #expect(throws: NoteError.tooLong(UnverifiedNote.byteCountMax + 1)) {
    try UnverifiedNote(line)
  }
}

@Test func `refuses to sign a text without a last line feed`() throws {
  let signer = try OwnLog.logSigner()
  #expect(throws: NoteError.unterminatedText) { try signer.sign(Array("a\n\nb".utf8)) }
  #expect(throws: NoteError.unterminatedText) { try signer.sign([]) }
}

@Test func `keeps the lines of unknown keys apart`() throws {
  let signer = try OwnLog.logSigner()
  let stranger = NoteSigner(name: try KeyName("stranger"), privateKey: try OwnLog.key(9))
  let lines = try stranger.sign(text).signatures + signer.sign(text).signatures
  let note = try UnverifiedNote(text: text, signatures: lines)
  let signed = try SignedNote.open(note, with: [signer.verifier])
  #expect(signed.signatures.map(\.signature) == [lines[1]])
  #expect(signed.ignored == [lines[0]])
}
