import Testing
import TransparencyLog

struct CheckpointVector: NamedVector {
  enum Verdict: String, Decodable { case signed, untrusted, malformed }
  struct Cosigned: Decodable, Equatable {
    let witness: String
    let timestamp: UInt64
  }
  let name: String
  let note: String
  let keys: [String]
  let verdict: Verdict
  let origin: String?
  let size: UInt64?
  let root: String?
  let cosignatures: [Cosigned]?
}

@Test(arguments: try VectorCase<CheckpointVector>.all(in: "Checkpoints"))
func `opens a checkpoint that its log has signed`(
  vector: VectorCase<CheckpointVector>
) throws {
  let vector = vector.content
  let note = try? UnverifiedNote(Array(vector.note.utf8))
  let checkpoint = note.flatMap { try? Checkpoint(text: $0.text) }
  #expect((checkpoint == nil) == (vector.verdict == .malformed))
  guard let note, let checkpoint else { return }
  #expect(checkpoint.text == note.text)

  let keys = try vector.keys.map { try NoteVerifier(vkey: $0) }
  let signed = try? SignedCheckpoint.open(note, with: keys)
  #expect((signed != nil) == (vector.verdict == .signed))
  guard let signed else { return }
  #expect(signed.checkpoint.origin.description == vector.origin)
  #expect(signed.checkpoint.treeHead.size == vector.size)
  #expect(signed.checkpoint.treeHead.root.description == vector.root)
  #expect(
    signed.cosignatures.map {
      CheckpointVector.Cosigned(witness: $0.witness.name.description, timestamp: $0.timestamp)
    } == vector.cosignatures)
}

@Test func `refuses a checkpoint with any bit flipped or any end cut off`() throws {
  let bytes = try OwnLog.note(size: 13).bytes
  let keys = [try OwnLog.logSigner().verifier]
  #expect(opens(bytes, keys))
  for changed in singleBitFlips(of: bytes) + truncations(of: bytes) {
    #expect(!opens(changed, keys), "\(String(decoding: changed, as: UTF8.self))")
  }
}

@Test func `refuses a checkpoint of a log under the key of another`() throws {
  let other = NoteSigner(name: try KeyName("other.example"), privateKey: try OwnLog.key(2))
  let note = try other.sign(OwnLog.checkpoint(size: 3).text)
  let origin = try OwnLog.checkpoint(size: 3).origin
  #expect(throws: CheckpointError.notSignedByLog(origin)) {
    try SignedCheckpoint.open(note, with: [other.verifier])
  }
}

@Test func `writes only lines that verified`() throws {
  let log = try OwnLog.logSigner()
  let witness = try OwnLog.witness(1)
  let stranger = try OwnLog.witness(2)
  let plain = try OwnLog.signedCheckpoint(size: 13)
  let note = try UnverifiedNote(
    text: plain.checkpoint.text,
    signatures: [stranger.cosign(plain, at: 7), witness.cosign(plain, at: 8)]
      + plain.logNote.signatures)
  let opened = try SignedCheckpoint.open(note, with: [log.verifier, witness.verifier])
  #expect(opened.note.signatures == [note.signatures[2], note.signatures[1]])
  #expect(opened.logNote == plain.note)
}

private func opens(_ bytes: [UInt8], _ keys: [NoteVerifier]) -> Bool {
  guard let note = try? UnverifiedNote(bytes) else { return false }
  return (try? SignedCheckpoint.open(note, with: keys)) != nil
}
