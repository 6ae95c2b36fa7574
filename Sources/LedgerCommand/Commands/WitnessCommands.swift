import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Everything about witnesses: their keys, who is known, and cosigning.
struct WitnessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Cosign a log's checkpoints as a witness; name a ledger's witnesses.",
    subcommands: [
      WitnessNewCommand.self, WitnessCosignCommand.self, WitnessAddCommand.self,
      WitnessListCommand.self,
    ])
}

/// Makes a witness's key.
struct WitnessNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a witness's key: NAME.pem, and NAME.vkey for those who trust it.",
    discussion: """
      On the witness's own machine. The key cosigns and does nothing else: it must not be a log's, a \
      desk's or a registrar's, nor serve under a second name.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The witness's name, as its own address: bawaslu.example/saksi.")
  var name: String

  @Option(help: "The files' name without its endings (default: the name's last part).")
  var file: String?

  @Option(name: .customLong("out"), help: "The folder to make it in.", transform: UserPath.read)
  var folder: String

  func run() throws {
    let file = file ?? name.split(separator: "/").last.map(String.init) ?? name
    let verifier = try KeyFolder(path: folder, passphrase: Passphrase.opening)
      .create(
        file, keyName: name, algorithm: .cosignatureV1, random: ThisMachine.randomBytes)
    guard options.isJSON else { return Terminal.show("\(verifier)\n") }
    try Terminal.show(json: ["key": .string("\(verifier)")])
  }
}

/// Takes a witness up in the policy beside the ledger.
struct WitnessAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Name a witness whose cosignatures this ledger takes up.",
    discussion: """
      Writes LEDGER.policy beside the ledger, an ordinary policy file (C2SP tlog-policy) in which \
      more than half of the witnesses are the quorum. Nothing is written to the ledger: whom to \
      trust each reader decides, with ledger verify --trust POLICY.

      The policy names every key that the log has had, so that what was cosigned before a key was \
      replaced still counts. After a replacement name any witness again: that takes the new key up.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The witness's public key, as its .vkey file holds it, or @FILE.")
  var key: String

  func run() async throws {
    let session = try Session(options)
    let verifier = try publicKey(UserPath.reference(key))
    let file = WitnessPolicyFile(besideLedger: session.ledgerPath)
    let added = try file.add(verifier, of: session.open().logKeys.tenures.map(\.key))
    let policy = added.policy
    let needed = policy.groups.last?.memberCountNeeded ?? 0
    if options.isJSON {
      return try Terminal.show(json: [
        "added": .boolean(added.isNew), "logKeys": .integer(Int64(policy.logs.count)),
        "policy": .string(file.path), "quorum": .integer(Int64(needed)),
        "witnesses": .integer(Int64(policy.witnesses.count)),
      ])
    }
    let told = WitnessPhrases.added(
      verifier, isNew: added.isNew, needed: needed, of: policy.witnesses.count,
      newLogKeys: added.newLogKeys)
    Terminal.show(told[session.language] + "\n")
  }
}

/// Lists the known witnesses.
struct WitnessListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the known witnesses and how far each has cosigned in this file.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let policy = try WitnessPolicyFile(besideLedger: session.ledgerPath).read()
    let witnesses = try (policy?.witnesses ?? []).map { witness in
      (key: witness.key, size: try ledger.newestSize(cosignedBy: witness.key))
    }
    let presentation = session.presentation(of: ledger.genesis)
    let table = WitnessListView(presentation).table(of: witnesses)
    Terminal.show(presentation.table(table, as: options.isJSON ? .json : .table))
  }
}
