import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Copies of the ledger, with their sealed values in boxes or without.
  static let copies = AttackTopic(
    title: "Backups and restored files",
    introduction: """
      A backup, and what is restored from one, bears a mark and takes no entries, until checkpoints \
      from outside show that the log key has signed nothing newer. Sealed values stand in a backup in \
      their boxes, whose key does not; missing ones come back from other backups. The mark guards against a mistake; whoever holds the \
      disk can take it away, and then it is an old file in the ledger's place.
      """,
    attacks: marks + newest + values)

  private static let marks = [
    Attack(
      "appends to a restored file", with: [.disk], "Without showing that it is the newest.",
      .notDone("read-only")
    ) { ledger in
      try await ledger.backUpEarlier()
      try await ledger.restore()
      try await ledger.attempt {
        try ledger.count()
        return nil
      }
    },
    Attack(
      "takes the mark out of an old backup, and the log goes on", with: [.disk],
      "Soon it has as many entries as before. The log signs second roots for its sizes.",
      .unseen(
        "without its mark the copy is an old file in the ledger's place.",
        seenBy: "whoever has a checkpoint or a receipt from after the backup",
        kept: "seen-root")
    ) { ledger in
      try await ledger.backUpEarlier()
      try await ledger.restore()
      try ledger.alter("DELETE FROM marks")
      for _ in 0..<12 { try ledger.count() }
    },
    Attack(
      "marks the ledger that is in use as a copy", with: [.disk],
      "So that it takes no more entries.", .notDone("read-only")
    ) { ledger in
      try ledger.alter("INSERT INTO marks VALUES ('copy 12')")
      try await ledger.attempt {
        try ledger.count()
        return nil
      }
      guard try await ledger.verify().copySize == 12 else { throw AttackError.notDone("not told") }
    },
    Attack(
      "puts in a mark that there is not", with: [.disk], "", .found(.file, "structure")
    ) { try $0.alter("INSERT INTO marks VALUES ('verified')") },
    Attack(
      "marks an erasure as unfinished", with: [.disk],
      "So that whoever verifies believes that something is left.",
      .found(.file, "erasure-unfinished")
    ) { try $0.alter("INSERT INTO marks VALUES ('erasure-unfinished \(Hash.emptyTree)')") },
  ]

  private static let newest = [
    Attack(
      "passes a restored file off as the newest, with a checkpoint as old as itself",
      with: [.disk], "The program knows no checkpoint but those that it is given.",
      .unseen(
        "that nothing newer was signed cannot be known from a file.",
        seenBy: "whoever has a later checkpoint, a receipt or a witness's line",
        kept: "seen-size")
    ) { ledger in
      try await ledger.backUpEarlier()
      try await ledger.restore()
      let own = try ledger.newest()
      guard try await ledger.release(newest: [own]) == nil else {
        throw AttackError.notDone("it was not released")
      }
    },
    Attack(
      "passes an old restored file off as the newest, before one who kept a newer checkpoint",
      with: [.disk], "", .notDone("read-only")
    ) { ledger in
      try await ledger.backUpEarlier()
      try await ledger.restore()
      try await ledger.attempt { try await ledger.release(newest: [ledger.kept]) }
    },
    Attack(
      "makes up the checkpoint that shows a restored file to be the newest", with: [.disk],
      "Under the log's name, by an own key.", .notDone("key")
    ) { ledger in
      try await ledger.backUpEarlier()
      try await ledger.restore()
      let madeUp = try ledger.checkpoint(by: TestKey("thief", as: TestLedger.origin))
      try await ledger.attempt { try await ledger.release(newest: [madeUp]) }
    },
    Attack(
      "shows a restored file to be the newest by a checkpoint of another history",
      with: [.disk, .logKey], "The log key has signed both.", .notDone("stopped")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restore()
      let other = try ledger.checkpoint(of: TreeHead(size: 270, root: .emptyTree), by: .log)
      try await ledger.attempt { try await ledger.release(newest: [other]) }
    },
    Attack(
      "restarts the log in a restored file with one registrar's key", with: [.disk, .registrarKey],
      "The act would wait, and the old key would sign.", .notDone("read-only")
    ) { ledger in
      // Anchored to what the backup has, as the registrar's newest event is.
      let last = try ledger.indexes(of: .registrar).last.map { try Entry(ledger.entries()[$0]) }
      var act = try ledger.forge(
        by: .registrar, LedgerType.logRestarted, AttackTopic.restart())
      act.anchor = last?.event.anchor
      let submission = try act.submission(signedBy: .registrar)
      try await ledger.backUpEarlier()
      try await ledger.restore()
      try await ledger.attempt {
        let writer = try LedgerWriter.open(
          at: ledger.fixture.path, catalogue: ledger.catalogue, sealing: TestSealing.keys(),
          toRestart: true)
        defer { try? writer.close() }
        _ = try writer.commit(
          [submission], at: ledger.fixture.clock, signer: ledger.fixture.logSigner)
        return nil
      }
    },
  ]

  private static let values = [
    Attack(
      "brings sealed values back from the copy of another ledger", with: [.disk], "",
      .notDone("invalid-data")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restoreWithoutValues()
      let other = try StoreFixture()
      try other.create().close()
      try await ledger.attempt {
        try await ledger.release(newest: [ledger.kept], valuesFrom: [other.path])
      }
    },
    Attack(
      "alters a sealed value in a backup", with: [.disk], "The operator restores it with the key.",
      .notDone("sealed-mismatch")
    ) { ledger in
      try await ledger.restoreWith(
        "UPDATE sealed_values SET box = CAST(substr(box, 1, 40) || zeroblob(16) "
          + "|| substr(box, 57) AS BLOB) WHERE \(oneValue)")
    },
    Attack(
      "exchanges two sealed values in a backup", with: [.disk], "",
      .notDone("sealed-mismatch")
    ) { ledger in
      try await ledger.restoreWith(
        """
        CREATE TEMP TABLE ends AS SELECT min(event) AS one, max(event) AS other FROM sealed_values;
        UPDATE sealed_values SET event = 'x' || (SELECT other FROM ends)
        WHERE event = (SELECT one FROM ends);
        UPDATE sealed_values SET event = (SELECT one FROM ends)
        WHERE event = (SELECT other FROM ends);
        UPDATE sealed_values SET event = substr(event, 2) WHERE event LIKE 'x%';
        """)
    },
    Attack(
      "takes a sealed value out of a backup", with: [.disk],
      "It comes back from another backup, or only when the operator calls it lost, and then each "
        + "verification says so.",
      .notDone("sealed-missing")
    ) { try await $0.restoreWith("DELETE FROM sealed_values WHERE \(oneValue)") },
    Attack(
      "brings another value back from a second backup", with: [.disk],
      "Each must open its commitment.", .notDone("corrupt")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restoreWithoutValues()
      try ledger.alterBackup(
        "UPDATE sealed_values SET box = CAST(zeroblob(8) || substr(box, 9) AS BLOB)")
      try ledger.alterBackup(
        "UPDATE sealed_values SET box = CAST(x'\(Hex.encode(TestSealing.key().id.bytes))' "
          + "|| zeroblob(284) AS BLOB)")
      try await ledger.attempt {
        try await ledger.release(newest: [ledger.kept], valuesFrom: [ledger.backupPath])
      }
    },
    Attack(
      "gives an inspector a backup with an altered sealed value", with: [.disk],
      "With the sealing key it is named.", .found(.sealedValues, "sealed-mismatch")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restore()
      try ledger.alter(
        "UPDATE sealed_values SET box = CAST(substr(box, 1, 40) || zeroblob(16) "
          + "|| substr(box, 57) AS BLOB) WHERE \(oneValue)")
    },
    Attack(
      "brings an erased value back from an old backup", with: [.disk],
      "The operator restores the ledger with it.",
      .withoutMeaning("what the log has erased stays out, however old the copy is.")
    ) { ledger in
      let note = try ledger.noteInOldBackup()
      try await ledger.backUp()
      try ledger.eraseLawfully(note)
      let (old, kept) = (ledger.backupPath + ".old", try ledger.newest())
      try FileManager.default.moveItem(atPath: ledger.backupPath, toPath: old)
      try await ledger.backUp()
      try await ledger.restoreWithoutValues()
      guard try await ledger.release(newest: [kept], valuesFrom: [old]) == nil,
        try LedgerFile.open(at: ledger.fixture.path).openings(of: note.event.hash).isEmpty
      else { throw AttackError.notDone("it came back") }
    },
    Attack(
      "loses the erasure of a value with the entries behind an old backup",
      with: [.disk, .councilKeys], "The registrars restart the log in what is restored.",
      .unseen(
        "the file has no act that erases.",
        seenBy: """
          whoever asked for the erasure and has its receipt, and the desk that agreed; every reader \
          is told of the restart. Once the sealing key is renewed the old backup opens no more
          """,
        kept: .refused(.key))
    ) { ledger in
      let note = try ledger.noteInOldBackup()
      try await ledger.backUp()
      try ledger.eraseLawfully(note)
      ledger.kept = try ledger.newest()
      try ledger.use(.registrar)
      try ledger.use(TestCouncil.registrars[1])
      try await ledger.restore()
      try ledger.restartTogether()
      let restarted = try ledger.newest()
      guard try await ledger.release(newest: [restarted]) == nil,
        try !LedgerFile.open(at: ledger.fixture.path).openings(of: note.event.hash).isEmpty
      else { throw AttackError.notDone("it did not come back") }
    },
  ]

  private static let oneValue = "event = (SELECT min(event) FROM sealed_values)"
}

