import EventLedger
package import TransparencyLog

/// A file's signed note, not checked yet, or a clear error.
package func readNote(_ path: String) throws -> UnverifiedNote {
  do {
    let note = try UnverifiedNote(scanned: try readText(path))
    _ = try Checkpoint(text: note.text)
    return note
  } catch let error as NoteError {
    throw LedgerError(
      .notFound,
      Phrase(id: "\(path) bukan catatan bertanda tangan", en: "\(path) is not a signed note"),
      because: error)
  } catch let error as CheckpointError {
    throw LedgerError(
      .notFound, Phrase(id: "\(path) bukan titik periksa", en: "\(path) is not a checkpoint"),
      because: error)
  }
}
