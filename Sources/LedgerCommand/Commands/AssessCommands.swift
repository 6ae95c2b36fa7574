import ArgumentParser
import EventLedger
import LedgerService

/// Says that an earlier event of another desk is right.
struct ConfirmCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Confirm another desk's event as it counts now.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "Keep the receipt whole in a new file.", transform: UserPath.read)
  var receipt: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let append = try SingleAppend(session, receiptPath: receipt)
    let target = try AmendedEvent(named: event, in: append.ledger)
    try await append.run(target.confirmation(at:))
  }
}

/// Says that an earlier event of another desk is not right.
struct DisputeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispute", abstract: "Dispute another desk's event; no figure changes.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "did_not_happen, other_place, other_figures, other_class, …")
  var reason: String

  @Option(help: "Why, in words; sealed.")
  var explanation: String?

  @Option(help: "Keep the receipt whole in a new file.", transform: UserPath.read)
  var receipt: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let append = try SingleAppend(session, receiptPath: receipt)
    let target = try AmendedEvent(named: event, in: append.ledger)
    try await append.run { now in
      target.dispute(.init(reason: reason, explanation: explanation), at: now)
    }
  }
}
