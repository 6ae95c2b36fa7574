package import EventLedger
import Foundation
import TransparencyLog

/// Copies of a ledger that are verified before they get a name.
package struct LedgerBackup {
  /// What became of a copy.
  package enum Outcome: Sendable {
    /// It is there, under its own name.
    case made(VerificationReport)
    /// Something is not as it must be: nothing is left of the copy.
    case refused(VerificationReport)
  }

  private let source: String
  private let catalogue: Catalogue

  /// Prepares to copy a ledger, or a backup of one.
  package init(of source: String, catalogue: Catalogue) {
    self.source = source
    self.catalogue = catalogue
  }

  /// The name of the file with the sealed values of a backup.
  package static func sealedPath(of destination: String) -> String { "\(destination).sealed" }

  /// Writes a backup: all tables but the sealed values, and those in a file of their own.
  ///
  /// 1. Both are written under other names in the same folder, from one state of the ledger,
  /// 2. both are verified together, 3. both are synced, 4. the sealed values get their name and then
  /// the backup. A crash before that leaves drafts that are no backup; one in between leaves
  /// sealed values without a backup.
  ///
  /// `until`: the day by which the file of sealed values is to be deleted.
  package func write(to destination: String, until: Instant) async throws -> Outcome {
    let ledger = try LedgerFile.open(at: source)
    let genesis = ledger.genesis.hash
    let size = try ledger.size
    try ledger.close()
    let copy = try NewFile(for: destination)
    let sealed = try NewFile(for: Self.sealedPath(of: destination))
    defer {
      copy.removeDraft()
      sealed.removeDraft()
    }
    try SealedFile(ledger: genesis, size: size, until: until).create(at: sealed.draft)
    try TableCopy(source: source, draft: copy.draft).write(sealedDraft: sealed.draft)
    let report = try await VerificationCopy.verify(
      copy.draft, sealed: sealed.draft, catalogue: catalogue)
    guard report.isWholeAndSound else { return .refused(report) }
    try copy.sync()
    try sealed.sync()
    try sealed.publish()
    do { try copy.publish() } catch {
      sealed.unpublish()
      throw error
    }
    return .made(report)
  }

  /// Writes a ledger's file from a backup: without sealed values, and taking no entries until it is
  /// shown to be the newest.
  package func restore(to path: String) async throws -> Outcome {
    try LedgerFile.open(at: source).close()
    let copy = try NewFile(for: path)
    defer { copy.removeDraft() }
    try TableCopy(source: source, draft: copy.draft).write(sealedDraft: nil)
    let report = try await VerificationCopy.verify(copy.draft, catalogue: catalogue)
    guard report.isWholeAndSound else { return .refused(report) }
    try copy.sync()
    try copy.publish()
    return .made(report)
  }

}

extension VerificationReport {
  /// Whether everything was checked against rules that this program has, and nothing found.
  fileprivate var isWholeAndSound: Bool { !hasFindings && rulesNewerFrom == nil }
}
