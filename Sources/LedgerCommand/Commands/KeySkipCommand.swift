import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import TransparencyLog

/// Moves a key's chain over events that nobody can supply: a registrars' act.
struct KeySkipCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Declare a key's events lost, so that the next can be taken in.",
    discussion: """
      The event that waits names the number and the hash: its own number less one, and what it \
      gives as previous. Verification tells every declared gap from then on.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var author: AuthorOptions

  @Argument(help: "The key's fingerprint; see ledger key list.")
  var fingerprint: String

  @Option(help: "The last number that is lost.")
  var number: Int64

  @Option(help: "The hash of the lost event, as the next one names it.")
  var hash: String

  @Option(help: "device_lost or file_damaged.")
  var reason: String

  func run() async throws {
    let session = try Session(options, author: author)
    let key = try keyFingerprint(fingerprint)
    guard let hash = Hash(hex: hash) else {
      throw UsageError(
        Phrase(
          id: "\(hash) bukan hash dari 64 angka heksadesimal",
          en: "\(hash) is not a hash of 64 hexadecimal digits"))
    }
    let append = try SingleAppend(session)
    try await append.run { now in
      append.ledger.skip(of: key, number: number, hash: hash, reason: reason, at: now)
    }
  }
}
