import Foundation
package import TransparencyLog

/// The SHA-256 of a ledger's file.
package struct FileDigest {
  package let hash: Hash

  /// Nil when the file is not all there is: with something in its write-ahead log, or beside a
  /// journal, its bytes alone are no copy of the ledger.
  package init?(of path: String) throws {
    let beside = ["-wal", "-journal"].map { suffix in
      (try? FileManager.default.attributesOfItem(atPath: path + suffix)[.size] as? Int) ?? 0
    }
    guard beside.allSatisfy({ $0 == 0 }) else { return nil }
    // Mapped: a file may be larger than the memory that is left.
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    hash = Hash.of(data.span)
  }
}
