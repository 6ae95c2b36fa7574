import EventLedger
import Foundation
import LedgerStore

/// A file with a secret: only its owner may read it, and nobody else may have put it there.
struct SecretFile {
  let path: String
  /// What it holds: `the private key`.
  let what: Phrase

  /// More than any key has, a passphrase's wrapping included.
  private static let byteCountMax = 1 << 16

  /// The text in it.
  ///
  /// A file that others can read is refused, since its key may be anybody's, and so is one of
  /// another owner, who could exchange it.
  func read() throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw LedgerError(
        .key, named(Phrase(id: "tidak dapat dibuka", en: "cannot be opened")),
        because: SystemError.last)
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try refuseOthersFile(descriptor)
    let bytes = try file.read(upToCount: Self.byteCountMax) ?? Data()
    return try plainText(Array(bytes), of: path)
  }

  private func refuseOthersFile(_ descriptor: Int32) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw FileFault.notRegular(path)
    }
    guard status.st_uid == geteuid() else {
      throw LedgerError(
        .key, named(Phrase(id: "milik pengguna lain", en: "belongs to another user")),
        hint: Phrase(
          id: "salin ke berkas Anda sendiri, mode 600",
          en: "copy it to a file of your own, mode 600"))
    }
    guard status.st_mode & 0o077 == 0 else {
      throw LedgerError(
        .key, named(Phrase(id: "dapat dibaca orang lain", en: "can be read by others")),
        hint: Phrase(verbatim: "chmod 600 \(path)"))
    }
  }

  private func named(_ fact: Phrase) -> Phrase {
    what + Phrase(verbatim: " \(path) ") + fact
  }
}
