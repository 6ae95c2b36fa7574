import ArgumentParser
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Writes the proof of one event.
struct ProveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Prove one event to whoever has nothing but a registrar's public key.",
    discussion: """
      Writes one small file: the event, and all that leads from the ledger's first event to its author's \
      key and the log's, each with its proof (C2SP tlog-proof). `ledger verify --proof FILE --trust \
      registrar.vkey` checks it, without a ledger and without a network. What the event seals stays \
      closed: `ledger disclose` opens chosen values.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "The file to write.", transform: UserPath.read)
  var out: String

  func run() async throws {
    let session = try Session(options)
    try mustBeNew(out)
    let ledger = try session.open()
    let proof = try await ledger.eventProof(of: ledger.index(named: event))
    try createFile(String(decoding: proof.bytes(), as: UTF8.self), mode: 0o644, at: out)
    Terminal.show("\(out)\n")
  }
}

/// Writes the proof of one row of a projection.
struct ProveStateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove-state",
    abstract: "Prove one row of a projection, as the newest seal states it.",
    discussion: """
      Writes one small file. `ledger verify --state-proof FILE --trust registrar.vkey` checks it \
      with a registrar's public key alone. It shows what the service stated, not that this was true.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The projection, as `ledger replay` names it.")
  var projection: String

  @Argument(help: "The row's key.")
  var key: String

  @Option(help: "The file to write.", transform: UserPath.read)
  var out: String

  func run() async throws {
    let session = try Session(options)
    try mustBeNew(out)
    let proof = try await session.open().stateProof(
      of: key, in: projection, catalogue: session.catalogue)
    try createFile(String(decoding: proof.bytes, as: UTF8.self), mode: 0o644, at: out)
    Terminal.show("\(out)\n")
  }
}
