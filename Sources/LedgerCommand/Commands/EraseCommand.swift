import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Erases sealed values: a registrars' act, and what of it concerns the file's bytes.
struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase sealed values for good; signed with a registrar's key.",
    discussion: """
      The event and every proof stay; value and salt go, from the table, from the write-ahead log \
      and from the file's free pages. With the last approval the erasure takes effect. A narrative \
      is erased only when a key of its author's desk approves, too (ledger approve). While another \
      program holds the file the erasure is unfinished: the exit status is 1, and every command \
      that writes, or --finish, tries again.

      Copies elsewhere are out of its reach: a backup of sealed values, paper, the desk's own files.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String?

  @Argument(help: "The sealed values, as /data/informant.")
  var pointers: [String] = []

  @Option(
    help: """
      requested, consent_withdrawn, no_longer_needed, unlawfully_processed, retention_ended or \
      court_order.
      """)
  var basis: String?

  @Option(help: "The number of the request or the decision; no person's name.")
  var document: String?

  @Flag(help: "Sign what is shown without a question.")
  var yes = false

  @Flag(help: "Only finish an erasure that something was in the way of.")
  var finish = false

  func validate() throws {
    if finish {
      guard event == nil, basis == nil else {
        throw ValidationError(
          Phrase(
            id: "--finish tidak menerima peristiwa dan dasar hukum",
            en: "--finish takes no event and no basis"))
      }
    } else if event == nil || pointers.isEmpty || basis == nil {
      throw ValidationError(
        Phrase(
          id: "berikan peristiwa, tempat nilai tersegelnya, dan --basis",
          en: "give an event, the places of its sealed values, and --basis"))
    }
  }

  func run() async throws {
    let session = try Session(options, author: author)
    guard !finish, let event, let basis else { return try finishErasure(session) }
    let hash = try target(event, session)
    var append = SingleAppend(session: session)
    append.confirmation = Confirmation(
      session: session, name: LedgerType.privateDataErased, isGiven: yes)
    append.mustFinishErasure = true
    try await append.run { genesis, now in
      var members: [(name: String, value: JSON)] = [
        ("event", .string("\(hash)")), ("pointers", .array(pointers.map { .string($0) })),
        ("basis", .string(basis)),
      ]
      if let document { members.append(("document", .string(document))) }
      return .act(
        LedgerType.privateDataErased, subject: genesis.scope.code, time: now,
        data: JSON(members: members))
    }
  }

  /// The event; where a place is not one that it seals, those that it does are told.
  private func target(_ name: String, _ session: Session) throws -> Hash {
    let ledger = try session.open()
    let event = try ledger.entry(try ledger.index(named: name)).event
    // What is open to read would hold back what is erased.
    try ledger.close()
    let places = Commitment.all(in: event).map { "\($0.pointer)" }
    guard let wrong = pointers.first(where: { !places.contains($0) }) else { return event.hash }
    let fact = Phrase(
      id: "peristiwa itu tidak menyegel apa pun di \(wrong)",
      en: "that event seals nothing at \(wrong)")
    let hint = Phrase(
      id: "yang disegelnya: \(places.joined(separator: ", "))",
      en: "it seals: \(places.joined(separator: ", "))")
    throw LedgerError(.notFound, fact, hint: places.isEmpty ? nil : hint)
  }

  private func finishErasure(_ session: Session) throws {
    let writer = try session.writer()
    let isDone = try writer.finishErasure()
    try writer.close()
    guard !isDone else { return }
    session.tellUnfinishedErasure()
    throw ExitCode(ExitStatus.findings)
  }
}

extension Session {
  /// Says that something that was erased may still stand in the file's bytes.
  func tellUnfinishedErasure() {
    let fact = Phrase(
      id: "penghapusan belum selesai: program lain memegang berkas ini",
      en: "erasure unfinished: another program holds the file")
    let hint = Phrase(
      id: "akhiri program itu, lalu jalankan \"ledger erase --finish\"",
      en: "end that program, then run \"ledger erase --finish\"")
    Terminal.complain(fact[language])
    Terminal.complain("\(Words.hint[language]): \(hint[language])")
  }
}
