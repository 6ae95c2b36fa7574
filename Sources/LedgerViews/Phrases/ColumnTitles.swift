/// What people read above the columns of projections.
enum ColumnTitles {
  /// A column's title; its own name where it has none.
  static func title(of column: String) -> Phrase {
    titles[column] ?? Phrase(verbatim: column)
  }

  private static let titles: [String: Phrase] = [
    "row": Phrase(id: "Baris", en: "Row"),
    "entries": Phrase(id: "Jumlah entri", en: "Entries"),
    "newest": Phrase(id: "Entri terbaru", en: "Newest entry"),

    // The directory.
    "verifier": Phrase(id: "Kunci", en: "Key"),
    "opened": Phrase(id: "Peristiwa pembuka", en: "Opening event"),
    "awaitedRegistrars": Phrase(id: "Pendaftar kunci ditunggu", en: "Awaited registrars"),
    "pendingActs": Phrase(id: "Tindakan menunggu", en: "Pending acts"),
    "level": Phrase(id: "Tingkat", en: "Level"),
    "scope": Phrase(id: "Cakupan", en: "Scope"),
    "hostAgency": Phrase(id: "Instansi", en: "Agency"),
    "keys": Phrase(id: "Kunci", en: "Keys"),
    "desk": Phrase(id: "Desk", en: "Desk"),
    "role": Phrase(id: "Peran", en: "Role"),
    "since": Phrase(id: "Sejak entri", en: "Since entry"),
    "head": Phrase(id: "Nomor terakhir", en: "Last number"),
    "headHash": Phrase(id: "Hash terakhir", en: "Last hash"),
    "anchorSize": Phrase(id: "Jangkar", en: "Anchor"),
    "ended": Phrase(id: "Berakhir", en: "Ended"),
    "endedAt": Phrase(id: "Di entri", en: "At entry"),
    "rotatedTo": Phrase(id: "Diganti oleh", en: "Rotated to"),
    "setAsideFrom": Phrase(id: "Dikesampingkan mulai", en: "Set aside from"),
    "author": Phrase(id: "Penulis", en: "Author"),
    "approvals": Phrase(id: "Persetujuan", en: "Approvals"),
    "effectiveAt": Phrase(id: "Berlaku di entri", en: "Effective at"),

    // What later events say about earlier ones.
    "corrections": Phrase(id: "Koreksi", en: "Corrections"),
    "conflict": Phrase(id: "Bertentangan", en: "Conflict"),
    "withdrawnBy": Phrase(id: "Ditarik oleh", en: "Withdrawn by"),
    "index": Phrase(id: "Entri", en: "Entry"),
    "type": Phrase(id: "Jenis", en: "Type"),
    "subject": Phrase(id: "Wilayah", en: "Region"),
    "state": Phrase(id: "Keadaan", en: "State"),
    "reason": Phrase(id: "Alasan", en: "Reason"),
    "detail": Phrase(id: "Rincian", en: "Detail"),
  ]
}
