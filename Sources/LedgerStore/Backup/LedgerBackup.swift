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

  /// Whom a copy is for.
  package enum Reader: Sendable {
    /// For disasters: all there is, the sealed values in their boxes, whose key is not in it.
    case ourselves
    /// For others: without sealed values.
    case anyone
  }

  private let source: String
  private let catalogue: Catalogue
  /// What opens the sealed values, so that each is held against its commitment.
  private let sealing: SealingKeys

  /// Prepares to copy a ledger, or a backup of one.
  package init(of source: String, catalogue: Catalogue, sealing: SealingKeys = .none) {
    self.source = source
    self.catalogue = catalogue
    self.sealing = sealing
  }

  /// Writes a backup, or what a backup restores: a copy that takes no entries until it is shown to
  /// be the newest.
  ///
  /// 1. It is written under another name in the same folder, from one state of the ledger, 2. it is
  /// closed, whole in its one file, and synced, 3. just this file is verified, 4. it gets its name. A
  /// crash before that leaves a draft that is no backup.
  package func write(to destination: String, for reader: Reader = .ourselves) async throws
    -> Outcome
  {
    let copy = try NewFile(for: destination)
    defer { copy.removeDraft() }
    try withSource { ledger in
      try TableCopy(source: ledger, draft: copy.draft, definitions: definitions)
        .write(sealedUpTo: sealedSize(of: ledger, for: reader))
    }
    try copy.mustBeWhole()
    let report = try await VerificationCopy.verify(
      copy.draft, catalogue: catalogue, sealing: sealing)
    guard report.isWholeAndSound else { return .refused(report) }
    try copy.publish()
    return .made(report)
  }

  /// Refuses a file that is no sound backup of this ledger, or of which a box does not open with the
  /// keys at hand.
  package func check(_ backup: String) async throws {
    Leftovers.sweep(folderOf: backup)
    let report = try await VerificationCopy.verify(
      backup, catalogue: catalogue, sealing: sealing)
    let ledger = try LedgerFile.open(at: source)
    defer { try? ledger.close() }
    guard report.isWholeAndSound, report.copySize != nil,
      report.ledger?.genesis == ledger.genesis.hash, report.sealed?.idleKeys == []
    else {
      throw LedgerError(
        .exists,
        Phrase(
          id: "\(backup) sudah ada, dan bukan cadangan buku besar ini di bawah kunci penyegelnya",
          en: "\(backup) is there already, and is no backup of this ledger under its sealing key"),
        hint: Phrase(id: "pilih nama lain", en: "choose another name"))
    }
  }

  /// How many entries' sealed values the copy brings with it: of a copy of a copy no more than that
  /// has.
  private func sealedSize(of ledger: LedgerFile, for reader: Reader) throws -> UInt64 {
    reader == .anyone ? 0 : try min(ledger.size, ledger.marks().copySize ?? .max)
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
