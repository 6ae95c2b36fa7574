import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Begins the log anew under another name, after newer entries were lost: a registrars' act.
struct RestartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restart",
    abstract: "Begin the log anew under another name and key; signed with a registrar's key.",
    discussion: """
      For a file that was restored from a copy that is not the newest. A log never signs two roots \
      for one size: from this act on checkpoints have the new name, while the ledger and all its \
      events stay. The desks send again, unchanged, what their receipts show and the log lacks.

      Where several registrars must agree they sign together, --key one and --approve each of the \
      others: nothing may be appended before the new key is in force.

      Afterwards `ledger restore --newest NOTE` with the new checkpoint lets the file take other \
      entries, and brings its sealed values back.

      The new key lies in the keys folder before. Make it with the new name: \
      ledger key new log-2 --key-name NEW-ORIGIN --out keys
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The new log key, as NAME.vkey holds it, or @FILE; its name is the new origin.")
  var logKey: String

  @Option(
    help: "The note of a checkpoint whose history is lost, in a file; may be repeated.",
    transform: UserPath.read)
  var lost: [String] = []

  @Option(
    name: .customLong("approve"),
    help: "The private key of a further registrar, who agrees; may be repeated.",
    transform: UserPath.read)
  var approverPaths: [String] = []

  func run() async throws {
    let session = try Session(options, author: author)
    let key = try publicKey(UserPath.reference(logKey))
    let notes = try lost.map(readNote)
    let approvers = try approverPaths.map { try session.workplace.keyFile($0).read() }
    var append = try SingleAppend(session, toRestart: true)
    append.circumstances.approvers = approvers
    let ledger = append.ledger
    try await append.run { now in ledger.restart(with: key, lost: notes, at: now) }
  }
}
