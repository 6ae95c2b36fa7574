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
  /// 2. both are closed, whole in one file each, and synced, 3. just these files are verified
  /// together, 4. the sealed values get their name and then the backup. A crash before that leaves
  /// drafts that are no backup; one in between leaves sealed values without a backup.
  ///
  /// `until`: the day by which the file of sealed values is to be deleted.
  package func write(to destination: String, until: Instant) async throws -> Outcome {
    let copy = try NewFile(for: destination)
    defer { copy.removeDraft() }
    let sealed = try NewFile(for: Self.sealedPath(of: destination))
    defer { sealed.removeDraft() }
    try withSource { ledger in
      let file = SealedFile(ledger: ledger.genesis.hash, size: try ledger.size, until: until)
      try file.create(at: sealed.draft)
      let tables = TableCopy(source: ledger, draft: copy.draft, definitions: definitions)
      try tables.write()
      try tables.writeSealedValues(to: sealed.draft)
    }
    try copy.mustBeWhole()
    try sealed.mustBeWhole()
    let report = try await VerificationCopy.verify(
      copy.draft, sealed: sealed.draft, catalogue: catalogue)
    guard report.isWholeAndSound else { return .refused(report) }
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
    let copy = try NewFile(for: path)
    defer { copy.removeDraft() }
    try withSource { ledger in
      try TableCopy(source: ledger, draft: copy.draft, definitions: definitions).write()
    }
    try copy.mustBeWhole()
    let report = try await VerificationCopy.verify(copy.draft, catalogue: catalogue)
    guard report.isWholeAndSound else { return .refused(report) }
    try copy.publish()
    return .made(report)
  }

  /// Runs `body` on one state of the source, audited.
  private func withSource(_ body: (LedgerFile) throws -> Void) throws {
    let ledger = try LedgerFile.open(at: source)
    do {
      try body(ledger)
      try ledger.close()
    } catch {
      try? ledger.close()
      throw error
    }
  }

  private var definitions: [ProjectionDefinition] {
    LedgerState(catalogue: catalogue).tables.map(\.definition)
  }
}

extension VerificationReport {
  /// Whether everything was checked against rules that this program has, and nothing found.
  fileprivate var isWholeAndSound: Bool { !hasFindings && rulesNewerFrom == nil }
}
