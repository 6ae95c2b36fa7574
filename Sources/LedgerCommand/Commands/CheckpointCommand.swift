import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import TransparencyLog

/// Prints the newest checkpoint, for others to keep or to cosign.
struct CheckpointCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Print the newest checkpoint as a signed note.",
    discussion: """
      Whoever keeps it can show later whether history below it was changed. With --since it is \
      written for a witness, together with the proof that it extends what that witness has cosigned \
      (C2SP tlog-witness); 0 for a witness that has cosigned nothing yet.

      The QR code holds the same note, for a telephone or for paper. What a scanner reads from it goes \
      into a file as it is, and that to ledger verify --seen.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "For a witness: the size that it cosigned last.")
  var since: UInt64?

  @Flag(help: "Show it as a QR code, at most 80 columns wide.")
  var qr = false

  @Option(
    help: "Write it as a QR code to a new file, as a picture (SVG) for print.",
    transform: UserPath.read)
  var qrSvg: String?

  func validate() throws {
    let forms = [since != nil, qr, qrSvg != nil, options.isJSON && (qr || qrSvg != nil)]
    guard forms.count(where: \.self) <= 1 else {
      throw ValidationError(
        Phrase(
          id: "berikan salah satu dari --since, --qr, dan --qr-svg; kode QR bukan JSON",
          en: "give one of --since, --qr and --qr-svg; a QR code is no JSON"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    if let since { return try await show(ledger.witnessRequest(since: since), in: session) }
    let newest = ledger.newest
    if qr {
      return Terminal.show(try CheckpointCode(newest).text(forTerminal: Terminal.width != nil))
    }
    if let qrSvg {
      return try createFile(CheckpointCode(newest).svg(), mode: 0o644, at: qrSvg)
    }
    guard options.isJSON else {
      return Terminal.show(String(decoding: newest.logNote.bytes, as: UTF8.self))
    }
    try Terminal.show(json: JSON(members: members(of: newest)))
  }

  private func show(_ request: WitnessRequest, in session: Session) throws {
    guard options.isJSON else {
      return Terminal.show(String(decoding: request.body, as: UTF8.self))
    }
    try Terminal.show(json: [
      "note": .string(String(decoding: request.note.bytes, as: UTF8.self)),
      "old": .integer(Int64(clamping: request.oldSize)),
      "proof": .array(request.proof.hashes.map { .string("\($0)") }),
    ])
  }

  private func members(of newest: SignedCheckpoint) -> [(name: String, value: JSON)] {
    let checkpoint = newest.checkpoint
    return [
      ("note", .string(String(decoding: newest.logNote.bytes, as: UTF8.self))),
      ("origin", .string("\(checkpoint.origin)")),
      ("root", .string("\(checkpoint.treeHead.root)")),
      ("size", .integer(Int64(clamping: checkpoint.treeHead.size))),
    ]
  }
}
