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
    let text = String(decoding: try readFile(String(argument.dropFirst())), as: UTF8.self)
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private func approve(_ name: String, _ session: Session) async throws {
    let ledger = try session.open()
    let hash = try ledger.entry(try ledger.index(named: name)).event.hash
    let act = try ActDirectory(ledger, catalogue: session.catalogue).act(hash)
    let presentation = session.presentation(
      of: ledger.genesis, names: try session.regionNames(in: ledger))
    Terminal.tell(ActView(presentation).text(of: act))
    let subject = try subject(of: act, in: ledger, session)
    // What is open to read would hold back what this approval may erase.
    try ledger.close()
    let confirmation = Confirmation(
      session: session, name: LedgerType.actApproved, isGiven: yes)
    var append = SingleAppend(session: session, confirmation: confirmation)
    append.mustFinishErasure = act.type?.shortName == LedgerType.privateDataErased
    try await append.run { _, now in
      .act(
        LedgerType.actApproved, subject: subject, time: now, data: ["act": .string("\(hash)")])
    }
  }

  /// The region that the approval is about: for a registrar the ledger's, for a desk that of its
  /// own event.
  private func subject(
    of act: ActDetails, in ledger: LedgerFile, _ session: Session
  ) throws -> String {
    let key = Fingerprint(of: try session.authorKey().publicKey)
    guard let target = act.entry.event.data["event"]?.string.flatMap(Hash.init(hex:)),
      let index = try ledger.index(of: target),
      try KeyDirectory(ledger).row(key).role != .registrar
    else { return ledger.genesis.scope.code }
    return try ledger.entry(index).event.subject
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
    let ledger = try session.open()
    let hash = try ledger.entry(try ledger.index(named: event)).event.hash
    var state = try ledger.state(under: session.catalogue)
    guard try state.setAside(hash)?.reason.canBeReleased == true else {
      let fact = Phrase(
        id: "peristiwa itu tidak dikesampingkan karena kunci atau jamnya",
        en: "that event is not set aside for its key or its clock")
      throw LedgerError(.notStanding, fact)
    }
    try await SingleAppend(session: session).run { genesis, now in
      .act(
        LedgerType.eventReleased, subject: genesis.scope.code, time: now,
        data: ["event": .string("\(hash)"), "reason": .string(reason)])
    }
  }
}
