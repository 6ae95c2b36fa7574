import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// What somebody can do who holds the disk.
extension AttackedLedger {
  /// Changes rows behind the triggers' backs, and leaves the triggers as they were.
  func alter(_ sql: String) throws {
    try alter { try $0.execute(sql: sql) }
  }

  /// Changes the schema, or whatever else SQL can reach.
  func execute(_ sql: String) throws {
    try require([.disk])
    try onFile { try $0.execute(sql: sql) }
  }

  /// Changes the bytes of the file.
  func edit(_ change: (inout [UInt8]) throws -> Void) throws {
    try require([.disk])
    let file = URL(filePath: fixture.path)
    var bytes = Array(try Data(contentsOf: file))
    try change(&bytes)
    try Data(bytes).write(to: file)
  }

  /// Changes the entries and makes fit what follows from them: positions, index, tiles, sealed
  /// values and projections; with the log key the checkpoints, too.
  ///
  /// Without it, those checkpoints are left that the log is still large enough for. Witnesses'
  /// lines stay where their checkpoint does.
  func rewrite(
    withLogKey: Bool = true, _ change: (inout [[UInt8]]) throws -> Void
  ) async throws {
    try require([.disk])
    if withLogKey { try require([.logKey]) }
    var bytes = try entries()
    try change(&bytes)
    var sizes = try publishedSizes().filter { $0 <= UInt64(bytes.count) }
    sizes.insert(UInt64(bytes.count))
    var copy = try LedgerCopy(entries: bytes, checkpointsAt: sizes)
    let folded = try? await Replay(of: copy, catalogue: catalogue).state(at: copy.size)
    if let folded { copy.store(folded) }
    let geneses = try (Entry(entries()[0]).event.hash, bytes.first.map { try Entry($0).event.hash })
    try alter { database in
      for (old, new) in signedAnew where old != new {
        try moveBoxes(from: old, to: new, in: (geneses.0, geneses.1 ?? geneses.0), database)
      }
      try copy.replace(in: database, withCheckpoints: withLogKey)
    }
  }

  /// Puts the sealed values of an event in boxes for another, as whoever holds the sealing key can.
  private func moveBoxes(
    from old: Hash, to new: Hash, in genesis: (old: Hash, new: Hash), _ database: Database
  ) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT pointer, box FROM sealed_values WHERE event = ?",
      arguments: ["\(old)"])
    let keys = TestSealing.keys()
    for row in rows {
      let (text, bytes): (String, Data) = (row[0], row[1])
      guard let pointer = JSONPointer(text), let box = SealedBox(Array(bytes)) else { continue }
      let from = SealedPlace(genesis: genesis.old, event: old, pointer: pointer)
      let to = SealedPlace(genesis: genesis.new, event: new, pointer: pointer)
      guard let opening = keys.opening(of: box, at: from), let moved = try keys.box(opening, at: to)
      else { continue }
      try database.execute(
        sql: "UPDATE sealed_values SET event = ?, box = ? WHERE event = ? AND pointer = ?",
        arguments: ["\(new)", Data(moved.bytes), "\(old)", text])
    }
  }

  /// Signs the events of some keys from an index on anew, each behind the one before it and
  /// anchored to what the history has become.
  func signAnew(
    _ entries: inout [[UInt8]], from index: Int, with keys: [TestKey]
  ) throws {
    var tree = MerkleTree()
    var newest: [Fingerprint: Hash] = [:]
    for position in entries.indices {
      let entry = try Entry(entries[position])
      if position >= index,
        let key = keys.first(where: { $0.fingerprint == entry.event.author.key })
      {
        try use(key)
        entries[position] = try entry.edited(signedBy: key) { event in
          event.previous = newest[key.fingerprint] ?? event.previous
          event.anchor = event.anchor.flatMap {
            Anchor(TreeHead(size: $0.size, root: tree.root(at: $0.size)))
          }
        }
      }
      let written = try Entry(entries[position]).event.hash
      newest[entry.event.author.key] = written
      signedAnew[entry.event.hash] = written
      tree.append(entries[position])
    }
  }

  /// Writes the projections as this program makes them.
  func rewriteProjections() async throws {
    var copy = try LedgerCopy(entries: entries())
    copy.store(try await Replay(of: copy, catalogue: catalogue).state(at: copy.size))
    try alter { try copy.replaceProjections(in: $0) }
  }

  /// The event that would open a ledger of the same name for other registrars, who need not agree.
  func opening(
    registrars: [TestKey], change: (inout ForgedEvent) throws -> Void = { _ in }
  ) throws -> Submission {
    var opened = ForgedEvent(try Entry(entries()[0]).event)
    opened.author = registrars[0].author
    opened.data = try opened.data
      .replacing(
        at: JSONPointer(tokens: ["registrars"]),
        with: .array(registrars.map { .string("\($0.verifier)") })
      )
      .replacing(at: JSONPointer(tokens: ["threshold"]), with: 1)
    try change(&opened)
    return try opened.submission(signedBy: registrars[0])
  }

  /// Puts another ledger in the file's place, which begins with this event.
  func replaceLedger(openedBy opening: Submission, log: TestKey = .log) throws {
    try require([.disk])
    try use(log)
    try FileManager.default.removeItem(atPath: fixture.path)
    try LedgerWriter.create(
      at: fixture.path, catalogue: catalogue, sealing: TestSealing.keys(), clock: fixture.clock,
      signer: NoteSigner(name: log.verifier.name, privateKey: log.privateKey),
      submissions: [opening]
    ).writer.close()
  }

  private func alter(_ change: (Database) throws -> Void) throws {
    try require([.disk])
    try onFile { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try change(database)
      for trigger in triggers { try database.execute(sql: trigger[1]) }
    }
  }

  private func onFile(_ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: fixture.path, configuration: configuration)
    try queue.writeWithoutTransaction(body)
    try queue.close()
  }

  private func publishedSizes() throws -> Set<UInt64> {
    var sizes: Set<UInt64> = []
    try onFile { database in
      sizes = Set(try UInt64.fetchAll(database, sql: "SELECT size FROM checkpoints"))
    }
    return sizes
  }
}

