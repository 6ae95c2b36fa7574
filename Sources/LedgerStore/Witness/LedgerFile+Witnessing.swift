import EventLedger
import GRDB
package import TransparencyLog

/// What a log sends to its witnesses.
extension LedgerFile {
  /// Asks a witness that has cosigned `oldSize` entries to cosign the newest checkpoint, with the
  /// proof that it extends them; from size 0 no proof is needed.
  package func witnessRequest(since oldSize: UInt64) async throws -> WitnessRequest {
    let head = newest.checkpoint.treeHead
    guard oldSize <= head.size else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "buku besar ini berisi \(head.size) entri, kurang dari \(oldSize)",
          en: "the ledger has \(head.size) entries, fewer than \(oldSize)"),
        hint: Phrase(
          id:
            "saksi yang menyaksikan lebih banyak telah melihat entri yang tidak ada di berkas ini",
          en: "a witness that has cosigned more has seen entries that this file lacks"))
    }
    let proof = try await consistencyProof(from: oldSize)
    return try WitnessRequest(oldSize: oldSize, proof: proof, note: newest.logNote)
  }
}

extension LedgerReading {
  /// The greatest size that a witness's stored lines cosign; nil when it has none.
  package func newestSize(cosignedBy witness: NoteVerifier) throws -> UInt64? {
    try connection.run { database in
      try database.row(
        "SELECT size FROM cosignatures WHERE witness = ? ORDER BY size DESC LIMIT 1",
        ["\(witness)"]
      ) { UInt64(clamping: $0.integer(0)) }
    }
  }
}
