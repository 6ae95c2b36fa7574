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
      DEST is one file for disasters: every table, the sealed values in their boxes. The sealing key \
      is not in it, and belongs elsewhere: in a safe, apart from backups. With --public it is one \
      file for others, without any sealed value. It is verified before it gets its name: exit \
      status 1 and no file when something is found.

      What is erased after the backup stays in DEST, in its box; `ledger sealing renew` ends that for \
      every copy there is.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The file to write; it must not exist.", transform: UserPath.read)
  var destination: String

  @Flag(name: .customLong("public"), help: "Make a copy for others, without sealed values.")
  var isPublic = false

  func run() async throws {
    let session = try Session(options)
    let backup = LedgerBackup(
      of: session.ledgerPath, catalogue: session.catalogue,
      sealing: try session.sealingKeys())
    switch try await backup.write(to: destination, for: isPublic ? .anyone : .ourselves) {
    case .made(let report): try show(report, in: session)
    case .refused(let report): try session.refuseCopy(after: report)
    }
  }

  private func show(_ report: VerificationReport, in session: Session) throws {
    let values = report.sealed?.rowCount ?? 0
    if options.isJSON {
      return try Terminal.show(json: [
        "backup": .string(destination), "public": .boolean(isPublic),
        "size": .integer(Int64(report.size)), "values": .integer(Int64(values)),
      ])
    }
    let copied = Phrase(
      id: "\(destination): \(report.size) entri, diperiksa\n",
      en: "\(destination): \(report.size) entries, verified\n")
    let sealed =
      isPublic
      ? Phrase(
        id: "tanpa nilai tersegel: boleh diberikan kepada siapa pun",
        en: "without sealed values: it can be given to anyone")
      : Phrase(
        id: "\(values) nilai tersegel dalam kotaknya; kunci penyegel tidak di dalamnya",
        en: "\(values) sealed values in their boxes; the sealing key is not in it")
    Terminal.show((copied + sealed)[session.language] + "\n")
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
