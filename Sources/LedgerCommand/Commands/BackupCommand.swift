import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerViews
import TransparencyLog

/// Copies the ledger, and calls the copy a backup once it is verified.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the ledger while others append, and verify the copy.",
    discussion: """
      DEST gets every table but the sealed values; those go to DEST.sealed, readable to you alone, \
      to be deleted by its end date. Both are verified before they get their names: exit status 1 \
      and no file when something is found. `ledger verify DEST --sealed DEST.sealed` checks them \
      again.

      What is erased after the backup stays in DEST.sealed until that is deleted: keep it short, \
      and where few can reach it.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The file to write; neither it nor DEST.sealed may exist.")
  var destination: String

  @Option(help: "Days until the sealed values of the backup are to be deleted.")
  var keepDays: Int = 90

  func validate() throws {
    guard (1...3_650).contains(keepDays) else {
      throw ValidationError(
        Phrase(id: "--keep-days menerima 1 sampai 3650", en: "--keep-days takes 1 to 3650"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let genesis = ledger.genesis
    try ledger.close()
    let until = try session.now(inRehearsal: genesis.isRehearsal)
      .advanced(by: Int64(keepDays) * 86_400)
    let backup = LedgerBackup(of: session.ledgerPath, catalogue: session.catalogue)
    switch try await backup.write(to: destination, until: until) {
    case .made(let report): try show(report, until: until, genesis: genesis, in: session)
    case .refused(let report): try session.refuseCopy(after: report)
    }
  }

  private func show(
    _ report: VerificationReport, until: Instant, genesis: Genesis, in session: Session
  ) throws {
    let sealed = LedgerBackup.sealedPath(of: destination)
    let values = report.sealedValuesOpened ?? 0
    if options.isJSON {
      return try Terminal.show(json: [
        "backup": .string(destination), "sealed": .string(sealed),
        "size": .integer(Int64(report.size)), "until": .string("\(Timestamp(utc: until))"),
        "values": .integer(Int64(values)),
      ])
    }
    let day = session.presentation(of: genesis).time(
      Timestamp(until, offsetMinutes: genesis.offsetMinutes))
    let told = Phrase(
      id: "\(destination): \(report.size) entri, diperiksa\n"
        + "\(sealed): \(values) nilai tersegel, diperiksa; hapus paling lambat \(day)",
      en: "\(destination): \(report.size) entries, verified\n"
        + "\(sealed): \(values) sealed values, verified; to be deleted by \(day)")
    Terminal.show(told[session.language] + "\n")
  }
}

extension Session {
  /// Shows what was found in a copy that is not kept, and ends with the status of findings.
  func refuseCopy(
    after report: VerificationReport,
    saying fact: Phrase = Phrase(
      id: "salinan itu tidak utuh dan tidak disimpan", en: "the copy is not sound and was not kept")
  ) throws -> Never {
    let presentation = Presentation(
      language: language, width: Terminal.width ?? 80, offsetMinutes: 480,
      isRehearsal: report.ledger?.isRehearsal ?? false)
    Terminal.tell(VerificationView(presentation, catalogue: catalogue).text(of: report))
    Terminal.complain(fact[language])
    throw ExitCode(ExitStatus.findings)
  }
}
