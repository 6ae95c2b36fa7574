import CryptoExtras
import EventLedger
import Foundation
import LedgerStore
import LedgerViews
import SwiftASN1
import TransparencyLog

/// A private key in a file: PKCS#8 in PEM, readable by its owner alone, and encrypted perhaps.
struct KeyFile {
  let path: String

  /// Reads the key; a file that others can read is refused, since its key may be anybody's.
  ///
  /// `passphrase`: opens an encrypted one; asked for when it is not at hand.
  func read(passphrase: [UInt8]? = nil) throws -> Ed25519PrivateKey {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw LedgerError(
        .key, Phrase(id: "tidak ada berkas kunci \(path)", en: "there is no key file \(path)"))
    }
    guard status.st_mode & 0o077 == 0 else {
      throw LedgerError(
        .key,
        Phrase(
          id: "kunci privat \(path) dapat dibaca orang lain",
          en: "the private key \(path) can be read by others"),
        hint: Phrase(verbatim: "chmod 600 \(path)"))
    }
    do {
      let pem = try String(contentsOfFile: path, encoding: .utf8)
      let document = try PEMDocument(pemString: pem)
      guard document.discriminator != EncryptedKey.discriminator else {
        return try decrypted(document, with: passphrase)
      }
      let key = try Curve25519.Signing.PrivateKey(pemRepresentation: pem)
      return try Ed25519PrivateKey(seed: Array(key.rawRepresentation))
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(
        .key,
        Phrase(
          id: "\(path) tidak berisi kunci privat Ed25519 dalam PEM",
          en: "\(path) does not hold an Ed25519 private key in PEM"),
        cause: error)
    }
  }

  private func decrypted(
    _ document: PEMDocument, with passphrase: [UInt8]?
  ) throws -> Ed25519PrivateKey {
    let encrypted: EncryptedKey
    do {
      encrypted = try EncryptedKey(der: document.derBytes)
    } catch {
      throw LedgerError(
        .key,
        Phrase(
          id: "kunci privat \(path) tidak dapat dibuka",
          en: "the private key \(path) cannot be opened"
        ).told(with: UnknownProtection().phrase),
        hint: Phrase(
          id: "tulis ulang dengan openssl pkcs8 -topk8 -v2 aes-256-cbc",
          en: "write it anew with openssl pkcs8 -topk8 -v2 aes-256-cbc"),
        cause: error)
    }
    let passphrase = try passphrase ?? Passphrase.opening(path)
    do {
      let der = try encrypted.decrypted(with: passphrase)
      let pem = PEMDocument(type: Self.discriminator, derBytes: der).pemString
      let key = try Curve25519.Signing.PrivateKey(pemRepresentation: pem)
      return try Ed25519PrivateKey(seed: Array(key.rawRepresentation))
    } catch {
      throw LedgerError(
        .key,
        Phrase(
          id: "kata sandi itu tidak membuka kunci privat \(path)",
          en: "the passphrase does not open the private key \(path)"),
        hint: Phrase(
          id: "berikan kata sandi yang dipakai saat kunci itu dibuat",
          en: "give the one that it was made with"),
        cause: error)
    }
  }

  private static let discriminator = "PRIVATE KEY"

  /// Makes a new key and writes it, durable and for its owner alone; refuses to replace a file.
  ///
  /// `passphrase`: encrypts it; nil for a file in clear.
  func create(passphrase: [UInt8]? = nil) throws -> Ed25519PrivateKey {
    let key = Curve25519.Signing.PrivateKey()
    var pem = key.pemRepresentation
    if let passphrase {
      let clear = try PEMDocument(pemString: pem).derBytes
      let encrypted = try EncryptedKey(clear, passphrase: passphrase)
      pem = PEMDocument(type: EncryptedKey.discriminator, derBytes: try encrypted.der()).pemString
    }
    try write(pem + "\n", mode: 0o600, to: path)
    return try Ed25519PrivateKey(seed: Array(key.rawRepresentation))
  }
}

