package import EventLedger
import Foundation
import LedgerStore
import TransparencyLog

/// A sealing key in a file: one line of text, for its owner alone.
package struct SealingKeyFile {
  package let path: String

  package init(path: String) { self.path = path }

  /// Whether something stands under the file's name, but a key that is overwritten already: there
  /// the end of it was interrupted.
  package var isThere: Bool { Draft.exists(path) && !isOverwritten }

  private var isOverwritten: Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var first: UInt8 = 1
    return pread(descriptor, &first, 1, 0) == 1 && first == 0
  }

  /// Reads the key.
  package func read() throws -> SealingKey {
    let text = try SecretFile(path: path, what: Phrase(id: "kunci penyegel", en: "the sealing key"))
      .read()
    guard let key = SealingKey(text: String(decoding: text, as: UTF8.self)) else {
      throw LedgerError(
        .key,
        Phrase(
          id: "\(path) tidak berisi kunci penyegel", en: "\(path) does not hold a sealing key"),
        hint: Phrase(
          id: "satu baris: sealing-key+ID+KUNCI; ID yang tidak cocok berarti salah ketik",
          en: "it is one line, sealing-key+ID+KEY; an ID that does not fit means a slip"))
    }
    return key
  }

  /// Makes a new key and writes it, durable and for its owner alone; refuses to replace a file.
  package func create(
    random: RandomBytes, announce: Announcement = { _, _ in }
  ) throws -> SealingKey {
    guard let key = SealingKey(random(SealingKey.byteCount)) else {
      preconditionFailure("a key has \(SealingKey.byteCount) bytes")
    }
    try announce(Array(key.text.utf8), path)
    try createFile(key.text, mode: 0o600, at: path)
    return key
  }
}

/// The end of a key.
extension SealingKeyFile {
  /// Overwrites the file, durably, and takes its name away.
  func destroy() throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure }
    let zeros = [UInt8](repeating: 0, count: Int(status.st_size))
    guard pwrite(descriptor, zeros, zeros.count, 0) == zeros.count, fsync(descriptor) == 0,
      unlink(path) == 0
    else { throw failure }
    try Durability.syncFolder(of: path)
  }

  /// Gets another file's name, which must be free, durably.
  func takeName(of other: SealingKeyFile) throws {
    precondition(!other.isThere, "a key is never replaced by another that is not known to be it")
    guard rename(path, other.path) == 0 else { throw failure }
    try Durability.syncFolder(of: other.path)
  }

  private var failure: LedgerError {
    LedgerError(
      .key,
      Phrase(
        id: "kunci penyegel \(path) tidak dapat diubah",
        en: "the sealing key \(path) cannot be changed"),
      because: SystemError.last)
  }
}

extension KeyFolder {
  /// The sealing key in use.
  package var sealingKey: SealingKeyFile { SealingKeyFile(path: "\(path)/sealing.key") }

  /// The one that a renewal is bringing in.
  package var nextSealingKey: SealingKeyFile { SealingKeyFile(path: "\(path)/sealing.next.key") }

  /// The sealing keys that lie here; where there are none, what is sealed stays so.
  ///
  /// `random`: draws the nonces of new boxes.
  package func sealingKeys(random: @escaping RandomBytes) throws -> SealingKeys {
    let keys = try [sealingKey, nextSealingKey].filter(\.isThere).map { try $0.read() }
    guard let current = keys.first else { return .none }
    return SealingKeys(
      current: current, others: keys, makeNonce: { random(SealedBox.nonceByteCount) })
  }
}
