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
  /// Writes a backup, as the honest operator does.
  func backUp() async throws {
    let outcome = try await LedgerBackup(
      of: fixture.path, catalogue: catalogue, sealing: TestSealing.keys()
    ).write(to: backupPath)
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
      .write(to: fixture.path)
    guard case .made = outcome else { throw AttackError.notDone("\(outcome)") }
  }

  /// Lets a restored file take entries again, when the program does not refuse it.
  ///
  /// `others`: further copies to bring missing values back from.
  /// - Returns: the rule that the file would break, or nil when it takes entries.
  func release(
    newest notes: [UnverifiedNote], valuesFrom others: [String] = []
  ) async throws -> String? {
    let restored = try RestoredLedger(at: fixture.path, catalogue: catalogue)
    defer { try? restored.close() }
    _ = try restored.show(newest: notes)
    for copy in others { _ = try restored.bringBackValues(from: copy, with: TestSealing.keys()) }
    let (isReleased, report) = try await restored.release(
      valuesAreLost: false, sealing: TestSealing.keys())
    return isReleased ? nil : report.firstFinding?.rule ?? "values-missing"
  }

  /// Begins the log anew in a restored file, by two registrars in one commit.
  func restartTogether() throws {
    let writer = try LedgerWriter.open(
      at: fixture.path, catalogue: catalogue, sealing: TestSealing.keys(), toRestart: true)
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

  /// Changes the backup, which is an ordinary database.
  func alterBackup(_ sql: String) throws {
    try require([.disk])
    try StoreFixture.alter(sql, at: backupPath)
  }
}
