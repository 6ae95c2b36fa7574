package import TransparencyLog

/// What a witness sends back.
package enum CosignedText: Hashable, Sendable {
  /// Signature lines alone, as a witness answers; of which checkpoint, they do not say.
  case lines([NoteSignature])
  /// A checkpoint's note with such lines under it.
  case note(UnverifiedNote)

  /// Reads either; line ends may be those of whatever carried it here.
  package init(_ bytes: [UInt8]) throws(NoteError) {
    if let note = try? UnverifiedNote(scanned: bytes) {
      self = .note(note)
    } else {
      self = .lines(try WitnessResponse.cosignatures(scanned: bytes))
    }
  }
}
