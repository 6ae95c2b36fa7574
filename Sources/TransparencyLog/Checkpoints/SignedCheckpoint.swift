/// A checkpoint that bears a valid signature by the log it names, and perhaps by witnesses.
///
/// The type of a key says its part: Ed25519 keys (0x01) are logs', and count when their name is
/// the checkpoint's origin; cosignature keys (0x04) are witnesses'. Size and root are to be
/// taken from nowhere else.
public struct SignedCheckpoint: Hashable, Sendable {
  /// What is signed.
  public let checkpoint: Checkpoint
  /// The log's own signatures, at least one.
  public let logSignatures: [VerifiedSignature]
  /// The witnesses' signatures.
  public let cosignatures: [Cosignature]

  /// Reads and checks a checkpoint's note against the keys of logs and witnesses.
  public static func open(
    _ note: UnverifiedNote, with keys: [NoteVerifier]
  ) throws(CheckpointError) -> SignedCheckpoint {
    let checkpoint = try Checkpoint(text: note.text)
    let signed: SignedNote
    do {
      signed = try SignedNote.open(note, with: keys)
    } catch {
      throw .note(error)
    }
    return try SignedCheckpoint(checkpoint, signed.signatures)
  }

  private init(
    _ checkpoint: Checkpoint, _ signatures: [VerifiedSignature]
  ) throws(CheckpointError) {
    self.checkpoint = checkpoint
    logSignatures = signatures.filter {
      $0.key.algorithm == .ed25519 && Origin($0.key.name) == checkpoint.origin
    }
    cosignatures = signatures.compactMap(Cosignature.init)
    guard !logSignatures.isEmpty else { throw .notSignedByLog(checkpoint.origin) }
  }

  /// The note with the verified lines alone, the log's first.
  ///
  /// It is written anew from what was read: a line that was not checked could be crafted to
  /// look like someone else's.
  public var note: UnverifiedNote {
    note(with: logSignatures.map(\.signature) + cosignatures.map(\.line))
  }

  /// The note with the log's lines alone.
  public var logNote: UnverifiedNote { note(with: logSignatures.map(\.signature)) }

  /// Checks the lines that witnesses answered and adds those of known witnesses.
  ///
  /// Lines of other keys are dropped; a line of a known key that does not verify throws.
  public func adding(
    _ lines: [NoteSignature], by witnesses: [NoteVerifier]
  ) throws(CheckpointError) -> SignedCheckpoint {
    let present = logSignatures.map(\.key) + cosignatures.map(\.witness)
    let keys = present + witnesses.filter { !present.contains($0) }
    let joined: UnverifiedNote
    do {
      joined = try UnverifiedNote(text: checkpoint.text, signatures: note.signatures + lines)
    } catch {
      throw .note(error)
    }
    return try Self.open(joined, with: keys)
  }

  private func note(with signatures: [NoteSignature]) -> UnverifiedNote {
    UnverifiedNote(verified: checkpoint.text, signatures: signatures)
  }
}
