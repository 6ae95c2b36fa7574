package import EventLedger
package import Foundation
import LedgerStore

/// A file's bytes, or a clear error.
///
/// Only a regular file is read, since a pipe or a device may keep a command for ever; what the
/// process was given open (`/dev/stdin`, `/dev/fd/N`) ends when its writer does. A file of more than
/// `byteCountMax` bytes is none of those that are read whole.
package func readFile(
  _ path: String, byteCountMax: Int = FileSize.byteCountMax
) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isOwnDescriptor(path) ? 0 : O_NONBLOCK))
  guard descriptor >= 0 else { throw FileFault.unreadable(path, SystemError.last) }
  let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    throw FileFault.unreadable(path, SystemError.last)
  }
  guard status.st_mode & S_IFMT == S_IFREG || isOwnDescriptor(path) else {
    throw FileFault.notRegular(path)
  }
  guard status.st_size <= byteCountMax else {
    throw FileFault.tooLarge(path, bytesMax: byteCountMax)
  }
  return try readAll(of: file, called: path, byteCountMax: byteCountMax)
}

/// Everything that an open file holds, or a clear error.
package func readAll(
  of file: FileHandle, called name: String, byteCountMax: Int
) throws -> [UInt8] {
  var bytes: [UInt8] = []
  do {
    while bytes.count <= byteCountMax, let next = try file.read(upToCount: 1 << 20), !next.isEmpty {
      bytes += next
    }
  } catch {
    throw FileFault.unreadable(name, SystemError(beneath: error))
  }
  guard bytes.count <= byteCountMax else {
    throw FileFault.tooLarge(name, bytesMax: byteCountMax)
  }
  return bytes
}

/// How large the files may be that are read whole.
package enum FileSize {
  /// A note, a key, a proof, an event: generously.
  package static let byteCountMax = 64 << 20
  /// A batch, a script, or what a verification remembers of a large ledger.
  package static let ofManyByteCountMax = 1 << 30
}

private func isOwnDescriptor(_ path: String) -> Bool {
  path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
}

/// Why a file cannot be read or written.
package enum FileFault: ServiceRefusal {
  /// What the system answered, where it did.
  case unreadable(String, (any WordedError)?)
  /// A pipe, a device or a folder, where a file is wanted.
  case notRegular(String)
  /// UTF-16 where a text in UTF-8 is wanted.
  case utf16(String)
  case tooLarge(String, bytesMax: Int)
  /// Something stands where a new file was to be written.
  case exists(String)
  case unwritable(String, (any WordedError)?)
  /// The disk may be full: what was written is taken away again.
  case notWhole(String)
  case folderNotMade(String, (any WordedError)?)

  package var code: LedgerError.Code? {
    switch self {
    case .unreadable, .notRegular, .utf16: .notFound
    case .tooLarge: .invalidData
    case .exists: .exists
    case .unwritable, .folderNotMade: .storage
    case .notWhole: .diskFull
    }
  }
}

/// Refuses a path where something stands, before anything is done that could not be told there.
package func mustBeNew(_ path: String) throws {
  guard !Draft.exists(path) else { throw FileFault.exists(path) }
}

/// Makes a folder and those above it, where they are not there yet.
package func makeFolder(_ path: String, mode: Int? = nil) throws {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true,
      attributes: mode.map { [.posixPermissions: $0] })
  } catch {
    throw FileFault.folderNotMade(path, SystemError(beneath: error))
  }
}

/// Writes a new file, durable before it returns; an existing one is left alone.
package func createFile(_ text: String, mode: UInt32, at path: String) throws {
  try createFile(Array(text.utf8), mode: mode, at: path)
}

/// Writes a new file, durable before it returns; an existing one is left alone.
package func createFile(_ bytes: [UInt8], mode: UInt32, at path: String) throws {
  do {
    try Draft.create(bytes, mode: mode, at: path)
  } catch .taken {
    throw FileFault.exists(path)
  } catch .notMade(let answer) {
    throw FileFault.unwritable(path, answer)
  } catch {
    throw FileFault.notWhole(path)
  }
}

/// Removes a file that this process has made, where it is still there.
func removeFile(_ path: String) { unlink(path) }
