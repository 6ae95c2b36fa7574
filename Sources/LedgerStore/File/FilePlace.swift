import EventLedger
import Foundation

/// Where a file is: one reading of the path that a person gave, for everything that is done with it.
///
/// The path is taken as the system takes it: no `~` in it stands for a home (a shell has replaced
/// those it was asked to), and every link is followed once, as SQLite follows them: what it keeps
/// beside a database lies beside the file that the link leads to.
struct FilePlace {
  /// From the root, without a link in it where the file is there.
  let path: String

  init(_ given: String) {
    if let real = Self.real(given) {
      path = real
      return
    }
    // Of a file that is not there yet the folder may be reached by links.
    let (folder, name) = Self.split(given)
    path = (Self.real(folder) ?? folder) + "/" + name
  }

  /// The folder that the file is in.
  var folder: String { Self.split(path).folder }

  /// The file's name in its folder.
  var name: String { Self.split(path).name }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let name = String(path[path.index(after: slash)...])
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }
}

/// Which file it is, by whatever name it was found.
package struct FileIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// The file of a name, which is not followed further when it is a link; nil when there is none.
  package init?(of path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The file of an open descriptor.
  package init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The file as `/proc/locks` names it: the device's numbers in hexadecimal, the inode's in decimal.
  var inLockList: String {
    func hexadecimal(_ number: UInt64) -> String {
      let digits = String(number, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }
    let major = (device >> 8) & 0xFFF | (device >> 32) & 0xFFFF_F000
    let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
    return "\(hexadecimal(major)):\(hexadecimal(minor)):\(inode)"
  }
}
