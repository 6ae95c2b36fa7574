import ArgumentParser
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerViews

/// Prints the Monday board.
struct BoardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board", abstract: "Print the Monday board: who has reported, silent desks first.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "The meeting's label (default: the newest whose cut-off has passed).")
  var meeting: String?

  @Option(name: .customLong("at"), help: "As of when (default: now).")
  var instant: String?

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    try BoardPrinter(session: session, genesis: ledger.genesis, size: try ledger.size)
      .show(meeting: meeting, at: instant, from: ledger)
  }
}

/// Shows a board, whether its state was stored or just rebuilt.
struct BoardPrinter {
  let session: Session
  let genesis: Genesis
  let size: UInt64

  func show(meeting: String?, at text: String?, from reader: any ProjectionReader) throws {
    let instant =
      try text.map { try session.time($0, in: genesis).instant }
      ?? session.now(inRehearsal: genesis.isRehearsal)
    guard let board = try MondayBoard(meeting: meeting, at: instant, from: reader) else {
      let none = Phrase(id: "belum ada rapat terjadwal", en: "no meeting is scheduled")
      let missing = meeting.map {
        Phrase(id: "tidak ada rapat \($0)", en: "there is no meeting \($0)")
      }
      throw LedgerError(.notFound, (missing ?? none)[session.language])
    }
    let view = BoardView(
      session.presentation(of: genesis, names: try session.regionNames(in: reader)))
    if session.options.isJSON {
      try session.show(view.json(of: board, size: size))
    } else {
      Terminal.show(view.text(of: board, size: size))
    }
  }
}
