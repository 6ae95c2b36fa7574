package import EventLedger
import GRDB

extension LedgerError {
  /// What an error of SQLite means for the ledger at a path; other errors are passed on.
  package static func of(_ error: any Error, path: String) -> any Error {
    switch error {
    case let error as DatabaseError: LedgerError(error, path: path)
    case let error as RowError:
      LedgerError(
        .corrupt, Phrase(verbatim: path), because: error,
        hint: Phrase(
          id: "jalankan `ledger verify` pada berkas itu", en: "run `ledger verify` on the file"))
    default: error
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let what = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    guard error.extendedResultCode != .SQLITE_IOERR_SHMSIZE else {
      // The shared memory beside the write-ahead log could not be made as large as it must be.
      self = .full(path, cause: error)
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB:
      self.init(
        .notALedger, Phrase(id: "\(path) bukan buku besar", en: "\(path) is not a ledger"),
        cause: error)
    case .SQLITE_CORRUPT:
      self.init(
        .corrupt, Phrase(id: "\(path) rusak: \(what)", en: "\(path) is damaged: \(what)"),
        hint: Phrase(
          id: "pulihkan berkas itu dari salinan yang titik periksanya disaksikan",
          en: "restore the file from a copy whose checkpoint a witness has signed"),
        cause: error)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .inUse,
        Phrase(
          id: "\(path) sedang dipakai program lain", en: "\(path) is in use by another program"),
        hint: Phrase(
          id: "tunggu sampai program itu selesai, lalu ulangi",
          en: "wait until the other program has finished, then try again"),
        cause: error)
    case .SQLITE_FULL:
      self = .full(path, cause: error)
    case .SQLITE_AUTH:
      self.init(
        .corrupt,
        Phrase(
          id: "\(path) hendak membuat program melakukan yang tidak dilakukan buku besar: \(what)",
          en: "\(path) would have the program do what no ledger does: \(what)"),
        hint: Phrase(
          id: "jalankan `ledger verify` pada berkas itu", en: "run `ledger verify` on the file"),
        cause: error)
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        .readOnly, Phrase(id: "\(path) tidak dapat ditulisi", en: "\(path) cannot be written to"),
        cause: error)
    case .SQLITE_CANTOPEN:
      self.init(
        .storage,
        Phrase(id: "\(path) tidak dapat dibuka: \(what)", en: "\(path) cannot be opened: \(what)"),
        hint: Phrase(
          id: "berkas dan foldernya harus dapat dibaca, dan ditulisi untuk menambah entri",
          en: "the file and its folder must be readable, and writable to append"),
        cause: error)
    default:
      self.init(.storage, Phrase(verbatim: "\(path): \(what)"), cause: error)
    }
  }

  private static func full(_ path: String, cause: DatabaseError) -> LedgerError {
    LedgerError(
      .diskFull,
      Phrase(
        id: "penyimpanan tempat \(path) penuh; tidak ada yang tertulis",
        en: "the disk of \(path) is full; nothing was written"),
      hint: Phrase(
        id: "kosongkan ruang, lalu kirim lagi peristiwa yang sama",
        en: "make room, then send the same events again"),
      cause: cause)
  }
}
