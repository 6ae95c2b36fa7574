import DeskPilkada
import EventLedger
import LedgerStore
import Rehearsal

/// The work that is measured from within and, in a process of its own, from outside.
enum Errands {
  /// Does an errand on a ledger's file.
  static func run(_ errand: ChildProcess.Errand, on ledger: String) async throws {
    let catalogue = try Pilkada.catalogue()
    switch errand {
    case .nothing: break
    case .replay:
      let file = try LedgerFile.open(at: ledger)
      consume(try await Replay(of: file, catalogue: catalogue).state(at: file.size))
    case .verify: try await verify(ledger, catalogue: catalogue)
    case .board:
      consume(
        try MondayBoard(meeting: nil, at: Synthesis.seasonEnd, from: LedgerFile.open(at: ledger)))
    }
  }

  /// Verifies a ledger that is intact.
  static func verify(_ path: String, catalogue: Catalogue) async throws {
    let report = try await VerificationCopy.read(path, catalogue: catalogue) { copy in
      try await Verifier.verify(copy, catalogue: catalogue)
    }
    guard !report.hasFindings else {
      throw LedgerError(
        .corrupt, Phrase(verbatim: "a ledger that was just made has findings: \(report)"))
    }
  }
}
