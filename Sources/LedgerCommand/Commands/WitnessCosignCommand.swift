import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Cosigns a checkpoint, if it extends everything that the witness has cosigned before.
struct WitnessCosignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign",
    abstract: "Cosign a checkpoint that `ledger checkpoint --since` wrote.",
    discussion: """
      Needs no ledger and no network. The memory holds the newest checkpoint that was cosigned of \
      each log; it is on the disk before the cosignature is printed, and a witness that loses it \
      must not go on. Whoever shows a log for the first time gives its key with --log.

      Prints the cosignature line for `ledger cosignatures add`. Exit status 1 when the log shows \
      two histories or cannot prove that it has one: both checkpoints are then kept beside the \
      memory. Exit status 2 when it could not cosign.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The file that the log sent, or - for standard input.")
  var file: String

  @Option(
    help: "The witness's private key; its .vkey file lies beside it.", transform: UserPath.read)
  var key: String

  @Option(help: "The witness's memory; made with the first checkpoint.", transform: UserPath.read)
  var memory: String

  @Option(help: "A log's public key to believe from now on, or @FILE.")
  var log: [String] = []

  @Flag(help: "Take the time from LEDGER_CLOCK, in an exercise.")
  var rehearsal = false

  func run() async throws {
    let session = try Session(options)
    let witness = try WitnessKey(session.workplace.keyFile(key)).cosigner()
    let logKeys = try log.map { try publicKey(UserPath.reference($0)) }
    let request = try readRequest()
    let time = try UInt64(clamping: session.now(inRehearsal: rehearsal).seconds)
    guard time > 0 else {
      throw LedgerError(
        .clock,
        Phrase(id: "jam mesin ini sebelum tahun 1970", en: "this machine's clock is before 1970"))
    }
    let file = WitnessMemoryFile(memory)
    let answer = try file.update(of: witness.verifier) { memory in
      var trusting = memory
      try logKeys.forEach { key in try trusting.take(key) }
      let answer = trusting.answer(request, as: witness, at: time)
      if case .cosigned = answer { memory = trusting }
      return answer
    }
    let evidence = try answer.evidence.map(file.keepEvidence)
    try WitnessAnswerReport(session: session, evidence: evidence).end(answer)
  }

  private func readRequest() throws -> WitnessRequest {
    let bytes = try Terminal.text(of: file)
    do {
      return try WitnessRequest(bytes)
    } catch {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(file) bukan titik periksa untuk saksi",
          en: "\(file) is not a checkpoint for a witness"),
        because: error,
        hint: Phrase(
          id: "log menulisnya: ledger checkpoint --since UKURAN",
          en: "the log writes it: ledger checkpoint --since SIZE"))
    }
  }
}

extension WitnessMemory {
  /// Believes a key that a person has given.
  fileprivate mutating func take(_ key: NoteVerifier) throws(LedgerError) {
    do {
      try trust(key)
    } catch {
      throw LedgerError(.key, error.phrase, cause: error)
    }
  }
}
