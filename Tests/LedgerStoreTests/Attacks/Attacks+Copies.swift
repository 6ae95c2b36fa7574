import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Copies of the ledger, and their sealed values in a file of their own.
  static let copies = AttackTopic(
    title: "Backups and restored files",
    introduction: """
      A backup, and what is restored from one, bears a mark and takes no entries, until checkpoints \
      from outside show that the log key has signed nothing newer. Sealed values come back only \
      then, from the file beside the backup. The mark guards against a mistake; whoever holds the \
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
      try ledger.alter("INSERT INTO marks VALUES ('copy')")
      try await ledger.attempt {
        try ledger.count()
        return nil
      }
      guard try await ledger.verify().isCopy else { throw AttackError.notDone("not told") }
    },
    Attack(
      "puts in a mark that there is not", with: [.disk], "", .found(.file, "structure")
    ) { try $0.alter("INSERT INTO marks VALUES ('verified')") },
    Attack(
      "marks an erasure as unfinished", with: [.disk],
      "So that whoever verifies believes that something is left.",
      .found(.file, "erasure-unfinished")
    ) { try $0.alter("INSERT INTO marks VALUES ('erasure-unfinished')") },
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
          at: ledger.fixture.path, catalogue: ledger.catalogue, toRestart: true)
        defer { try? writer.close() }
        _ = try writer.commit(
          [submission], at: ledger.fixture.clock, signer: ledger.fixture.logSigner)
        return nil
      }
    },
  ]

  private static let values = [
    Attack(
      "lays the sealed values of another ledger beside a backup", with: [.disk], "",
      .notDone("invalid-data")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restore()
      try ledger.alterSealed("UPDATE backup SET ledger = '\(Hash.emptyTree)'")
      try await ledger.attempt { try await ledger.release(newest: [ledger.kept]) }
    },
    Attack(
      "alters a sealed value beside a backup", with: [.disk], "", .notDone("sealed-mismatch")
    ) { ledger in
      try await ledger.restoreWith(
        "UPDATE sealed_values SET value = '\"Gawat.\"' WHERE \(oneValue)")
    },
    Attack(
      "exchanges two sealed values beside a backup", with: [.disk], "Value and salt together.",
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
      "moves a sealed value beside a backup to another place", with: [.disk], "",
      .notDone("sealed-surplus")
    ) { ledger in
      try await ledger.restoreWith(
        "UPDATE sealed_values SET pointer = '/data/source' WHERE \(oneValue)")
    },
    Attack(
      "takes a sealed value out beside a backup", with: [.disk],
      "It comes back only when the operator calls it lost, and then each verification says so.",
      .notDone("sealed-missing")
    ) { try await $0.restoreWith("DELETE FROM sealed_values WHERE \(oneValue)") },
    Attack(
      "uses the sealed values of a backup after their end date", with: [.disk], "",
      .notDone("invalid-data")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restore()
      ledger.fixture.clock = ledger.fixture.clock.advanced(by: 31 * 86_400)
      try await ledger.attempt { try await ledger.release(newest: [ledger.kept]) }
    },
    Attack(
      "gives an inspector a backup with altered sealed values", with: [.disk],
      "`--sealed` names them.", .found(.sealedValues, "sealed-mismatch")
    ) { ledger in
      try await ledger.backUp()
      try await ledger.restore()
      try ledger.alterSealed("UPDATE sealed_values SET value = '\"Gawat.\"' WHERE \(oneValue)")
      ledger.sealedPath = ledger.backupSealedPath
    },
    Attack(
      "brings an erased value back from the file beside an old backup", with: [.disk],
      "The operator restores the ledger with it.",
      .withoutMeaning("what the log has erased stays out, however old the file is.")
    ) { ledger in
      let note = try ledger.noteInOldBackup()
      try await ledger.backUp()
      try ledger.eraseLawfully(note)
      let (old, kept) = (ledger.backupSealedPath + ".old", try ledger.newest())
      try FileManager.default.moveItem(atPath: ledger.backupSealedPath, toPath: old)
      try FileManager.default.removeItem(atPath: ledger.backupPath)
      try await ledger.backUp()
      try await ledger.restore()
      guard try await ledger.release(newest: [kept], sealed: old) == nil,
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
          is told of the restart
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
  /// Restores a backup whose sealed values were changed.
  fileprivate func restoreWith(_ sql: String) async throws {
    try await backUp()
    try await restore()
    try alterSealed(sql)
    try await attempt { try await release(newest: [kept]) }
  }

  /// A note whose sealed text a backup will have.
  fileprivate func noteInOldBackup() throws -> Submission {
    let note = try note(by: GoodLedger.firstDesk)
    try send(note)
    return note
  }
}
