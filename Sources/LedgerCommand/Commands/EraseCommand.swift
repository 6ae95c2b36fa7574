import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
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
    let request = LedgerAppender.ErasureRequest(
      event: event, pointers: pointers, basis: basis, document: document)
    var append = try SingleAppend(session)
    append.confirmation = Confirmation(
      session: session, name: LedgerType.privateDataErased, isGiven: yes)
    append.mustFinishErasure = true
    let ledger = append.ledger
    try await append.run { now in try ledger.erasure(request, at: now) }
  }

  private func finishErasure(_ session: Session) throws {
    let ledger = try session.appender()
    let isDone = try ledger.finishErasure()
    try ledger.close()
    guard !isDone else { return }
    session.tellUnfinishedErasure()
    throw ExitCode(ExitStatus.findings)
  }
}

extension Session {
  /// Says that something that was erased may still stand in the file's bytes.
  func tellUnfinishedErasure() {
    remark(
      Phrase(
        id: "penghapusan belum selesai: program lain memegang berkas ini",
        en: "erasure unfinished: another program holds the file"),
      hint: Phrase(
        id: "akhiri program itu, lalu jalankan \"ledger erase --finish\"",
        en: "end that program, then run \"ledger erase --finish\""))
  }
}
