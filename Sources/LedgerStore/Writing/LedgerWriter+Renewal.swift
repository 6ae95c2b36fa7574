import CanonicalJSON
package import EventLedger
import GRDB
import TransparencyLog

/// Sealed values under another key: what of a renewal concerns the file.
extension LedgerWriter {
  /// The renewal that the file says is under way; nil when none is.
  package func renewal() throws -> (old: SealingKey.ID, new: SealingKey.ID)? {
    try ledger.marks().renewal
  }

  /// Puts every box that is under one key under another, and marks the file, in one transaction; says
  /// how many there are under the new key now.
  ///
  /// A crash before its end leaves every box as it was. Where the mark is there already nothing is
  /// done: the transaction was the one that set it. Boxes under a key that is lost stay.
  /// - Throws: `LedgerError` that names the first box that does not open; then nothing changes.
  package func putBoxes(under new: SealingKey, from old: SealingKey, with keys: SealingKeys) throws
  {
    defer { try? lookAgain() }
    try connection.transaction { database in
      _ = try connection.refuseForeignObjects()
      try ledger.refuseIfStopped()
      try ledger.refuseIfCopy()
      let marks = try ledger.marks()
      if let begun = marks.renewal {
        guard begun == (old.id, new.id) else {
          throw LedgerError.otherRenewal(begun, connection.path)
        }
        return
      }
      let genesis = try genesis().hash
      try database.changingSealedValues("UPDATE") {
        try forEachBox { row in
          try renew(row, in: genesis, from: old, to: new, keys, lost: marks.lostKeys, database)
        }
      }
      try connection.set(.renewal(from: old.id, to: new.id))
    }
  }

  /// Removes what the boxes under the old key left in the file's bytes; false when somebody else is
  /// in the way.
  package func cleanAfterRenewal(waiting milliseconds: Int = erasureWait) throws -> Bool {
    do {
      return try connection.waiting(milliseconds: milliseconds) { try connection.clean() }
    } catch let error as LedgerError where error.code == .inUse {
      return false
    }
  }

  /// Takes the mark of a renewal away, whose old key is gone.
  package func endRenewal() throws {
    guard let (old, new) = try renewal() else { return }
    try connection.remove(.renewal(from: old, to: new))
    try lookAgain()
  }

  /// Notes that the keys of boxes are lost that are under none at hand; says which were not known to
  /// be.
  package func callLost(allBut keys: SealingKeys) throws -> [SealingKey.ID] {
    defer { try? lookAgain() }
    return try connection.transaction { _ in
      var lost: Set<SealingKey.ID> = []
      try forEachBox { row in
        if let id = SealedBox(row.box)?.keyID, keys[id] == nil { lost.insert(id) }
      }
      let found = lost.subtracting(try ledger.marks().lostKeys).sorted()
      for id in found { try connection.set(.keyLost(id)) }
      return found
    }
  }

  private func renew(
    _ row: SealedRow, in genesis: Hash, from old: SealingKey, to new: SealingKey,
    _ keys: SealingKeys, lost: [SealingKey.ID], _ database: Database
  ) throws {
    guard let box = SealedBox(row.box), let event = Hash(hex: row.event.text),
      let pointer = JSONPointer(row.pointer.text)
    else { throw LedgerError.boxDoesNotOpen(row, connection.path) }
    guard box.keyID != new.id, !lost.contains(box.keyID) else { return }
    let place = SealedPlace(genesis: genesis, event: event, pointer: pointer)
    guard let opening = box.opened(at: place, with: old),
      let renewed = try keys.box(opening, at: place, under: new.id)
    else { throw LedgerError.boxDoesNotOpen(row, connection.path) }
    try database.cachedStatement(
      sql: "UPDATE sealed_values SET box = ? WHERE event = ? AND pointer = ?"
    ).execute(arguments: [renewed.bytes.data, row.event.text, row.pointer.text])
  }

  /// Every row of the table in the order of its key, page by page, also while they are changed.
  private func forEachBox(_ body: (SealedRow) throws -> Void) throws {
    let rows = VerificationCopy(connection: connection, definitions: [])
    var last: SealedRow?
    while true {
      let page = try rows.sealedRows(after: last, count: 512)
      for row in page { try body(row) }
      guard let end = page.last else { return }
      last = end
    }
  }
}

extension LedgerError {
  fileprivate static func boxDoesNotOpen(_ row: SealedRow, _ path: String) -> LedgerError {
    LedgerError(
      .corrupt,
      Phrase(
        id:
          "\(path): nilai di \(row.pointer.text) peristiwa \(row.event.text) tidak terbuka dengan "
          + "kunci penyegel",
        en:
          "\(path): the value at \(row.pointer.text) of event \(row.event.text) does not open with "
          + "the sealing key"),
      hint: Phrase(
        id:
          "tidak ada yang berubah; jalankan `ledger verify --sealing-key`, pulihkan nilai itu dari "
          + "cadangan",
        en:
          "nothing was changed; run `ledger verify --sealing-key`, and bring the value back from a "
          + "backup"))
  }

  fileprivate static func otherRenewal(
    _ begun: (old: SealingKey.ID, new: SealingKey.ID), _ path: String
  ) -> LedgerError {
    LedgerError(
      .key,
      Phrase(
        id: "\(path) sedang diperbarui dari kunci penyegel \(begun.old) ke \(begun.new), dan kunci "
          + "itu tidak ada di sini",
        en:
          "\(path) is being renewed from the sealing key \(begun.old) to \(begun.new), which are not "
          + "the ones at hand"))
  }
}
