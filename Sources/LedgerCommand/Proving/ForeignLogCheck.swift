import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerViews
import TransparencyLog

/// Verifies the log of somebody else, whose entries are not ours to read: that every byte of it
/// leads to its checkpoint, and who has signed that.
struct ForeignLogCheck {
  let session: Session
  let folder: TilesFolder
  let trust: Trust

  /// Reads the whole log and tells what holds; ends with status 1 when something does not.
  func run() async throws {
    let note: UnverifiedNote
    let checkpoint: Checkpoint
    do {
      note = try UnverifiedNote(folder.note)
      checkpoint = try Checkpoint(text: note.text)
    } catch {
      throw LedgerError(
        .notALedger,
        Phrase(id: "titik periksa folder itu tidak sah", en: "the folder's checkpoint is none"),
        because: error)
    }
    let report = try await LogVerifier(head: checkpoint.treeHead, reader: folder.reader).verify()
    let signature = signature(on: note)
    if session.options.isJSON {
      try Terminal.show(json: json(checkpoint, report, signature))
    } else {
      Terminal.show(text(checkpoint, report, signature))
    }
    if !report.isIntact || signature == .fails { throw ExitCode(ExitStatus.findings) }
  }

  private enum Signature: String { case holds, fails, notChecked = "not-checked" }

  /// Whether those speak for the checkpoint whom the inspector trusts.
  private func signature(on note: UnverifiedNote) -> Signature {
    switch trust {
    case .nothing, .genesis: .notChecked
    case .key(let key): (try? SignedCheckpoint.open(note, with: [key])) == nil ? .fails : .holds
    case .policy(let policy): policy.evaluate(note).isAccepted ? .holds : .fails
    }
  }

  private func json(
    _ checkpoint: Checkpoint, _ report: LogReport, _ signature: Signature
  ) -> JSON {
    [
      "entries": .integer(Int64(clamping: report.entriesRead)),
      "findings": .array(report.findings.map { .string("\($0)") }),
      "history": .string(report.isIntact ? "holds" : "fails"),
      "origin": .string("\(checkpoint.origin)"),
      "root": .string("\(checkpoint.treeHead.root)"),
      "signature": .string(signature.rawValue),
    ]
  }

  private func text(
    _ checkpoint: Checkpoint, _ report: LogReport, _ signature: Signature
  ) -> String {
    let history =
      report.isIntact
      ? Phrase(
        id: "Satu riwayat: terbukti. \(report.entriesRead) entri menuju akar pada titik periksa.",
        en: "One history: holds. \(report.entriesRead) entries lead to the checkpoint's root.")
      : Phrase(
        id: "Satu riwayat: GAGAL. \(report.findings.count) temuan.",
        en: "One history: FAILS. \(report.findings.count) findings.")
    let lines = [
      Phrase(
        id: "Log lain, \(checkpoint.origin): entrinya bukan peristiwa buku besar ini.",
        en: "A foreign log, \(checkpoint.origin): its entries are not events of such a ledger."),
      history, phrase(of: signature),
      Phrase(
        id: "Kepenulisan, kelengkapan, dan keadaan: tidak diperiksa.",
        en: "Authorship, completeness and state: not checked."),
    ].map { $0[session.language] }
    let findings = report.findings.map { "  " + $0.phrase[session.language] }
    return (lines + findings).map { $0 + "\n" }.joined()
  }

  private func phrase(of signature: Signature) -> Phrase {
    switch signature {
    case .holds:
      Phrase(
        id: "Titik periksa: ditandatangani pihak yang Anda percayai.",
        en: "Checkpoint: signed by those you trust.")
    case .fails:
      Phrase(
        id: "Titik periksa: TIDAK ditandatangani pihak yang Anda percayai.",
        en: "Checkpoint: NOT signed by those you trust.")
    case .notChecked:
      Phrase(
        id: "Titik periksa: tanda tangan tidak diperiksa; berikan kunci log dengan --trust.",
        en: "Checkpoint: signature not checked; give the log's key with --trust.")
    }
  }
}

extension TilesFolder {
  /// Whether the first entry is one of ours; what it says is checked by verifying.
  var isLedger: Bool {
    guard let first = (try? entries(from: 0, count: 1))?.first else { return true }
    return (try? Entry(first)) != nil
  }
}
