import EventLedger
import Foundation
import LedgerStore

/// A file's bytes, or a clear error.
package func readFile(_ path: String) throws -> [UInt8] {
  do {
    return Array(try Data(contentsOf: URL(filePath: path)))
  } catch {
    throw LedgerError(
      .notFound, Phrase(id: "\(path) tidak dapat dibaca", en: "\(path) cannot be read"),
      cause: error)
  }
}

/// Refuses a path where something stands, before anything is done that could not be told there.
package func mustBeNew(_ path: String) throws {
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
package func makeFolder(_ path: String, mode: Int? = nil) throws {
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
package func createFile(_ text: String, mode: UInt32, at path: String) throws {
  try createFile(Array(text.utf8), mode: mode, at: path)
}

/// Writes a new file, durable before it returns; an existing one is left alone.
package func createFile(_ bytes: [UInt8], mode: UInt32, at path: String) throws {
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
    try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(bytes))
    guard fsync(descriptor) == 0 else { throw POSIXError(.EIO) }
  } catch {
    unlink(path)
    throw LedgerError(
      .diskFull,
      Phrase(id: "\(path) tidak dapat ditulis seutuhnya", en: "\(path) cannot be written whole"),
      cause: error)
  }
}
