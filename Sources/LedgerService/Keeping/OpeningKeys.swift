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
  /// Take the made files away when the process is interrupted or opening fails.
  private let leftovers: [Leftovers.Registration]
  /// What the keys that people hold are encrypted with; nil for files in clear.
  private let passphrase: [UInt8]?

  static func create(
    in folder: KeyFolder, origin: String, province: String, recovery: String?,
    passphrase: [UInt8]?, random: @escaping RandomBytes
  ) throws -> OpeningKeys {
    var leftovers: [Leftovers.Registration] = []
    func make(
      _ name: String, keyName: String? = nil, passphrase: [UInt8]? = nil
    ) throws -> NoteVerifier {
      let verifier = try folder.create(
        name, keyName: keyName ?? name, passphrase: passphrase, random: random)
      leftovers.append(Leftovers.register { folder.remove(name) })
      return verifier
    }
    do {
      let given = try recovery.map { text in
        guard let verifier = try? NoteVerifier(vkey: text) else {
          throw OpeningFault.recoveryIsNoKey
        }
        return verifier
      }
      let registrar = try make(KeyFolder.registrar, passphrase: passphrase)
      let recovery = try given ?? make(KeyFolder.recovery, passphrase: passphrase)
      let log = try make(KeyFolder.log, keyName: origin)
      let service = try make(KeyFolder.service)
      let desk = try make(province, passphrase: passphrase)
      _ = try folder.sealingKey.create(random: random)
      leftovers.append(Leftovers.register { unlink(folder.sealingKey.path) })
      return OpeningKeys(
        folder: folder, registrar: registrar, recovery: recovery, madeRecovery: given == nil,
        log: log, service: service, province: desk,
        sealing: try folder.sealingKeys(random: random), leftovers: leftovers,
        passphrase: passphrase)
    } catch {
      leftovers.forEach(Leftovers.remove)
      throw error
    }
  }

  /// The private half of the registrar's key, which nobody is asked to open a second time.
  func registrarKey() throws -> Ed25519PrivateKey {
    try folder.file(named: KeyFolder.registrar).read(passphrase: passphrase)
  }

  /// Takes the made files away: there is no ledger for them.
  func remove() { leftovers.forEach(Leftovers.remove) }

  /// Leaves them where they are, whatever interrupts the process from here on.
  func keep() { leftovers.forEach(Leftovers.release) }
}
