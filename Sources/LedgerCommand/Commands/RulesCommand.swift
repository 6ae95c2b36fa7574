import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews

/// Tells the rules that a ledger has had, and adopts newer ones.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Show which rules judge the entries, or adopt newer ones.",
    subcommands: [RulesListCommand.self, RulesAdoptCommand.self],
    defaultSubcommand: RulesListCommand.self)
}

/// Lists the versions with their digests and where each began.
struct RulesListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the versions that the ledger has had (the default).")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let presentation = session.presentation(of: ledger.genesis)
    let table = RulesListView(presentation).table(
      of: try ActDirectory.ledgerRow(of: ledger).rules, known: session.catalogue)
    Terminal.show(presentation.table(table, as: options.isJSON ? .json : .table))
  }
}

/// Lets newer rules judge every entry from here on: a registrars' act.
struct RulesAdoptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Adopt newer rules for all later entries; signed with a registrar's key.",
    discussion: """
      Entries before it stay judged by the rules they were written under. A program that lacks the \
      new rules can neither append nor check what comes after.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The version to adopt.")
  var version: Int

  func run() async throws {
    let session = try Session(options, author: author)
    let append = try SingleAppend(session)
    try await append.run { now in try append.ledger.adoption(ofRules: version, at: now) }
  }
}
