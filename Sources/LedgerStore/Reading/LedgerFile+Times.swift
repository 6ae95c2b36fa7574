package import EventLedger
package import TransparencyLog

/// Between which times events were written.
extension LedgerFile {
  /// The bounds of the event of an entry.
  ///
  /// `witnesses`: the keys of the witnesses that are relied on. Lines of others, and lines that do
  /// not verify, bound nothing; `verify` reports the latter.
  package func timeBounds(
    of entry: Entry, at index: UInt64, witnesses: [NoteVerifier]
  ) throws -> TimeBounds {
    let anchored = try entry.event.anchor.flatMap { anchor in
      try self.entry(at: anchor.size - 1).map { try Entry($0).received }
    }
    return TimeBounds(
      of: entry, at: index, anchorReceived: anchored,
      cosigned: try cosigned(covering: index, witnesses: witnesses),
      confirmation: try confirmation(of: entry, at: index))
  }

  /// Each witness's first checkpoint that covers an entry, opened under the witness's key.
  private func cosigned(
    covering index: UInt64, witnesses: [NoteVerifier]
  ) throws -> [SignedCheckpoint] {
    try firstCosignatures(above: index).compactMap { row in
      guard let note = try checkpoint(at: row.size) else { return nil }
      guard let cosigned = try? UnverifiedNote(note.bytes + row.line) else { return nil }
      return try? logKeys.open(cosigned, and: witnesses)
    }
  }

  /// The first later entry by which another desk confirms that an entry was there.
  private func confirmation(of entry: Entry, at index: UInt64) throws -> Record? {
    var keys = Table<KeyRow>(source: self)
    let later = try firstEntry(from: index + 1) { later in
      guard let key = try keys.row(later.event.author.key) else { return false }
      return TimeBounds.isConfirmation(later.event, by: key, of: entry, at: index)
    }
    return later.map { Record(index: $0.index, entry: $0.entry) }
  }
}
