package import EventLedger
package import Foundation
import LedgerStore

/// A file's bytes, or a clear error.
///
/// Only a regular file is read, since a pipe or a device may keep a command for ever; what the
/// process was given open (`/dev/stdin`, `/dev/fd/N`) ends when its writer does. A file can claim to
/// be larger than any memory: `byteCountMax` says what can be meant.
package func readFile(
  _ path: String, atMost byteCountMax: Int = FileFault.byteCountMax
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
  guard status.st_size <= byteCountMax else { throw FileFault.tooLarge(path, byteCountMax) }
  return try readAll(of: file, called: path, atMost: byteCountMax)
}

/// Everything that an open file holds, or a clear error.
package func readAll(
  of file: FileHandle, called name: String, atMost byteCountMax: Int = FileFault.byteCountMax
) throws -> [UInt8] {
  var bytes: [UInt8] = []
  do {
    while let next = try file.read(upToCount: 1 << 20), !next.isEmpty {
      bytes += next
      guard bytes.count <= byteCountMax else { throw FileFault.tooLarge(name, byteCountMax) }
    }
  } catch let fault as FileFault {
    throw fault
  } catch {
    throw FileFault.unreadable(name, SystemError(beneath: error))
  }
  return bytes
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
  /// More bytes than can be meant.
  case tooLarge(String, Int)
  /// UTF-16 where a text in UTF-8 is wanted.
  case utf16(String)
  /// Something stands where a new file was to be written.
  case exists(String)
  case unwritable(String, (any WordedError)?)
  /// The disk may be full: what was written is taken away again.
  case notWhole(String)
  case folderNotMade(String, (any WordedError)?)

  /// The most bytes of a batch, a script or another input that is read whole.
  package static let byteCountMax = 1 << 30

  package var code: LedgerError.Code? {
    switch self {
    case .unreadable, .notRegular, .utf16, .tooLarge: .notFound
    case .exists: .exists
    case .unwritable, .folderNotMade: .storage
    case .notWhole: .diskFull
    }
  }
}

/// Refuses a path where something stands, before anything is done that could not be told there.
package func mustBeNew(_ path: String) throws {
  // Also a link that leads nowhere takes the name.
  var status = stat()
  guard lstat(path, &status) != 0 else { throw FileFault.exists(path) }
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
  let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
  guard descriptor >= 0 else {
    let isTaken = errno == EEXIST
    throw isTaken ? FileFault.exists(path) : .unwritable(path, SystemError.last)
  }
  defer { close(descriptor) }
  do {
    try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(bytes))
    guard fsync(descriptor) == 0 else { throw POSIXError(.EIO) }
  } catch {
    unlink(path)
    throw FileFault.notWhole(path)
  }
}

/// Removes a file that this process has made, where it is still there.
func removeFile(_ path: String) { unlink(path) }
