import EventLedger
import Foundation
import LedgerStore
import TransparencyLog

/// The keys that a ledger begins with, all of them different.
struct OpeningKeys {
  let folder: KeyFolder
  let registrar: NoteVerifier
  let recovery: NoteVerifier
  /// Whether the recovery key was made here.
  let madeRecovery: Bool
  let log: NoteVerifier
  let service: NoteVerifier
  let province: NoteVerifier
  /// What sealed values are put in boxes with.
  let sealing: SealingKeys
  /// Take the made files away when the process is interrupted or opening fails; the journal tells of
  /// them should it be killed.
  private let leftovers: [Leftovers.Registration]
  let journal: OpeningJournal
  /// What the keys that people hold are encrypted with; nil for files in clear.
  private let passphrase: [UInt8]?

  static func create(
    in folder: KeyFolder, for ledger: String, origin: String, province: String, recovery: String?,
    passphrase: [UInt8]?, random: @escaping RandomBytes
  ) throws -> OpeningKeys {
    let given = try recovery.map(readRecovery)
    var leftovers = [try makeFolder(of: folder)]
    do {
      let journal = try OpeningJournal(of: ledger, in: folder.path)
      leftovers.append(Leftovers.register { journal.end() })
      func make(
        _ name: String, keyName: String? = nil, passphrase: [UInt8]? = nil
      ) throws -> NoteVerifier {
        let verifier = try folder.create(
          name, keyName: keyName ?? name, passphrase: passphrase, random: random,
          announce: journal.announce)
        leftovers.append(Leftovers.register { folder.remove(name) })
        return verifier
      }
      let registrar = try make(KeyFolder.registrar, passphrase: passphrase)
      let recovery = try given ?? make(KeyFolder.recovery, passphrase: passphrase)
      let log = try make(KeyFolder.log, keyName: origin)
      let service = try make(KeyFolder.service)
      let desk = try make(province, passphrase: passphrase)
      _ = try folder.sealingKey.create(random: random, announce: journal.announce)
      leftovers.append(Leftovers.register { unlink(folder.sealingKey.path) })
      return OpeningKeys(
        folder: folder, registrar: registrar, recovery: recovery, madeRecovery: given == nil,
        log: log, service: service, province: desk,
        sealing: try folder.sealingKeys(random: random), leftovers: leftovers, journal: journal,
        passphrase: passphrase)
    } catch {
      leftovers.reversed().forEach(Leftovers.remove)
      throw error
    }
  }

  private static func readRecovery(_ text: String) throws -> NoteVerifier {
    guard let verifier = try? NoteVerifier(vkey: text) else { throw OpeningFault.recoveryIsNoKey }
    return verifier
  }

  /// Makes the folder; one that was not there before goes again when it stays empty.
  private static func makeFolder(of folder: KeyFolder) throws -> Leftovers.Registration {
    let isNew = !FileManager.default.fileExists(atPath: folder.path)
    try LedgerService.makeFolder(folder.path, mode: 0o700)
    return Leftovers.register { if isNew { rmdir(folder.path) } }
  }

  /// The private half of the registrar's key, which nobody is asked to open a second time.
  func registrarKey() throws -> Ed25519PrivateKey {
    try folder.file(named: KeyFolder.registrar).read(passphrase: passphrase)
  }

  /// Takes the made files away: there is no ledger for them.
  func remove() { leftovers.reversed().forEach(Leftovers.remove) }

  /// Leaves them where they are, whatever interrupts the process from here on: the ledger is there.
  func keep() {
    leftovers.forEach(Leftovers.release)
    journal.end()
  }
}
