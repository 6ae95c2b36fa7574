import CanonicalJSON
import EventLedger
import Foundation
import GRDB
import LedgerStore
import LedgerTestSupport
import TransparencyLog

/// Backups, and what is restored from one.
extension AttackedLedger {
  var backupPath: String { fixture.folder.appending(path: "backup.sqlite").path() }
  /// The file with the backup's sealed values.
  var backupSealedPath: String { LedgerBackup.sealedPath(of: backupPath) }
  /// The day by which they are to be deleted.
  private var until: Instant { good.clock.advanced(by: 30 * 86_400) }

  /// Writes a backup, as the honest operator does.
  func backUp() async throws {
    let outcome = try await LedgerBackup(of: fixture.path, catalogue: catalogue)
      .write(to: backupPath, until: until)
    guard case .made = outcome else { throw AttackError.notDone("\(outcome)") }
  }

  /// Writes a backup of the ledger as it was before its last rounds.
  func backUpEarlier() async throws {
    let file = URL(filePath: fixture.path)
    let newest = try Data(contentsOf: file)
    try Data(good.backup).write(to: file)
    try await backUp()
    try newest.write(to: file)
  }

  /// Puts in the ledger's place what the program restores from the backup.
  func restore() async throws {
    try require([.disk])
    try FileManager.default.removeItem(atPath: fixture.path)
    let outcome = try await LedgerBackup(of: backupPath, catalogue: catalogue)
      .restore(to: fixture.path)
    guard case .made = outcome else { throw AttackError.notDone("\(outcome)") }
  }

  /// Lets a restored file take entries again, when the program does not refuse it.
  ///
  /// - Returns: the rule that the file would break, or nil when it takes entries.
  func release(newest notes: [UnverifiedNote], sealed: String? = nil) async throws -> String? {
    let restored = try RestoredLedger(at: fixture.path, catalogue: catalogue)
    defer { try? restored.close() }
    _ = try restored.show(newest: notes)
    let (counts, report) = try await restored.release(
      sealed: sealed ?? backupSealedPath, valuesAreLost: false, at: fixture.clock)
    return counts == nil ? report.firstFinding?.rule : nil
  }

  /// Begins the log anew in a restored file, by two registrars in one commit.
  func restartTogether() throws {
    let writer = try LedgerWriter.open(at: fixture.path, catalogue: catalogue, toRestart: true)
    defer { try? writer.close() }
    fixture.clock = fixture.clock.advanced(by: 1)
    _ = try writer.commit(at: fixture.clock, signer: fixture.logSigner) { intake in
      let act = try intake.take(
        fixture.submission(
          LedgerType.logRestarted, by: .registrar, subject: "64", data: AttackTopic.restart(),
          in: &intake)
      ).standingEvent()
      _ = try intake.take(
        fixture.submission(
          LedgerType.actApproved, by: TestCouncil.registrars[1], subject: "64",
          data: ["act": .string("\(act)")], in: &intake)
      ).standingEvent()
    }
  }

  /// Changes the file with the backup's sealed values, which is an ordinary database.
  func alterSealed(_ sql: String) throws {
    try require([.disk])
    let queue = try DatabaseQueue(path: backupSealedPath)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}
