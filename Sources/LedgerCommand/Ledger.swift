import ArgumentParser
import EventLedger
import Foundation
import LedgerStore
import LedgerViews

/// The `ledger` command: arguments in, text out.
///
/// This target is the only one that reads the clock, draws random numbers, opens key files and
/// ends the process.
@main
struct Ledger: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "The audit ledger of a Desk Pilkada: signed events that nobody can alter.",
    discussion: """
      Desks append, auditors replay, inspectors verify. Results go to standard output, everything \
      else to standard error. Exit status: 0 done, 1 findings, 2 could not, 64 wrong usage.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Keeping",
        subcommands: [
          InitCommand.self, KeyCommand.self, ActsCommand.self, ApproveCommand.self,
          ReleaseCommand.self, EraseCommand.self, SealCommand.self, BackupCommand.self,
          RestoreCommand.self, SealingCommand.self, CosignaturesCommand.self, RulesCommand.self,
          RestartCommand.self,
        ]),
      CommandGroup(
        name: "Writing",
        subcommands: [
          AppendCommand.self, CorrectCommand.self, WithdrawCommand.self, ConfirmCommand.self,
          DisputeCommand.self, RehearseCommand.self, SynthesiseCommand.self,
        ]),
      CommandGroup(
        name: "Reading",
        subcommands: [
          BoardCommand.self, BriefCommand.self, RegionCommand.self, AlertsCommand.self,
          LogCommand.self, ShowCommand.self, TypesCommand.self, CheckpointCommand.self,
        ]),
      CommandGroup(
        name: "Proving",
        subcommands: [
          ReplayCommand.self, VerifyCommand.self, ProveCommand.self, ProveStateCommand.self,
          DiscloseCommand.self, ExportCommand.self, EvidenceCommand.self, WitnessCommand.self,
        ]),
    ])

  /// Parses, runs, and turns whatever is thrown into one clear line and an honest exit status.
  static func main() async {
    Interruption.watch()
    Leftovers.tell { path in Terminal.complain(Words.removedLeftover(path)[.asked]) }
    do {
      try CommandLine.mustBeText()
      var command = try await asyncParse()
      try await command.runAsParsed()
      try Terminal.finishOutput()
    } catch {
      Failure(error).end()
    }
  }
}

extension Ledger {
  private static func asyncParse() async throws -> any ParsableCommand {
    try parseAsRoot()
  }
}

extension ParsableCommand {
  fileprivate mutating func runAsParsed() async throws {
    if var command = self as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try run()
    }
  }
}
