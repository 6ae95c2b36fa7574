import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// What witnesses have sent back.
struct CosignaturesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosignatures", abstract: "Keep what witnesses have cosigned.",
    subcommands: [CosignaturesAddCommand.self])
}

/// Takes up witnesses' lines.
struct CosignaturesAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Take up cosignature lines, or a whole cosigned note.",
    discussion: """
      Each line is checked under the key of a witness that `ledger witness add` named, over the \
      checkpoint that stands in this ledger. What is there already is left as it is.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The witness's answer in a file, or - for standard input.")
  var file: String

  func run() async throws {
    let session = try Session(options)
    let text = try readText()
    let policy = try WitnessPolicyFile(besideLedger: session.ledgerPath).read()
    let writer = try session.appender().writer
    let taken = try writer.take(text, of: policy?.witnesses.map(\.key) ?? [])
    try writer.close()
    if options.isJSON {
      return try Terminal.show(json: [
        "added": .integer(Int64(taken.added.count)),
        "sizes": .array(Set(taken.added.map(\.size)).sorted().map { .integer($0) }),
        "thereAlready": .integer(Int64(taken.thereAlready)),
      ])
    }
    let told = WitnessPhrases.taken(added: taken.added, thereAlready: taken.thereAlready)
    Terminal.show(told[session.language] + "\n")
  }

  private func readText() throws -> CosignedText {
    let bytes = try Terminal.text(of: file)
    do {
      return try CosignedText(bytes)
    } catch {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "\(file) tidak memuat baris tanda tangan saksi",
          en: "\(file) holds no cosignature lines"),
        because: error,
        hint: Phrase(
          id: "saksi menulisnya: ledger witness cosign",
          en: "a witness writes them: ledger witness cosign"))
    }
  }
}