extension AttackedLedger {
  /// Restores a backup that was changed.
  fileprivate func restoreWith(_ sql: String) async throws {
    try await backUp()
    try alterBackup(sql)
    let path = fixture.folder.appending(path: "restored.sqlite").path()
    try await attempt {
      let restoring = LedgerBackup(
        of: backupPath, catalogue: catalogue, sealing: TestSealing.keys())
      guard case .refused(let report) = try await restoring.write(to: path) else { return nil }
      return report.firstFinding?.rule
    }
  }

  /// Puts in the ledger's place what the program restores from a copy for others.
  fileprivate func restoreWithoutValues() async throws {
    let bare = fixture.folder.appending(path: "public.sqlite").path()
    let copy = try await LedgerBackup(of: backupPath, catalogue: catalogue)
      .write(to: bare, for: .anyone)
    guard case .made = copy else { throw AttackError.notDone("\(copy)") }
    try FileManager.default.removeItem(atPath: fixture.path)
    let outcome = try await LedgerBackup(of: bare, catalogue: catalogue).write(to: fixture.path)
    guard case .made = outcome else { throw AttackError.notDone("\(outcome)") }
  }

  /// A note whose sealed text a backup will have.
  fileprivate func noteInOldBackup() throws -> Submission {
    let note = try note(by: GoodLedger.firstDesk)
    try send(note)
    return note
  }
}
