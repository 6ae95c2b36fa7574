import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Writes one event with chosen sealed values and its proof, for a court.
struct DiscloseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclose",
    abstract: "Disclose chosen sealed values of one event, with its proof, in one file.",
    discussion: """
      For a court or another body that may read them. FILE has the event, what opens the places that \
      are named, and the proof that it is in the log and who signed it; the other sealed values stay \
      closed. `ledger verify --proof FILE --trust registrar.vkey` shows it in words with a registrar's \
      public key alone, and --report prints it.

      FILE is readable by you alone, and in clear: whoever gets it reads what is opened.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Argument(help: "The sealed values to open, as /data/informant.")
  var places: [String] = []

  @Flag(help: "Open every sealed value of the event.")
  var all = false

  @Option(help: "The file to write.", transform: UserPath.read)
  var out: String

  func validate() throws {
    guard all == places.isEmpty else {
      throw ValidationError(
        Phrase(
          id: "berikan tempat nilai tersegel, atau --all",
          en: "give the places of sealed values, or --all"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    try mustBeNew(out)
    let ledger = try session.open()
    let index = try ledger.index(named: event)
    let disclosure = try await ledger.disclosure(
      of: index, opening: all ? nil : places, with: try session.sealingKeys())
    try createFile(try disclosure.bytes(), mode: 0o600, at: out)
    let opened = disclosure.openings.map { "\($0.pointer)" }
    if options.isJSON {
      return try Terminal.show(json: [
        "file": .string(out), "opened": .array(opened.map { .string($0) }),
      ])
    }
    let told = Phrase(
      id: "\(out): terbuka bagi siapa pun yang memegangnya: \(opened.joined(separator: ", "))",
      en: "\(out): in clear for whoever has it: \(opened.joined(separator: ", "))")
    Terminal.show(told[session.language] + "\n")
  }
}
