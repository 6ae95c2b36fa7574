import ArgumentParser
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerViews

/// Rebuilds the state from the entries alone.
struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Rebuild the state from the entries alone, and print or check it.",
    discussion: """
      Prints the projections with their roots; with --projection its rows; with --events the \
      story. With --at the Monday board of that instant and its digest, compared with what \
      meeting.held says was shown. --check compares with what is stored.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(name: .customLong("as-of"), help: "A size, a time, or the file of a checkpoint.")
  var asOf: String?

  @Option(name: .customLong("at"), help: "Show the Monday board as of an instant.")
  var instant: String?

  @Option(help: "The meeting whose board --at shows.")
  var meeting: String?

  @Option(help: "Only rows and events of this region and all in it.")
  var region: String?

  @Option(help: "Print one projection's rows.")
  var projection: String?

  @Option(help: "Only the row with this key.")
  var key: String?

  @Option(help: "table, json or csv.")
  var format: TableFormat?

  @Flag(help: "Compare with the stored projections, by root and row.")
  var check = false

  @Flag(help: "Tell the story line by line.")
  var events = false

  func validate() throws {
    guard key == nil || projection != nil else {
      throw ValidationError(
        Phrase(id: "--key memerlukan --projection", en: "--key needs --projection"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let size = try ReplaySize(asOf, session: session).size(in: ledger)
    let replay = ReplayRun(session: session, ledger: ledger, size: size)
    if events {
      let filter = try EventFilter(region: region, desk: nil, typeName: nil, session: session)
      try await replay.tell(where: filter, touching: projection.map { ($0, key) })
      return
    }
    let state = try await replay.state()
    if check { return try replay.compare(state) }
    if instant != nil || meeting != nil {
      let instant =
        try instant.map { try session.time($0, in: ledger.genesis).instant }
        ?? session.now(inRehearsal: ledger.genesis.isRehearsal)
      let printer = BoardPrinter(session: session, genesis: ledger.genesis)
      let shown = ShownState(
        reader: ReplayedRows(state), state: state, size: size, instant: instant)
      return try printer.prove(try printer.show(shown, meeting: meeting), in: ledger)
    }
    if let projection {
      try replay.show(projection, key: key, region: region, of: state, as: tableFormat)
    } else {
      try await replay.showRoots(of: state, as: tableFormat)
    }
  }

  private var tableFormat: TableFormat { format ?? (options.isJSON ? .json : .table) }
}

extension TableFormat: ExpressibleByArgument {}
