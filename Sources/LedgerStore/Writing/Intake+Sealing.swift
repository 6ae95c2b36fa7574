package import EventLedger

extension Intake {
  /// What a seal would state of the state before this commit's first entry.
  ///
  /// The stored rows are read and hashed, which is no less than the state: they are what this
  /// transaction began with.
  package func sealedProjections() throws -> [SealedProjection] {
    guard leafHashes.isEmpty else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "segel keadaan haruslah entri pertama dalam penulisannya",
          en: "a seal is the first entry of its commit"))
    }
    guard !mustRewriteRows else {
      throw LedgerError(
        .newerFormat,
        Phrase(
          id: "\(ledger.connection.path) memuat proyeksi dengan versi lain dari milik program ini",
          en: "\(ledger.connection.path) holds projections of other versions than this program's"),
        hint: Phrase(
          id: "tulis satu peristiwa dengan program ini, lalu segel",
          en: "append once with this program, and seal then"))
    }
    return try state.tables.map { table in
      SealedProjection(table.definition, rows: try ledger.rows(of: table.definition.name))
    }
  }
}
