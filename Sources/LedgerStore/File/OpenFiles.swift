import Foundation
import Synchronization

/// The databases that this process has open through SQLite, and descriptors of them that must wait.
///
/// Closing any descriptor of a file takes away every lock that the process holds on it (POSIX.1-2017
/// fcntl), those of SQLite too; another program may then take the write-ahead log away, and what is
/// committed goes into a file without a name (<https://www.sqlite.org/howtocorrupt.html> §2.2). So a
/// descriptor of our own is closed only when no connection of this process has the file open.
enum OpenFiles {
  private struct Use {
    var connections = 0
    var waiting: [Int32] = []
  }

  private static let uses = Mutex<[FileIdentity: Use]>([:])

  /// Says that a connection has the file open as long as what it returns is kept.
  static func open(_ file: FileIdentity) -> Presence {
    uses.withLock { $0[file, default: Use()].connections += 1 }
    return Presence(file: file)
  }

  /// Closes a descriptor of a database's file, or of one beside it, as soon as that harms nobody.
  static func close(_ descriptor: Int32, of database: FileIdentity) {
    uses.withLock { uses in
      if uses[database] == nil {
        Foundation.close(descriptor)
      } else {
        uses[database]?.waiting.append(descriptor)
      }
    }
  }

  /// A connection's word that it has a file open.
  final class Presence: Sendable {
    private let file: FileIdentity

    fileprivate init(file: FileIdentity) { self.file = file }

    deinit {
      OpenFiles.uses.withLock { uses in
        uses[file]?.connections -= 1
        guard let use = uses[file], use.connections == 0 else { return }
        for descriptor in use.waiting { Foundation.close(descriptor) }
        uses[file] = nil
      }
    }
  }
}
