import CanonicalJSON
import EventLedger
import GRDB
import TransparencyLog

/// Sealed values of another copy on their way into a ledger that lacks them.
struct BringingBack {
  private let ledger: Unaudited
  private let copy: String
  private let keys: SealingKeys
  private(set) var counts = RestoredLedger.Counts()

  init(into ledger: Unaudited, from copy: String, keys: SealingKeys) {
    self.ledger = ledger
    self.copy = copy
    self.keys = keys
  }

  /// Takes a row of the copy, unless the ledger has it, has erased it, or does not know its event.
  /// - Throws: `LedgerError` when its key is not at hand, or when it is not what was sealed.
  mutating func take(_ row: SealedRow, into database: Database) throws {
    guard let hash = Hash(hex: row.event.text), let pointer = JSONPointer(row.pointer.text),
      let index = try ledger.index(of: hash), let bytes = try ledger.entry(at: index),
      let event = (try? Entry(bytes))?.event, event.hash == hash,
      let commitment = Commitment.all(in: event).first(where: { $0.pointer == pointer })
    else { return counts.foreign += 1 }
    guard try ledger.erasure(of: hash)?.place(at: pointer) == nil else { return counts.erased += 1 }
    guard try !ledger.sealedRows(of: hash).contains(where: { $0.pointer == row.pointer }) else {
      return
    }
    let opening = try opening(of: row, at: SealedPlace(of: event, pointer: pointer))
    let found = try opening.commitment(
      ledger: event.ledger, author: event.author, number: event.number)
    guard found == commitment.hash, let box = try keys.box(opening, of: event) else {
      throw notSealed(row)
    }
    try database.insertBox(box, of: hash, at: pointer)
    counts.restored += 1
  }

  private func opening(of row: SealedRow, at place: SealedPlace) throws -> Opening {
    guard let box = SealedBox(row.box) else { throw notSealed(row) }
    guard keys[box.keyID] != nil, keys.current != nil else {
      throw LedgerError(
        .key,
        Phrase(
          id: "kunci penyegel \(box.keyID) dari \(copy) tidak ada di sini",
          en: "the sealing key \(box.keyID) of \(copy) is not at hand"),
        hint: Phrase(
          id: "salinannya ada di lemari besi; taruh di folder kunci",
          en: "its copy lies in the safe; put it in the keys folder"))
    }
    guard let opening = keys.opening(of: box, at: place) else { throw notSealed(row) }
    return opening
  }

  private func notSealed(_ row: SealedRow) -> LedgerError {
    LedgerError(
      .corrupt,
      Phrase(
        id: "\(copy): nilai di \(row.pointer.text) peristiwa \(row.event.text) bukan yang disegel",
        en:
          "\(copy): the value at \(row.pointer.text) of event \(row.event.text) is not the one that "
          + "was sealed"),
      hint: Phrase(
        id: "pakai cadangan lain; buku besar ini tidak berubah",
        en: "use another backup; this ledger is as before"))
  }
}
