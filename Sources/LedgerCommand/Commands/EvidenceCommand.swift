import ArgumentParser
import EventLedger
import LedgerService
import LedgerStore
import TransparencyLog

/// Writes evidence for third parties.
struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Write a small file that shows others who went against the protocol.",
    discussion: """
      `ledger verify --evidence FILE --trust KEY` judges it with the log's public key alone, without \
      a ledger and without a network; where the log has replaced its key, with each that signed \
      something in the file. What would show nothing is not written.
      """,
    subcommands: [EquivocationCommand.self, SplitViewCommand.self, MissingEntryCommand.self])
}

/// Two events of one author and number.
struct EquivocationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "equivocation",
    abstract: "Two different events that one key has signed under one number.",
    discussion: """
      The log has one of them; the other comes as a file: a signed line of a batch, a receipt, or \
      an entry as `ledger show --json` prints it. Sealed values are left out.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The other event.", transform: UserPath.read)
  var file: String

  @Option(help: "The file to write.", transform: UserPath.read)
  var out: String

  func run() async throws {
    try mustBeNew(out)
    let ledger = try Session(options).open()
    try write(try await ledger.equivocation(with: try SignedEvent(file: file)), to: out)
  }
}

/// Two checkpoints that cannot both be true.
struct SplitViewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split-view",
    abstract: "Two checkpoints of the log that cannot both be true.",
    discussion: """
      Beside the ledger's newest checkpoint stands another: the one that the ledger keeps as \
      evidence, or one that somebody else was shown. The other must not be of more entries than \
      the ledger has; else whoever has its ledger can show the contradiction. Any key that the \
      log has had may have signed it.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "The other checkpoint (default: the one that the ledger keeps as evidence).",
    transform: UserPath.read)
  var note: String?

  @Option(help: "The file to write.", transform: UserPath.read)
  var out: String

  func run() async throws {
    try mustBeNew(out)
    let ledger = try Session(options).open()
    let evidence =
      if let note {
        try await ledger.fork(with: try readNote(note))
      } else {
        try await ledger.keptFork()
      }
    try write(evidence, to: out)
  }
}

/// A receipt whose event the log lacks.
struct MissingEntryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing-entry",
    abstract: "A receipt whose event the log does not have.",
    discussion: """
      Shown by what the log has in its place: another entry at the same index or, when the log was \
      cut back and is still smaller, an entry before it that was received later. A log that is \
      smaller and has nothing later may just be an older copy: that shows nothing.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The receipt, as `ledger append --receipt` keeps it.", transform: UserPath.read)
  var receipt: String

  @Option(help: "The file to write.", transform: UserPath.read)
  var out: String

  func run() async throws {
    try mustBeNew(out)
    let ledger = try Session(options).open()
    let receipt = try Receipt(try readText(receipt))
    try write(try await ledger.missingEntry(promisedBy: receipt), to: out)
  }
}

private func write(_ evidence: EvidenceFile, to path: String) throws {
  try createFile(String(decoding: evidence.bytes, as: UTF8.self), mode: 0o644, at: path)
  Terminal.show("\(path)\n")
}

extension SignedEvent {
  /// The event in a file: a submission, a receipt or an entry.
  fileprivate init(file path: String) throws {
    let bytes = try readText(path)
    let line = bytes.last == UInt8(ascii: "\n") ? Array(bytes.dropLast()) : bytes
    if let entry = try? Entry(line) {
      self.init(entry)
    } else if let submission = try? Submission(line) {
      self.init(submission)
    } else if let receipt = try? Receipt(bytes) {
      self.init(receipt.entry)
    } else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(path) bukan peristiwa bertanda tangan, tanda terima, atau entri",
          en: "\(path) is no signed event, receipt or entry"))
    }
  }
}
