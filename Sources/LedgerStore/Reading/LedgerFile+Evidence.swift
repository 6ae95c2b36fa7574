package import EventLedger
import GRDB
package import TransparencyLog

/// Evidence for third parties, made of what somebody brings along and what the log has.
///
/// Each is checked before it is handed out; what would show nothing is refused and says why.
extension LedgerFile {
  /// Another event of the same author and number as one that somebody holds.
  package func equivocation(with other: SignedEvent) async throws -> EvidenceFile {
    let author = other.event.author
    guard let own = try index(of: author, number: other.event.number) else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "log ini tidak memuat peristiwa nomor \(other.event.number) dari kunci \(author.key)",
          en: "the log has no event number \(other.event.number) of the key \(author.key)"))
    }
    let registration = try await logProof(of: registration(of: author))
    return try checked(
      .equivocation(
        Equivocation(
          taken: try await logProof(of: own), other: other, registration: registration)))
  }

  /// A checkpoint that a key of the log signed, beside the newest one.
  package func fork(with note: UnverifiedNote) async throws -> EvidenceFile {
    let signed = try open(note)
    let (head, other) = (newest.checkpoint.treeHead, signed.checkpoint.treeHead)
    guard other.size <= head.size else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "catatan itu tentang \(other.size) entri, buku besar ini berisi \(head.size): "
            + "keduanya dapat benar",
          en: "the note is of \(other.size) entries, this ledger has \(head.size): both may be "
            + "true"),
        hint: Phrase(
          id: "pemegang buku besar dari catatan itu dapat menunjukkan apakah awalnya sama dengan "
            + "yang ini; tanda terima darinya dapat menunjukkan bahwa yang ini dipotong",
          en: "whoever has the ledger of the note can show whether it begins with this one; a "
            + "receipt from it can show that this one was cut back"))
    }
    guard other.size > 0 else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "setiap riwayat bermula tanpa entri", en: "every history begins with no entries"))
    }
    let path = try await consistencyProof(from: other.size)
    let prefix = try TileFrontier(of: self, upTo: other.size).head
    return try checked(
      .fork(
        ForkEvidence(
          smaller: signed.logNote, larger: newest.logNote, prefixRoot: prefix.root, path: path)))
  }

  /// The checkpoint of another history that the file itself keeps as evidence, beside the newest.
  package func keptFork() async throws -> EvidenceFile {
    let note = try connection.run { database in
      try database.row("SELECT note FROM evidence ORDER BY number LIMIT 1") { $0.bytes(0) }
    }
    guard let note = try note.map({ try UnverifiedNote($0) }) else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "buku besar ini tidak menyimpan bukti riwayat lain",
          en: "the ledger keeps no evidence of another history"),
        hint: Phrase(
          id: "berikan titik periksa yang lain sebagai berkas",
          en: "give the other checkpoint as a file"))
    }
    return try await fork(with: note)
  }

  /// An entry of the log that cannot stand in one history with that of a receipt.
  package func missingEntry(promisedBy receipt: Receipt) async throws -> EvidenceFile {
    _ = try open(receipt.note)
    let last = newest.checkpoint.treeHead.size - 1
    let held = try await logProof(of: min(receipt.index, last))
    return try checked(.missingEntry(MissingEntry(promised: receipt.proof, held: held)))
  }

  /// Opens a checkpoint under any key that the log has had.
  ///
  /// At whatever size: in another history the log may have had the key for longer.
  private func open(_ note: UnverifiedNote) throws -> SignedCheckpoint {
    let keys = logKeys.tenures.map(\.key)
    do {
      return try SignedCheckpoint.open(note, with: keys)
    } catch {
      let names = keys.map { "\($0.identity)" }.joined(separator: ", ")
      throw LedgerError(
        .key,
        Phrase(
          id: "titik periksa itu tidak ditandatangani kunci log ini, \(names)",
          en: "the checkpoint is not signed by this log's key \(names)"),
        hint: Phrase(id: "berikan catatan log ini", en: "give a note of this log"),
        cause: error)
    }
  }

  /// The index of the event that the log has under a key's number, found by reading it through.
  private func index(of author: Author, number: UInt64) throws -> UInt64? {
    try firstEntry(from: 0) { entry in
      entry.event.author == author && entry.event.number == number
    }?.index
  }

  private func checked(_ content: EvidenceFile.Content) throws -> EvidenceFile {
    let keys = logKeys.tenures.map { Policy.Log(key: $0.key) }
    do {
      let shown = try content.check(under: Policy(logs: keys))
      return EvidenceFile(
        logKey: logKeys.current,
        formerLogKeys: shown.logKeys.filter { $0 != logKeys.current }, content: content)
    } catch let fault as EvidenceFault {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "ini tidak menunjukkan apa pun terhadap siapa pun",
          en: "this shows nothing against anybody"),
        because: fault)
    }
  }
}

extension Receipt {
  /// The receipt as a proof that brings its entry along.
  package var proof: LogProof { LogProof(path: path, note: note, extra: entry.bytes) }
}
