package import EventLedger
import Foundation
import LedgerStore
import TransparencyLog

/// The sealing key is replaced, so that an erasure reaches copies that nobody can find: they open only
/// with a key that is destroyed.
///
/// In this order; a crash at any point is gone on from:
/// 1. the new key is durable in a file of its own beside the old one, and a person has confirmed that
///    its copy is in the safe,
/// 2. in one transaction every box is put under it, with the mark `renewal OLD NEW`,
/// 3. what the old boxes left in the file's bytes is cleaned away,
/// 4. a backup is written and verified, each of its boxes opened with the new key,
/// 5. the old key's file is overwritten and removed, the new one gets its name,
/// 6. the mark is taken away.
/// Until 2 has committed the ledger is under the old key, afterwards under the new one. The old key
/// goes only when a backup can be read without it.
package struct SealingRenewal {
  /// What has been done; told as it happens.
  package enum Step: Hashable, CaseIterable, Sendable {
    case newKeyMade, boxesRenewed, cleaned, backedUp, oldKeyRemoved, finished
  }

  private let path: String
  private let catalogue: Catalogue
  private let folder: KeyFolder
  private let random: RandomBytes
  private let done: (Step) throws -> Void

  /// * `random`: draws the new key and the nonces.
  /// * `done`: told of each step once it is done.
  package init(
    of path: String, catalogue: Catalogue, keys folder: KeyFolder,
    random: @escaping RandomBytes, done: @escaping (Step) throws -> Void
  ) {
    self.path = path
    self.catalogue = catalogue
    self.folder = folder
    self.random = random
    self.done = done
  }

  /// The new key: the one that a renewal was begun with, or one that is made now.
  ///
  /// `copied`: the id of the key whose copy is in the safe. When it is already the one in use, the
  /// renewal was finished and only its answer was lost: it is not begun again.
  package func newKey(copied: String? = nil) throws -> SealingKey {
    if folder.nextSealingKey.isThere { return try folder.nextSealingKey.read() }
    guard folder.sealingKey.isThere else { throw LedgerError.noKeyToRenew(folder) }
    let key = try folder.sealingKey.read()
    if "\(key.id)" == copied { return key }
    if let begun = try begunRenewal() {
      guard key.id == begun.new else { throw LedgerError.noKeyToRenew(folder) }
      return key
    }
    let new = try folder.nextSealingKey.create(random: random)
    try done(.newKeyMade)
    return new
  }

  /// Does all that comes after the new key's copy is in the safe.
  ///
  /// `backup`: the file to write; one that is there already must be a backup under the new key.
  package func run(backup: String, copied: String? = nil) async throws {
    let new = try newKey(copied: copied)
    if folder.sealingKey.isThere, case let old = try folder.sealingKey.read(), old.id != new.id {
      try putBoxes(from: old, to: new)
    }
    try await writeBackup(to: backup, under: new)
    try removeOldKey(for: new)
    try done(.oldKeyRemoved)
    let writer = try open()
    try writer.endRenewal()
    try writer.close()
    try done(.finished)
  }

  /// Calls the key lost that boxes are under: they stay, and what comes gets a key of its own.
  /// - Returns: the lost keys, none when every box's key is at hand; and the key that is there now.
  package func callLost() throws -> (lost: [SealingKey.ID], key: SealingKey) {
    // The key first: without it the mark would say that there is one.
    let key =
      try folder.sealingKey.isThere
      ? folder.sealingKey.read() : folder.sealingKey.create(random: random)
    let writer = try open()
    defer { try? writer.close() }
    return (try writer.callLost(allBut: try folder.sealingKeys(random: random)), key)
  }

  private func putBoxes(from old: SealingKey, to new: SealingKey) throws {
    let writer = try open()
    defer { try? writer.close() }
    try writer.putBoxes(under: new, from: old, with: try folder.sealingKeys(random: random))
    try done(.boxesRenewed)
    guard try writer.cleanAfterRenewal() else { throw LedgerError.renewalUnfinished }
    try done(.cleaned)
  }

  private func writeBackup(to backup: String, under new: SealingKey) async throws {
    let keys = SealingKeys(toOpen: [new])
    if FileManager.default.fileExists(atPath: backup) {
      try await LedgerBackup(of: path, catalogue: catalogue, sealing: keys).check(backup)
    } else {
      let outcome = try await LedgerBackup(of: path, catalogue: catalogue, sealing: keys)
        .write(to: backup)
      guard case .made = outcome else { throw LedgerError.backupNotSound(backup) }
    }
    try done(.backedUp)
  }

  /// Overwrites the old key before its name goes; what a file system keeps of it is out of reach.
  private func removeOldKey(for new: SealingKey) throws {
    guard folder.nextSealingKey.isThere else { return }
    if folder.sealingKey.isThere { try folder.sealingKey.destroy() }
    try folder.nextSealingKey.takeName(of: folder.sealingKey)
  }

  private func begunRenewal() throws -> (old: SealingKey.ID, new: SealingKey.ID)? {
    let ledger = try LedgerFile.open(at: path)
    defer { try? ledger.close() }
    return try ledger.marks().renewal
  }

  private func open() throws -> LedgerWriter {
    try LedgerWriter.open(
      at: path, catalogue: catalogue, sealing: try folder.sealingKeys(random: random))
  }
}

extension LedgerError {
  fileprivate static func noKeyToRenew(_ folder: KeyFolder) -> LedgerError {
    LedgerError(
      .key,
      Phrase(
        id: "tidak ada kunci penyegel di \(folder.path)",
        en: "there is no sealing key in \(folder.path)"),
      hint: Phrase(
        id: "salinannya ada di lemari besi; bila hilang: ledger sealing renew --lost",
        en: "its copy lies in the safe; where it is lost: ledger sealing renew --lost"))
  }

  fileprivate static var renewalUnfinished: LedgerError {
    LedgerError(
      .inUse,
      Phrase(
        id: "pembaruan kunci penyegel belum selesai: program lain memegang berkas ini",
        en: "the renewal of the sealing key is unfinished: another program holds the file"),
      hint: Phrase(
        id: "akhiri program itu, lalu ulangi perintah ini",
        en: "end that program, then give this command again"))
  }

  fileprivate static func backupNotSound(_ path: String) -> LedgerError {
    LedgerError(
      .corrupt,
      Phrase(
        id: "cadangan \(path) tidak utuh dan tidak disimpan; kunci lama tetap ada",
        en: "the backup \(path) is not sound and was not kept; the old key stays"),
      hint: Phrase(id: "jalankan `ledger verify`", en: "run `ledger verify`"))
  }
}
