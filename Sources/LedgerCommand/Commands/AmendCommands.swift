import ArgumentParser
import CanonicalJSON
import EventLedger
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

  @Option(help: "Keep the receipt whole in a new file.")
  var receipt: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let target = try AmendedEvent(named: event, session: session)
    let builder = StatementBuilder(type: target.type)
    let values = try settings.map { setting -> JSON in
      let (pointer, text) = try StatementBuilder.split(setting)
      let place = JSONPointer(tokens: ["data"] + pointer.tokens)
      return ["pointer": .string("\(place)"), "value": builder.value(text, at: pointer)]
    }
    var members: [(name: String, value: JSON)] = [("values", .array(values))]
    if let last = target.lastCorrection { members.append(("replaces", .string("\(last)"))) }
    try await target.amend(
      LedgerType.recordCorrected, members: members, reason: reason, explanation: explanation,
      receipt: receipt)
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

  @Option(help: "Keep the receipt whole in a new file.")
  var receipt: String?

  func run() async throws {
    let session = try Session(options, author: author)
    let target = try AmendedEvent(named: event, session: session)
    var members: [(name: String, value: JSON)] = []
    if let replacedBy {
      let other = try AmendedEvent(named: replacedBy, session: session)
      members.append(("replacedBy", .string("\(other.entry.event.hash)")))
    }
    try await target.amend(
      LedgerType.recordWithdrawn, members: members, reason: reason, explanation: explanation,
      receipt: receipt)
  }
}
