import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import TransparencyLog

/// Says new values for an earlier event of the author's own desk.
struct CorrectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Correct values of an earlier event, which stays readable as it was.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(
    name: .customLong("set"), help: "A new value: path=value, as kind=village_head_neutrality.")
  var settings: [String]

  @Option(help: "typing, recount, late_information, wrong_class, source_correction, …")
  var reason: String = "typing"

  @Option(help: "Why, in words; sealed.")
  var explanation: String?

  @Option(help: "Keep the receipt whole in a new file.", transform: UserPath.read)
  var receipt: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let append = try SingleAppend(session, receiptPath: receipt)
    let target = try AmendedEvent(named: event, in: append.ledger)
    try await append.run { now in
      try target.correction(settings, .init(reason: reason, explanation: explanation), at: now)
    }
  }
}

/// Says that an earlier event of the author's own desk counts no more.
struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw an earlier event, which stays readable.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "duplicate, wrong_region, typing, …")
  var reason: String

  @Option(help: "Why, in words; sealed.")
  var explanation: String?

  @Option(name: .customLong("replaced-by"), help: "The event that takes its place.")
  var replacedBy: String?

  @Option(help: "Keep the receipt whole in a new file.", transform: UserPath.read)
  var receipt: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let append = try SingleAppend(session, receiptPath: receipt)
    let target = try AmendedEvent(named: event, in: append.ledger)
    let other = try replacedBy.map { try AmendedEvent(named: $0, in: append.ledger) }
    try await append.run { now in
      target.withdrawal(
        replacedBy: other, .init(reason: reason, explanation: explanation), at: now)
    }
  }
}
