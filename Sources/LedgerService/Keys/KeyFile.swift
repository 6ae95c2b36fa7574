import CryptoExtras
package import EventLedger
import Foundation
package import LedgerStore
import SwiftASN1
package import TransparencyLog

/// A key cannot have this name.
package struct KeyNameError: ServiceRefusal {
  package let name: String

  package var code: LedgerError.Code? { nil }
}

/// Is told of a file's bytes and of its path before the file is made.
package typealias Announcement = ([UInt8], String) throws -> Void

/// A private key in a file: PKCS#8 in PEM, readable by its owner alone, and encrypted perhaps.
package struct KeyFile {
  package let path: String
  /// Opens an encrypted one.
  private let passphrase: Passphrases

  package init(path: String, passphrase: @escaping Passphrases) {
    self.path = path
    self.passphrase = passphrase
  }

  /// Reads the key; a file that others can read is refused, since its key may be anybody's.
  ///
  /// `passphrase`: opens an encrypted one; asked for when it is not at hand.
  package func read(passphrase: [UInt8]? = nil) throws -> Ed25519PrivateKey {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw LedgerError(
        .key, Phrase(id: "tidak ada berkas kunci \(path)", en: "there is no key file \(path)"))
    }
    let secret = SecretFile(path: path, what: Phrase(id: "kunci privat", en: "the private key"))
    do {
      let pem = String(decoding: try secret.read(), as: UTF8.self)
      let document = try PEMDocument(pemString: pem)
      guard document.discriminator != EncryptedKey.discriminator else {
        return try decrypted(document, with: passphrase)
      }
      let key = try Curve25519.Signing.PrivateKey(pemRepresentation: pem)
      return try Ed25519PrivateKey(seed: Array(key.rawRepresentation))
    } catch let error as LedgerError {
      throw error
    } catch let fault as FileFault {
      throw fault
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
    let passphrase = try passphrase ?? self.passphrase(path)
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
  /// `announce`: told of the file's bytes before it is made.
  package func create(
    passphrase: [UInt8]? = nil, random: RandomBytes, announce: Announcement = { _, _ in }
  ) throws -> Ed25519PrivateKey {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: random(32))
    var pem = key.pemRepresentation
    if let passphrase {
      let clear = try PEMDocument(pemString: pem).derBytes
      let encrypted = try EncryptedKey(clear, passphrase: passphrase, random: random)
      pem = PEMDocument(type: EncryptedKey.discriminator, derBytes: try encrypted.der()).pemString
    }
    let bytes = Array((pem + "\n").utf8)
    try announce(bytes, path)
    try createFile(bytes, mode: 0o600, at: path)
    return try Ed25519PrivateKey(seed: Array(key.rawRepresentation))
  }
}

/// A folder of keys: `NAME.pem` for the private half, `NAME.vkey` for the public one.
package struct KeyFolder {
  package let path: String
  /// Opens the encrypted ones.
  private let passphrase: Passphrases

  package static let registrar = "registrar"
  package static let recovery = "recovery"
  package static let log = "log"
  package static let service = "service"

  package init(path: String, passphrase: @escaping Passphrases) {
    self.path = path
    self.passphrase = passphrase
  }

  package func file(named name: String) -> KeyFile {
    KeyFile(path: "\(path)/\(name).pem", passphrase: passphrase)
  }

  /// The private half of a public key that lies beside it; nil when the folder does not have it.
  package func file(of verifier: NoteVerifier) -> KeyFile? {
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
  /// A failure leaves neither file behind. `announce`: told of each before it is made.
  package func create(
    _ name: String, keyName: String, algorithm: NoteAlgorithm = .ed25519,
    passphrase: [UInt8]? = nil, random: RandomBytes, announce: Announcement = { _, _ in }
  ) throws -> NoteVerifier {
    let verifierName = try keyNamed(keyName)
    try makeFolder(path, mode: 0o700)
    let file = file(named: name)
    let key = try file.create(passphrase: passphrase, random: random, announce: announce)
    let verifier = NoteVerifier(
      name: verifierName, algorithm: algorithm, publicKey: key.publicKey)
    do {
      let bytes = Array("\(verifier)\n".utf8)
      try announce(bytes, "\(path)/\(name).vkey")
      try createFile(bytes, mode: 0o644, at: "\(path)/\(name).vkey")
    } catch {
      try? FileManager.default.removeItem(atPath: file.path)
      throw error
    }
    return verifier
  }

  /// Writes the public half of a key that has none beside it, since its making was cut short between
  /// the two files.
  /// - Returns: nil where there is nothing to finish.
  package func finish(_ name: String, keyName: String) throws -> NoteVerifier? {
    let publicPath = "\(path)/\(name).vkey"
    let file = file(named: name)
    guard FileManager.default.fileExists(atPath: file.path),
      !FileManager.default.fileExists(atPath: publicPath)
    else { return nil }
    let verifier = NoteVerifier(
      name: try keyNamed(keyName), algorithm: .ed25519, publicKey: try file.read().publicKey)
    try createFile("\(verifier)\n", mode: 0o644, at: publicPath)
    return verifier
  }

  /// What a log key in the folder signed last; nil when the folder does not have the key.
  package func newestNote(of verifier: NoteVerifier) -> NewestNote? {
    file(of: verifier).map { NewestNote(besideKey: $0.path) }
  }

  /// Whether the folder is that of a file, or within it.
  package func lies(inFolderOf file: String) -> Bool {
    func parts(_ path: String) -> [String] {
      URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    let around = parts(URL(filePath: file).deletingLastPathComponent().path)
    return parts(path).starts(with: around)
  }

  /// Takes back what `create` made, and what was kept beside it since.
  package func remove(_ name: String) {
    for suffix in ["pem", "vkey", "newest"] {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name).\(suffix)")
    }
  }

  private func keyNamed(_ name: String) throws -> KeyName {
    do {
      return try KeyName(name)
    } catch {
      throw KeyNameError(name: name)
    }
  }
}
