import EventLedger
import Foundation
import LedgerService
import LedgerStore
import TransparencyLog

/// Which entries a replay takes: a size, all up to a time, or those below a checkpoint.
struct ReplaySize {
  private let text: String?
  private let session: Session

  init(_ text: String?, session: Session) {
    self.text = text
    self.session = session
  }

  func size(in ledger: LedgerFile) throws -> UInt64 {
    let all = try ledger.size
    guard let text else { return all }
    if let size = UInt64(text), String(size) == text {
      guard size <= all else {
        throw LedgerError(
          .notFound,
          Phrase(
            id: "buku besar ini berisi \(all) entri, bukan \(size)",
            en: "the ledger has \(all) entries, not \(size)"))
      }
      return size
    }
    if let time = try? session.time(text, in: ledger.genesis) {
      return try ledger.firstIndex(receivedFrom: time.instant.advanced(by: 1))
    }
    return try size(ofCheckpoint: UserPath.read(text), in: ledger)
  }

  private func size(ofCheckpoint path: String, in ledger: LedgerFile) throws -> UInt64 {
    guard FileManager.default.fileExists(atPath: path) else {
      throw UsageError(
        Phrase(
          id: "--as-of menerima ukuran, waktu, atau berkas titik periksa, bukan \(path)",
          en: "--as-of takes a size, a time or the file of a checkpoint, not \(path)"))
    }
    let note: SignedCheckpoint
    do {
      note = try ledger.logKeys.open(try UnverifiedNote(try readText(path)))
    } catch let error as LedgerError {
      throw error
    } catch let fault as FileFault {
      throw fault
    } catch {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "\(path) bukan titik periksa log ini", en: "\(path) is no checkpoint of this log"),
        because: error)
    }
    let head = note.checkpoint.treeHead
    guard try ledger.publishedRoot(at: head.size) == head.root else {
      throw LedgerError(
        .corrupt,
        Phrase(
          id:
            "buku besar ini tidak menerbitkan titik periksa berukuran \(head.size) dengan akar itu",
          en: "the ledger has published no checkpoint of size \(head.size) with this root"),
        hint: Phrase(
          id: "jalankan ledger verify --seen \(path)", en: "run ledger verify --seen \(path)"))
    }
    return head.size
  }
}