extension LedgerCopy {
  /// Puts the copy's rows in the place of a file's.
  fileprivate func replace(in database: Database, withCheckpoints: Bool) throws {
    for table in ["entries", "event_positions", "tiles"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
    for row in entries {
      try database.execute(
        sql: "INSERT INTO entries (position, entry) VALUES (?, ?)",
        arguments: [row.position, String(decoding: row.bytes, as: UTF8.self)])
    }
    // An event that stands twice has one row.
    for row in index {
      try database.execute(
        sql: "INSERT OR IGNORE INTO event_positions (hash, position) VALUES (?, ?)",
        arguments: [Data(row.event), row.position])
    }
    for row in tiles {
      try database.execute(
        sql: "INSERT INTO tiles (level, number, hashes) VALUES (?, ?, ?)",
        arguments: [row.level, row.number, Data(row.hashes)])
    }
    try database.execute(
      sql:
        "DELETE FROM sealed_values WHERE event NOT IN (SELECT lower(hex(hash)) FROM event_positions)"
    )
    try replaceCheckpoints(in: database, anew: withCheckpoints)
    if projections != nil { try replaceProjections(in: database) }
  }

  private func replaceCheckpoints(in database: Database, anew: Bool) throws {
    try database.execute(
      sql: "DELETE FROM checkpoints WHERE size > ?", arguments: [entries.count])
    if anew {
      for row in checkpoints {
        try database.execute(
          sql: "INSERT OR REPLACE INTO checkpoints (size, note) VALUES (?, ?)",
          arguments: [row.size, String(decoding: row.note, as: UTF8.self)])
      }
    }
    try database.execute(
      sql: "DELETE FROM cosignatures WHERE size NOT IN (SELECT size FROM checkpoints)")
  }

  fileprivate func replaceProjections(in database: Database) throws {
    try database.execute(sql: "DELETE FROM projection_rows")
    for projection in projections ?? [] {
      try database.execute(
        sql: "UPDATE projections SET size = ? WHERE name = ?",
        arguments: [projection.size, projection.name])
      for row in rows[projection.name] ?? [] {
        try database.execute(
          sql: "INSERT INTO projection_rows (projection, key, value) VALUES (?, ?, ?)",
          arguments: [
            projection.name, String(decoding: row.key, as: UTF8.self),
            String(decoding: row.value, as: UTF8.self),
          ])
      }
    }
  }
}
