import EventLedger
import GRDB
import TransparencyLog

/// Finds the checkpoint that each line of a witness cosigns, and checks the line over it.
struct CosignatureSearch {
  let ledger: Unaudited
  /// The witnesses that the ledger's keepers know.
  let witnesses: [NoteVerifier]

  /// How many checkpoints are read at a time.
  private static let pageRows = 256

  /// The rows of `cosignatures` that a text brings.
  ///
  /// - Throws: when a line is not of a known witness, or not over a checkpoint of this ledger.
  func rows(of text: CosignedText) throws -> [CosignatureRow] {
    switch text {
    case .lines(let lines): try lines.map { try row(of: $0, key: witness(of: $0)) }
    case .note(let note): try rows(of: note)
    }
  }

  private func rows(of note: UnverifiedNote) throws -> [CosignatureRow] {
    guard let size = (try? Checkpoint(text: note.text))?.treeHead.size else {
      throw LedgerError(
        .invalidData,
        Phrase(id: "catatan itu bukan titik periksa", en: "the note is no checkpoint"))
    }
    guard let stored = try ledger.checkpoint(at: size), stored.text == note.text else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "titik periksa \(size) entri pada catatan itu bukan milik buku besar ini",
          en: "the note's checkpoint of \(size) entries is none of this ledger"),
        hint: Phrase(
          id: "`ledger verify --seen` menunjukkan apakah log menandatangani dua riwayat",
          en: "`ledger verify --seen` shows whether the log has signed two histories"))
    }
    let own = stored.signatures.map(\.signer)
    let lines = note.signatures.filter { !own.contains($0.signer) }
    guard !lines.isEmpty else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "catatan itu tidak memuat baris saksi", en: "the note bears no line of a witness"))
    }
    return try lines.map { line in
      let key = try witness(of: line)
      guard key.isValidSignature(line.bytes, for: note.text) else {
        throw LedgerError(
          .invalidData,
          Phrase(
            id: "tanda tangan \(key.identity) tidak cocok",
            en: "the line of \(key.identity) does not verify"))
      }
      return CosignatureRow(line, by: key, size: Int64(clamping: size))
    }
  }

  private func witness(of line: NoteSignature) throws(LedgerError) -> NoteVerifier {
    guard let key = witnesses.first(where: { $0.identity == line.signer }) else {
      throw LedgerError(
        .key,
        Phrase(
          id: "\(line.signer) bukan saksi yang dikenal",
          en: "\(line.signer) is not a known witness"),
        hint: Phrase(
          id: "bila Anda memercayainya, berikan kunci pemeriksanya: ledger witness add VKEY",
          en: "if you trust it, give its verifier key: ledger witness add VKEY"))
    }
    return key
  }

  /// A line alone does not say what it signs, so the checkpoints are tried, the newest first.
  private func row(of line: NoteSignature, key: NoteVerifier) throws -> CosignatureRow {
    var below = Int64.max
    while let page = try checkpoints(below: below), let last = page.last {
      for row in page {
        guard let note = try? UnverifiedNote(row.note),
          key.isValidSignature(line.bytes, for: note.text)
        else { continue }
        return CosignatureRow(line, by: key, size: row.size)
      }
      below = last.size
    }
    throw LedgerError(
      .invalidData,
      Phrase(
        id: "baris \(key.identity) tidak menyaksikan titik periksa mana pun di buku besar ini",
        en: "the line of \(key.identity) cosigns no checkpoint of this ledger"))
  }

  private func checkpoints(below size: Int64) throws -> [CheckpointRow]? {
    let page = try ledger.connection.run { database in
      try database.rows(
        "SELECT size, note FROM checkpoints WHERE size < ? ORDER BY size DESC LIMIT ?",
        [size, Self.pageRows]
      ) { CheckpointRow(size: $0.integer(0), note: $0.bytes(1)) }
    }
    return page.isEmpty ? nil : page
  }
}

extension CosignatureRow {
  fileprivate init(_ line: NoteSignature, by key: NoteVerifier, size: Int64) {
    self.init(size: size, witness: Array("\(key)".utf8), line: Array("\(line)".utf8))
  }
}
