import ArgumentParser
import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews

/// Prints the Monday board.
struct BoardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "Print the Monday board: who has reported, silent desks first.",
    discussion: """
      --keep FILE also writes which board this was: size, instant, version and digest, as \
      meeting.held takes them: ledger append meeting.held … --set board="$(cat FILE)". \
      ledger replay --as-of SIZE --at INSTANT proves it later.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var stateOptions: StateOptions

  @Option(help: "The meeting's label (default: the newest whose cut-off has passed).")
  var meeting: String?

  @Option(help: "Keep which board was shown in a new file.", transform: UserPath.read)
  var keep: String?

  func run() async throws {
    try keep.map(mustBeNew)
    let session = try Session(options)
    let ledger = try session.open()
    let record = try BoardPrinter(session: session, genesis: ledger.genesis)
      .show(try await stateOptions.state(of: ledger, in: session), meeting: meeting)
    guard let keep else { return }
    let reference = String(decoding: try record.reference.canonicalBytes(), as: UTF8.self)
    try createFile(reference + "\n", mode: 0o644, at: keep)
  }
}

/// Shows a board, whether its state was stored or just rebuilt.
struct BoardPrinter {
  let session: Session
  let genesis: Genesis

  /// Prints the board, and returns it in the form that can be proven.
  func show(_ shown: ShownState, meeting: String?) throws -> BoardRecord {
    guard
      let board = try MondayBoard(meeting: meeting, at: shown.instant, from: shown.reader)
    else { throw session.noMeeting(meeting) }
    let record = BoardRecord(of: board, size: shown.size, isRehearsal: genesis.isRehearsal)
    if session.options.isJSON {
      try Terminal.show(json: record.json)
    } else {
      let view = BoardView(
        session.presentation(of: genesis, names: try session.regionNames(in: shown.reader)),
        reportType: session.catalogue.type(named: PilkadaType.reportSubmitted))
      Terminal.show(view.text(of: board, size: shown.size))
    }
    return record
  }

  /// Prints the digest of a board that was rebuilt, beside what `meeting.held` says of it; ends
  /// with findings where the two differ.
  func prove(_ record: BoardRecord, in ledger: LedgerFile) throws {
    let held =
      try PilkadaRows(ledger)
      .row(MeetingRow.self, of: MeetingRow.definition, key: record.board.meeting)?
      .held.items.filter { $0.board.map(record.answers) ?? false } ?? []
    let digest = try record.digest
    if !session.options.isJSON {
      let view = BoardProofView(session.presentation(of: genesis))
      Terminal.show(view.text(of: digest, held: held))
    }
    guard held.allSatisfy({ $0.board?.digest == digest }) else {
      throw ExitCode(ExitStatus.findings)
    }
  }
}

extension Session {
  /// There is no such meeting, or none at all.
  func noMeeting(_ label: String?) -> LedgerError {
    guard let label else {
      let none = Phrase(id: "belum ada rapat terjadwal", en: "no meeting is scheduled")
      let hint = Phrase(
        id: "Desk provinsi menjadwalkannya: ledger append meeting.scheduled --help",
        en: "the province desk schedules one: ledger append meeting.scheduled --help")
      return LedgerError(.notFound, none, hint: hint)
    }
    let missing = Phrase(id: "tidak ada rapat \(label)", en: "there is no meeting \(label)")
    let hint = Phrase(
      id: "semua rapat: ledger replay --projection meetings",
      en: "all meetings: ledger replay --projection meetings")
    return LedgerError(.notFound, missing, hint: hint)
  }
}
