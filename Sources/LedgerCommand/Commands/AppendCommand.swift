import ArgumentParser
import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerViews
import TransparencyLog

/// Appends one event, or a batch of them.
struct AppendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append",
    abstract: "Sign an event and append it, or append a batch.",
    discussion: """
      One event: ledger append TYPE --subject CODE --set path=value …, with the free texts in \
      clear: they are sealed before signing. A batch: ledger append --batch FILE, a line each, \
      drafts (type, subject, time, data) or signed submissions.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The event's type; see ledger types.")
  var type: String?

  @Option(help: "The code of the region the event is about.")
  var subject: String?

  @Option(help: "When it happened (default: now).")
  var time: String?

  @Option(help: "The event's data: JSON, @FILE, or - for standard input.")
  var data: String?

  @Option(name: .customLong("set"), help: "Set one value: path=value, as lines.0.counted=57.")
  var settings: [String] = []

  @Option(help: "Keep the receipt whole, with path and signed note, in a new file; of a batch all.")
  var receipt: String?

  @Option(help: "Append the lines of a file, - for standard input: all or none.")
  var batch: String?

  @Flag(name: .customLong("keep-going"), help: "Append the good lines of a batch, list the others.")
  var keepGoing = false

  @Option(help: "Where --keep-going lists line numbers and reasons (default: BATCH.rejected).")
  var rejects: String?

  @Flag(name: .customLong("clock-checked"), help: "The clock, far ahead of the ledger, is right.")
  var clockChecked = false

  func validate() throws {
    guard (type == nil) != (batch == nil) else {
      throw ValidationError("give a TYPE, or --batch FILE")
    }
    guard batch == nil || (subject == nil && time == nil && data == nil && settings.isEmpty)
    else { throw ValidationError("--batch takes everything from its lines") }
    guard type == nil || subject != nil else { throw ValidationError("give --subject CODE") }
  }

  func run() async throws {
    let session = try Session(options, author: author)
    if let batch {
      try await BatchAppend(
        session: session, source: batch, keepGoing: keepGoing, rejects: rejects,
        receiptPath: receipt, clockChecked: clockChecked
      ).run()
    } else if let type, let subject {
      let known = try session.type(named: type)
      let data = try StatementBuilder(type: known).data(self.data, settings: settings)
      try await SingleAppend(
        session: session, receiptPath: receipt, clockChecked: clockChecked
      ).run { genesis, now in
        let time = try time.map { try session.time($0, in: genesis) } ?? now
        return .init(type: known.name, subject: subject, time: time, data: data)
      }
    }
  }
}
