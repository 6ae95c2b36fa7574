import ArgumentParser
import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerViews
import TransparencyLog

/// Makes a ledger's file from a backup, and lets it take entries once nothing newer is known.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a ledger from a backup; it is read-only until shown to be the newest.",
    discussion: """
      `ledger restore BACKUP --ledger PATH` verifies the backup and writes PATH, which can be read \
      and takes no entries: the log key may have signed more since, and must never sign a second \
      history.

      `ledger restore --newest NOTE --ledger PATH` ends that. NOTE is the newest checkpoint that a \
      witness or a desk kept, or that was printed; give all you can get. When one is of more entries \
      than PATH has, those are lost here, and nothing changes.

      Sealed values come with the backup, in their boxes. What it lacks is brought back with --sealed \
      from other backups, several and again later, under sealing keys that lie in the keys folder; \
      each must be what was signed, and what the log has erased stays out.

      It cannot know of a checkpoint that is not given, nor of erasures in entries that were lost.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The backup; PATH, as --ledger says, must not exist.", transform: UserPath.read)
  var backup: String?

  @Option(
    help: "A checkpoint that was kept elsewhere, as a note in a file.", transform: UserPath.read)
  var newest: [String] = []

  @Option(
    help: "A further backup, to bring sealed values back from that PATH lacks.",
    transform: UserPath.read)
  var sealed: [String] = []

  @Flag(help: "Go on although sealed values are lost; verification will report each.")
  var valuesLost = false

  func validate() throws {
    guard backup != nil || !newest.isEmpty else {
      throw ValidationError(
        Phrase(
          id: "berikan cadangan, atau --newest dengan titik periksa yang disimpan di tempat lain",
          en: "give a backup, or --newest with a checkpoint kept elsewhere"))
    }
    guard !newest.isEmpty || (sealed.isEmpty && !valuesLost) else {
      throw ValidationError(
        Phrase(
          id: "nilai tersegel kembali bersama --newest, tidak sebelumnya",
          en: "sealed values come back with --newest, not before"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let notes = try newest.map(readNote)
    if let backup { try await restore(backup, session) }
    if !notes.isEmpty { try await release(notes, session) }
  }

  private func restore(_ backup: String, _ session: Session) async throws {
    let copy = LedgerBackup(
      of: backup, catalogue: session.catalogue, sealing: try session.sealingKeys())
    switch try await copy.write(to: session.ledgerPath) {
    case .refused(let report): try session.refuseCopy(after: report)
    case .made(let report):
      let told = Phrase(
        id: "\(session.ledgerPath): \(report.size) entri dipulihkan; hanya untuk dibaca sampai "
          + "terbukti terbaru: ledger restore --newest CATATAN",
        en: "\(session.ledgerPath): \(report.size) entries restored; read-only until shown to be "
          + "the newest: ledger restore --newest NOTE")
      Terminal.complain(told[session.language])
    }
  }

  private func release(_ notes: [UnverifiedNote], _ session: Session) async throws {
    let ledger = try RestoredLedger(at: session.ledgerPath, catalogue: session.catalogue)
    let shown = try ledger.show(
      newest: notes, kept: session.workplace.keys.newestNote(of: ledger.logKey))
    let keys = try session.sealingKeys()
    var counts = RestoredLedger.Counts()
    for copy in sealed { counts += try ledger.bringBackValues(from: copy, with: keys) }
    let (isReleased, report) = try await ledger.release(valuesAreLost: valuesLost, sealing: keys)
    try ledger.close()
    guard isReleased else {
      try session.refuseCopy(
        after: report,
        saying: Phrase(
          id: "berkas itu tetap hanya untuk dibaca; nilai tersegel yang kurang: --sealed CADANGAN",
          en: "the file stays read-only; for sealed values that are missing: --sealed BACKUP"))
    }
    try show(report, counts, shown: shown, in: session)
  }

  private func show(
    _ report: VerificationReport, _ counts: RestoredLedger.Counts, shown: UInt64,
    in session: Session
  ) throws {
    if options.isJSON {
      return try Terminal.show(json: [
        "erased": .integer(Int64(counts.erased)), "foreign": .integer(Int64(counts.foreign)),
        "restored": .integer(Int64(counts.restored)), "shown": .integer(Int64(shown)),
        "size": .integer(Int64(report.size)),
      ])
    }
    let told = Phrase(
      id: "\(session.ledgerPath) menerima entri lagi: \(report.size) entri, terbukti terbaru oleh "
        + "titik periksa ukuran \(shown)\nnilai tersegel: \(report.sealed?.rowCount ?? 0) di sini, "
        + "\(counts.restored) dari cadangan lain; \(counts.erased) di sana tetap dihapus",
      en: "\(session.ledgerPath) takes entries again: \(report.size) entries, shown to be the "
        + "newest by a checkpoint of size \(shown)\nsealed values: \(report.sealed?.rowCount ?? 0) "
        + "here, \(counts.restored) from other backups; \(counts.erased) there stay erased")
    Terminal.show(told[session.language] + "\n")
  }
}
