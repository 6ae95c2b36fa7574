import Testing
import TransparencyLog

struct CosignatureVector: NamedVector {
  let name: String
  let text: String
  let vkey: String
  let line: String
  let timestamp: UInt64
  let originHash: String
}

@Test(arguments: try VectorCase<CosignatureVector>.all(in: "Cosignatures"))
func `checks a published cosignature`(vector: VectorCase<CosignatureVector>) throws {
  let vector = vector.content
  let witness = try NoteVerifier(vkey: vector.vkey)
  let note = try UnverifiedNote(Array("\(vector.text)\n\(vector.line)".utf8))
  let signed = try SignedNote.open(note, with: [witness])
  #expect(signed.signatures.map(\.key) == [witness])
  #expect(try Checkpoint(text: signed.text).origin.hash.description == vector.originHash)

  // The published key of the log is not known here; sign for it to reach the timestamp.
  let log = NoteSigner(
    name: try KeyName(Checkpoint(text: note.text).origin.description),
    privateKey: try OwnLog.key(1))
  let both = try UnverifiedNote(
    text: note.text, signatures: log.sign(note.text).signatures + note.signatures)
  let checkpoint = try SignedCheckpoint.open(both, with: [log.verifier, witness])
  #expect(checkpoint.cosignatures.map(\.timestamp) == [vector.timestamp])
}

@Test(arguments: [1, 1_767_139_200, UInt64(Int64.max)])
func `cosigns at a time that the cosignature bears`(timestamp: UInt64) throws {
  let witness = try OwnLog.witness(1)
  let signed = try OwnLog.signedCheckpoint(size: 13)
  let line = witness.cosign(signed, at: timestamp)
  let cosigned = try signed.adding([line], by: [witness.verifier])
  #expect(cosigned.cosignatures.map(\.timestamp) == [timestamp])
  #expect(cosigned.cosignatures.map(\.line) == [line])
}

@Test func `refuses to cosign at no time`() async {
  await #expect(processExitsWith: .failure) {
    _ = try OwnLog.witness(1).cosign(OwnLog.signedCheckpoint(size: 1), at: 0)
  }
}

@Test func `adds only what known witnesses answered`() throws {
  let signed = try OwnLog.signedCheckpoint(size: 13)
  let (first, second) = (try OwnLog.witness(1), try OwnLog.witness(2))
  let lines = [first.cosign(signed, at: 5), second.cosign(signed, at: 6)]

  let one = try signed.adding(lines, by: [first.verifier])
  #expect(one.cosignatures.map(\.witness) == [first.verifier])
  let both = try one.adding([lines[1]], by: [first.verifier, second.verifier])
  #expect(both.cosignatures.map(\.witness) == [first.verifier, second.verifier])

  // The first word stands: a later line of the same witness changes nothing.
  let again = try one.adding([first.cosign(signed, at: 9)], by: [first.verifier])
  #expect(again == one)
}

@Test func `refuses an answer with a line over another checkpoint`() throws {
  let witness = try OwnLog.witness(1)
  let line = witness.cosign(try OwnLog.signedCheckpoint(size: 12), at: 5)
  let error = CheckpointError.note(.invalidSignature(witness.verifier.identity))
  #expect(throws: error) {
    try OwnLog.signedCheckpoint(size: 13).adding([line], by: [witness.verifier])
  }
}
