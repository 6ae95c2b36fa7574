import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Lists what waits for the registrars.
struct ActsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acts", abstract: "List the registrars' acts that wait, and who is missing.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "List the decided ones, too.")
  var all = false

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let acts = try ActDirectory(ledger, catalogue: session.catalogue)
      .acts { all || $0.state == .pending }
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    let table = ActListView(presentation).table(of: acts)
    Terminal.show(presentation.table(table, as: options.isJSON ? .json : .table))
  }
}

/// Says yes to acts of other registrars, after showing each in words.
struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve acts; signed with a registrar's key.",
    discussion: """
      Each act is shown in words before its approval is signed. An act takes effect with the last \
      approval that it needs; the ledger's first event needs all its registrars'. The erasure of a \
      narrative also needs that of a key of its author's desk.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(
    help: "Acts: hash, eight or more of its digits, or index; or @FILE with one on each line.")
  var acts: [String]

  @Flag(help: "Sign what is shown without a question.")
  var yes = false

  func run() async throws {
    let session = try Session(options, author: author)
    for name in try acts.flatMap(names) { try await approve(name, session) }
  }

  private func names(of argument: String) throws -> [String] {
    guard argument.hasPrefix("@") else { return [argument] }
    let text = String(
      decoding: try readText(UserPath.read(String(argument.dropFirst()))), as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private func approve(_ name: String, _ session: Session) async throws {
    var append = try SingleAppend(session)
    let act = try append.ledger.act(named: name)
    let presentation = session.presentation(
      of: append.ledger.genesis, names: try append.ledger.regionNames())
    Terminal.tell(ActView(presentation).text(of: act))
    append.confirmation = Confirmation(
      session: session, name: LedgerType.actApproved, isGiven: yes)
    append.mustFinishErasure = act.type?.shortName == LedgerType.privateDataErased
    let (ledger, author) = (append.ledger, append.author)
    try await append.run { now in try ledger.approval(of: act, by: author, at: now) }
  }
}

/// Lets an event count that was set aside for its key or its clock: a registrars' act.
struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Let an event count again that was set aside; signed with a registrar's key.",
    discussion: """
      What a revocation set aside, and what a wrong clock did, can be released. Every other reason \
      is final: the author writes a new event.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "confirmed_by_author, clock_explained or revoked_in_error.")
  var reason: String

  func run() async throws {
    let session = try Session(options, author: author)
    let append = try SingleAppend(session)
    try await append.run { now in
      try append.ledger.release(event, reason: reason, at: now)
    }
  }
}
