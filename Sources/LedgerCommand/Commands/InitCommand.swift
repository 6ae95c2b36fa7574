import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews
import TransparencyLog

/// Makes a ledger: the file, its keys, and the events that every later one builds on.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Open a new ledger: file, keys, regions, desks, items and stages.",
    discussion: """
      Makes the keys of registrar, recovery, log, service and province desk in the keys folder and \
      signs the first events with the registrar's. Everything is made, or nothing is.

      --passphrase encrypts the keys that people hold, those of registrar, recovery and province desk; \
      those of log and service stay in clear, since the machine reads them at every append.

      With --registrar others are named besides. Until each has approved the first event nothing \
      else is taken in, so the rest waits in a batch beside the ledger.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "The log's name on its checkpoints: a URL without its scheme.")
  var origin: String

  @Option(help: "What the ledger is called.")
  var title: String

  @Option(help: "The province's code.")
  var province: String

  @Option(help: "A recovery key made elsewhere, as a verifier key.")
  var recovery: String?

  @Option(
    name: .customLong("registrar"),
    help: "A further registrar's public key, as NAME.vkey holds it, or @FILE; may be repeated.")
  var registrars: [String] = []

  @Option(help: "How many registrars must say yes to an act (default: 1).")
  var threshold = 1

  @Flag(help: "Encrypt the private keys that people hold with a passphrase.")
  var passphrase = false

  @Flag(help: "Keep the keys within the ledger's folder, although copies of it would bear them.")
  var beside = false

  @Flag(help: "Mark the ledger as an exercise, for ever.")
  var rehearsal = false

  func run() async throws {
    let session = try Session(options)
    let request = OpeningRequest(
      origin: origin, title: title, province: province, recovery: recovery,
      registrars: try registrars.map { try publicKey(UserPath.reference($0)) },
      threshold: threshold, isRehearsal: rehearsal, mayKeepKeysBeside: beside)
    let newPassphrase: (() throws -> [UInt8])? = passphrase ? { try Passphrase.new() } : nil
    let opened = try session.workplace.open(request, newPassphrase: newPassphrase)
    guard !options.isJSON else {
      return try Terminal.show(json: [
        "genesis": .string("\(opened.genesis.hash)"), "ledger": .string(session.ledgerPath),
        "registrar": .string("\(opened.registrar)"), "rehearsal": .boolean(rehearsal),
        "root": .string("\(opened.treeHead.root)"), "sealingKey": .string(opened.sealingKey),
        "size": .integer(Int64(opened.treeHead.size)),
      ])
    }
    let view = OpeningView(session.presentation(of: opened.genesis))
    Terminal.show(
      view.text(
        of: opened, at: session.ledgerPath, keys: session.workplace.keys.path,
        isEncrypted: passphrase))
  }
}
