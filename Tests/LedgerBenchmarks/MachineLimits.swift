import DeskPilkada
import EventLedger
import Foundation
import GRDBSQLite
import LedgerTestSupport
import TransparencyLog

/// What this machine does at most of the work that a ledger cannot avoid.
struct MachineLimits {
  /// The rules that every synthetic ledger is under; compiled once.
  let catalogue: Catalogue
  /// Signatures of 600 bytes that swift-crypto checks in a second of one core.
  let verificationsOfOneCore: Double
  /// The same by the clock, on all cores at once.
  let verificationsOfAllCores: Double
  /// Transactions of one row of 600 bytes that SQLite makes durable in a second.
  let commits: Double

  init(in folder: BenchmarkFolder) async throws {
    catalogue = try Pilkada.catalogue()
    verificationsOfOneCore = 1 / Cost.ofOne(of: Self.count) { Self.verify() }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    var seconds: [Double] = []
    for _ in 0..<3 {
      seconds.append(
        await Cost.of {
          await withTaskGroup { group in
            for _ in 0..<cores { group.addTask { Self.verify() } }
          }
        }.wall)
    }
    verificationsOfAllCores = Double(cores * Self.count) / seconds.median
    commits = 1 / Self.secondsOfCommit(in: folder.path(of: "limit.sqlite"))
  }

  private static let count = 2_000

  private static func verify() {
    let key = TestKey("limit")
    let message = [UInt8](repeating: 1, count: 600)
    let signature = key.privateKey.signature(for: message)
    for _ in 0..<count {
      consume(key.privateKey.publicKey.isValidSignature(signature, for: message))
    }
  }

  /// The median time of a commit in WAL mode with `synchronous=FULL`, through SQLite's own calls.
  private static func secondsOfCommit(in path: String) -> Double {
    var database: OpaquePointer?
    defer {
      sqlite3_close(database)
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
    func execute(_ sql: String) {
      precondition(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK, sql)
    }
    precondition(sqlite3_open(path, &database) == SQLITE_OK, "a database can be made at \(path)")
    execute("PRAGMA journal_mode = WAL")
    execute("PRAGMA synchronous = FULL")
    execute("CREATE TABLE rows (value TEXT NOT NULL) STRICT")
    return (0..<200).map { _ in
      Cost.of { execute("INSERT INTO rows VALUES (printf('%.600c', 'x'))") }.wall
    }.median
  }
}
