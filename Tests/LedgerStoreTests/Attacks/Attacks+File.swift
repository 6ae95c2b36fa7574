import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// The SQLite file and what lies beside it.
  static let file = AttackTopic(
    title: "The file",
    introduction: """
      A ledger is an SQLite file, and whoever holds the disk can change it as any other. Its
      objects are compared with those of an empty ledger, text by text.
      """,
    attacks: objects + bytes + companions)

  private static let objects = [
    Attack(
      "drops a trigger", with: [.disk], "One of those that refuse a change to the record.",
      .found(.file, "structure")
    ) { try $0.execute("DROP TRIGGER entries_refuse_update") },
    Attack(
      "replaces a trigger by one that lets everything pass", with: [.disk], "",
      .found(.file, "structure")
    ) { ledger in
      try ledger.execute(
        """
        DROP TRIGGER entries_refuse_update;
        CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries BEGIN SELECT 1; END
        """)
    },
    Attack(
      "adds a trigger", with: [.disk], "One that edits what comes in next.",
      .found(.file, "structure")
    ) { ledger in
      try ledger.execute(
        "CREATE TRIGGER extra AFTER INSERT ON entries BEGIN DELETE FROM sealed_values; END")
    },
    Attack("adds a table", with: [.disk], "", .found(.file, "structure")) {
      try $0.execute("CREATE TABLE extra (a)")
    },
    Attack("adds an index", with: [.disk], "", .found(.file, "structure")) {
      try $0.execute("CREATE INDEX extra ON entries (entry)")
    },
    Attack("adds a view", with: [.disk], "", .found(.file, "structure")) {
      try $0.execute("CREATE VIEW extra AS SELECT 1")
    },
    Attack(
      "lets a projection's view show something else", with: [.disk],
      "For one who reads the file with another tool.", .found(.file, "structure")
    ) { ledger in
      try ledger.execute(
        "DROP VIEW regions; CREATE VIEW regions AS SELECT '64.71' AS key, 0 AS notes")
    },
    Attack(
      "puts a view in the place of a table", with: [.disk],
      "The rows stand elsewhere, and the view shows some of them.", .found(.file, "structure")
    ) { ledger in
      try ledger.execute(
        """
        ALTER TABLE cosignatures RENAME TO hidden;
        CREATE VIEW cosignatures AS SELECT * FROM hidden WHERE witness LIKE 'aud%'
        """)
    },
    Attack(
      "makes a table anew that takes any type", with: [.disk], "Without `STRICT`.",
      .found(.file, "structure")
    ) { ledger in
      try ledger.execute(
        """
        DROP TABLE evidence;
        CREATE TABLE evidence (number INTEGER PRIMARY KEY, note, event, signature)
        """)
    },
  ]

  private static let bytes = [
    Attack(
      "raises the file's `user_version`", with: [.disk],
      "An older program shall not read it at all.", .refused(.newerFormat)
    ) { try $0.execute("PRAGMA user_version = 3") },
    Attack(
      "sets the file's `user_version` to zero", with: [.disk], "", .refused(.corrupt)
    ) { try $0.execute("PRAGMA user_version = 0") },
    Attack(
      "changes the file's `application_id`", with: [.disk], "", .refused(.notALedger)
    ) { try $0.execute("PRAGMA application_id = 0") },
    Attack(
      "overwrites the page that lists the tables", with: [.disk],
      "With zeros, behind the file's header.", .refused(.corrupt)
    ) { ledger in
      try ledger.edit { $0.replaceSubrange(100..<16_384, with: repeatElement(0, count: 16_284)) }
    },
    Attack(
      "cuts off the end of the file", with: [.disk], "Its last page.",
      .refused(.corrupt)
    ) { ledger in try ledger.edit { $0.removeLast(16_384) } },
    Attack(
      "writes into room that no table has taken", with: [.disk],
      "Bytes of a page that belong to no row.",
      .withoutMeaning("no reader of the tables comes there. `scripts/sweep` lists such regions.")
    ) { ledger in
      try ledger.edit { bytes in
        let map = DatabaseMap(bytes)
        let room = bytes.indices.filter { map.region(of: $0) == "page: unallocated" }
        guard let first = room.first else { throw AttackError.notDone("every byte is taken") }
        bytes[first] ^= 0xFF
      }
    },
    Attack(
      "writes behind the end of the database", with: [.disk],
      "The file says how long it is, and nothing leads there.", .found(.file, "structure")
    ) { ledger in try ledger.edit { $0 += Array("hidden".utf8) } },
    Attack(
      "lets a page be its own child", with: [.disk],
      "Whoever follows it never ends; what stands before it is read, and the rest is missing.",
      .found(.history, "checkpoint-newest")
    ) { ledger in
      // The table of entries was the first that was made.
      let (page, start) = (2, 16_384)
      try ledger.edit { bytes in
        guard bytes[start] == 5 else { throw AttackError.notDone("the table has one page") }
        bytes.replaceSubrange(start + 8..<start + 12, with: [0, 0, 0, UInt8(page)])
      }
    },
    Attack(
      "lets the header say that pages may move", with: [.disk],
      "A commit would move them by a map that is not there.", .found(.file, "structure")
    ) { ledger in try ledger.edit { $0.replaceSubrange(52..<56, with: [0, 16, 0, 0]) } },
    Attack(
      "calls the database's texts UTF-16", with: [.disk],
      "A file that was written anew in UTF-16 is refused, too; `Tests/SecondVerifier` has one.",
      .refused(.corrupt)
    ) { ledger in try ledger.edit { $0[59] = 2 } },
  ]

  private static let companions = [
    Attack(
      "lays another ledger's write-ahead log beside the file", with: [.disk],
      "SQLite applies it without a word: an older history stands there, with a tile of the newer.",
      .found(.history, "tile-surplus")
    ) { ledger in
      let log = try otherLog()
      try Data(log).write(to: URL(filePath: ledger.fixture.path + "-wal"))
    },
    Attack(
      "takes away the write-ahead log of a file that is in use", with: [.disk],
      "What was committed last stands there alone.",
      .unseen(
        "it is a cut tail.",
        seenBy: "whoever has a later checkpoint or receipt; the author has one of each event",
        kept: "seen-size")
    ) { ledger in
      var withoutLog: [UInt8] = []
      try ledger.withWriter { writer in
        try ledger.fixture.appendCounts(0..<1, to: writer)
        ledger.kept = try writer.newest().logNote
        withoutLog = Array(try Data(contentsOf: URL(filePath: ledger.fixture.path)))
      }
      try ledger.edit { $0 = withoutLog }
    },
  ]

  /// The write-ahead log of an older copy that went on by itself.
  private static func otherLog() throws -> [UInt8] {
    let fixture = try StoreFixture()
    try fixture.create().close()
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.appendCounts(0..<40, to: writer)
    let log = try Data(contentsOf: URL(filePath: fixture.path + "-wal"))
    try writer.close()
    return Array(log)
  }
}
