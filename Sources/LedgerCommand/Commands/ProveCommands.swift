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
    abstract: "Prove one event to whoever has nothing but the log's public key.",
    discussion: """
      Writes two small files (C2SP tlog-proof): OUT.tlog-proof with the event, OUT.key.tlog-proof \
      with the entry that brought its author's key in. `ledger verify --proof OUT.tlog-proof \
      --trust KEY` checks them, without a ledger and without a network.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The event: its hash, eight or more of its digits, or its index.")
  var event: String

  @Option(help: "The files' name without its endings.", transform: UserPath.read)
  var out: String

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let files = ProofFiles(named: out)
    try mustBeNew(files.fact)
    try mustBeNew(files.registration)
    let index = try ledger.index(named: event)
    let author = try ledger.entry(index).event.author
    let registration = try await ledger.logProof(of: ledger.registration(of: author))
    let fact = try await ledger.logProof(of: index)
    try createFile(
      String(decoding: registration.bytes, as: UTF8.self), mode: 0o644, at: files.registration)
    try createFile(String(decoding: fact.bytes, as: UTF8.self), mode: 0o644, at: files.fact)
    Terminal.show("\(files.fact)\n\(files.registration)\n")
  }
}

/// Writes the proof of one row of a projection.
struct ProveStateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove-state",
    abstract: "Prove one row of a projection, as the newest seal states it.",
    discussion: """
      Writes one small file. `ledger verify --state-proof FILE --trust KEY` checks it with the \
      log's public key alone. It shows what the service stated, not that this was true.
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

/// The two files that prove an event.
struct ProofFiles {
  /// The proof of the event.
  let fact: String
  /// The proof of the entry that brought the author's key in.
  let registration: String

  private static let ending = ".tlog-proof"
  private static let keyEnding = ".key.tlog-proof"

  init(named name: String) {
    fact = name + Self.ending
    registration = name + Self.keyEnding
  }

  /// The files of which the first is known; nil unless it ends as such files do.
  init?(fact: String) {
    guard fact.hasSuffix(Self.ending) else { return nil }
    self.init(named: String(fact.dropLast(Self.ending.count)))
  }
}
