import EventLedger

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
    "skipped": Phrase(id: "Nomor dilewati", en: "Numbers skipped"),
    "author": Phrase(id: "Penulis", en: "Author"),
    "approvals": Phrase(id: "Persetujuan", en: "Approvals"),
    "effectiveAt": Phrase(id: "Berlaku di entri", en: "Effective at"),

    // What later events say about earlier ones.
    "corrections": Phrase(id: "Koreksi", en: "Corrections"),
    "conflict": Phrase(id: "Bertentangan", en: "Conflict"),
    "withdrawnBy": Phrase(id: "Ditarik oleh", en: "Withdrawn by"),
    "confirmed": Phrase(id: "Dikonfirmasi", en: "Confirmed"),
    "confirmations": Phrase(id: "Konfirmasi", en: "Confirmations"),
    "disputes": Phrase(id: "Sanggahan", en: "Disputes"),
    "index": Phrase(id: "Entri", en: "Entry"),
    "type": Phrase(id: "Jenis", en: "Type"),
    "subject": Phrase(id: "Wilayah", en: "Region"),
    "state": Phrase(id: "Keadaan", en: "State"),
    "reason": Phrase(id: "Alasan", en: "Reason"),
    "detail": Phrase(id: "Rincian", en: "Detail"),

    // Cases: alleged violations, incidents, voting, instructions.
    "region": Phrase(id: "Wilayah", en: "Region"),
    "kind": Phrase(id: "Jenis", en: "Kind"),
    "kindWas": Phrase(id: "Jenis semula", en: "Kind was"),
    "class": Phrase(id: "Golongan", en: "Class"),
    "classWas": Phrase(id: "Golongan semula", en: "Class was"),
    "knownAt": Phrase(id: "Diketahui", en: "Known at"),
    "filedAt": Phrase(id: "Dilaporkan", en: "Filed at"),
    "registeredAt": Phrase(id: "Diregistrasi", en: "Registered at"),
    "outcome": Phrase(id: "Hasil", en: "Outcome"),
    "outOfOrder": Phrase(id: "Tidak berurutan", en: "Out of order"),
    "severity": Phrase(id: "Tingkat", en: "Severity"),
    "beganAt": Phrase(id: "Mulai", en: "Began at"),
    "updatedAt": Phrase(id: "Perkembangan", en: "Updated at"),
    "closedAt": Phrase(id: "Selesai", en: "Closed at"),
    "injured": Phrase(id: "Korban luka", en: "Injured"),
    "dead": Phrase(id: "Korban jiwa", en: "Dead"),
    "stops": Phrase(id: "Kali terhenti", en: "Times stopped"),
    "stoppedAt": Phrase(id: "Terhenti", en: "Stopped at"),
    "resumedAt": Phrase(id: "Dilanjutkan", en: "Resumed at"),
    "incident": Phrase(id: "Insiden", en: "Incident"),
    "date": Phrase(id: "Tanggal", en: "Date"),
    "stations": Phrase(id: "TPS", en: "Polling stations"),
    "basis": Phrase(id: "Dasar hukum", en: "Legal basis"),
    "owedBy": Phrase(id: "Belum oleh", en: "Owed by"),
    "priority": Phrase(id: "Prioritas", en: "Priority"),
    "dueAt": Phrase(id: "Tenggat", en: "Due at"),
    "strayed": Phrase(id: "Salah alamat", en: "Not addressed"),
    "openViolations": Phrase(id: "Dugaan terbuka", en: "Open allegations"),
    "openIncidents": Phrase(id: "Insiden terbuka", en: "Open incidents"),
    "openInstructions": Phrase(id: "Instruksi terbuka", en: "Open instructions"),
    "stoppedStations": Phrase(id: "TPS terhenti", en: "Stations stopped"),
  ]
}