/// A folder of keys: `NAME.pem` for the private half, `NAME.vkey` for the public one.
struct KeyFolder {
  let path: String

  static let registrar = "registrar"
  static let recovery = "recovery"
  static let log = "log"
  static let service = "service"

  func file(named name: String) -> KeyFile { KeyFile(path: "\(path)/\(name).pem") }

  /// The private half of a public key that lies beside it; nil when the folder does not have it.
  func file(of verifier: NoteVerifier) -> KeyFile? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names.sorted() where name.hasSuffix(".vkey") {
      guard let text = try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8),
        text == "\(verifier)\n"
      else { continue }
      let file = file(named: String(name.dropLast(".vkey".count)))
      if FileManager.default.fileExists(atPath: file.path) { return file }
    }
    return nil
  }

  /// Makes a key and both its files.
  ///
  /// A failure leaves neither file behind.
  func create(
    _ name: String, keyName: String, algorithm: NoteAlgorithm = .ed25519,
    passphrase: [UInt8]? = nil
  ) throws -> NoteVerifier {
    let verifierName = try keyNamed(keyName)
    try makeFolder(path, mode: 0o700)
    let file = file(named: name)
    let key = try file.create(passphrase: passphrase)
    let verifier = NoteVerifier(
      name: verifierName, algorithm: algorithm, publicKey: key.publicKey)
    do {
      try write("\(verifier)\n", mode: 0o644, to: "\(path)/\(name).vkey")
    } catch {
      try? FileManager.default.removeItem(atPath: file.path)
      throw error
    }
    return verifier
  }

  /// Takes back what `create` made.
  func remove(_ name: String) {
    for suffix in ["pem", "vkey"] {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name).\(suffix)")
    }
  }

  private func keyNamed(_ name: String) throws -> KeyName {
    do {
      return try KeyName(name)
    } catch {
      throw UsageError(
        Phrase(
          id: "\(name) tidak dapat menjadi nama kunci: tanpa spasi dan tanpa +",
          en: "\(name) cannot name a key: no spaces and no +"))
    }
  }
}

/// Refuses a path where something stands, before anything is done that could not be told there.
func mustBeNew(_ path: String) throws {
  guard !FileManager.default.fileExists(atPath: path) else {
    throw LedgerError.isThere(path)
  }
}

extension LedgerError {
  /// Something stands where a new file was to be written.
  fileprivate static func isThere(_ path: String) -> LedgerError {
    LedgerError(
      .exists, Phrase(id: "\(path) sudah ada", en: "\(path) is there already"),
      hint: Phrase(id: "pilih nama atau folder lain", en: "choose another name or folder"))
  }
}

/// Makes a folder and those above it, where they are not there yet.
func makeFolder(_ path: String, mode: Int? = nil) throws {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true,
      attributes: mode.map { [.posixPermissions: $0] })
  } catch {
    throw LedgerError(
      .storage,
      Phrase(id: "folder \(path) tidak dapat dibuat", en: "the folder \(path) cannot be made"),
      because: SystemError(beneath: error) ?? error)
  }
}

/// Writes a new file, durable before it returns; an existing one is left alone.
func write(_ text: String, mode: mode_t, to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  guard descriptor >= 0 else {
    throw errno == EEXIST
      ? LedgerError.isThere(path)
      : LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat ditulis", en: "\(path) cannot be written"),
        because: SystemError.last)
  }
  defer { close(descriptor) }
  do {
    try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
    guard fsync(descriptor) == 0 else { throw POSIXError(.EIO) }
  } catch {
    unlink(path)
    throw LedgerError(
      .diskFull,
      Phrase(id: "\(path) tidak dapat ditulis seutuhnya", en: "\(path) cannot be written whole"),
      cause: error)
  }
}

/// Bytes that nobody can guess.
func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}
