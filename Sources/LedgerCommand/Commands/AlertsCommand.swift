import ArgumentParser
import DeskPilkada
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews

/// Prints what needs somebody's attention.
struct AlertsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "List what needs attention now, the most urgent first, and who does what next.",
    discussion: """
      Silent desks, limits that ran out, counts that differ, keys and clocks that are wrong: all of \
      it follows from the events and the time. Exit status 1 when an alert is high.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "Only alerts that began at this time or later.")
  var since: String?

  @Option(name: .customLong("at"), help: "As of when (default: now).")
  var instant: String?

  @Option(help: "table, json or csv.")
  var format: TableFormat?

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let genesis = ledger.genesis
    let instant =
      try instant.map { try session.time($0, in: genesis).instant }
      ?? session.now(inRehearsal: genesis.isRehearsal)
    let start = try since.map { try session.time($0, in: genesis).instant }
    let alerts = try Alert.all(
      over: PilkadaRows(ledger), at: instant, offsetMinutes: genesis.offsetMinutes,
      received: { try ledger.entry($0).received }
    ).filter { alert in start.map { alert.since >= $0 } ?? true }
    let presentation = session.presentation(of: genesis, names: try session.regionNames(in: ledger))
    let view = AlertsView(presentation)
    switch format ?? (options.isJSON ? .json : .table) {
    case .table: Terminal.show(view.text(of: alerts, at: instant, size: try ledger.size))
    case let other: Terminal.show(presentation.table(view.table(of: alerts), as: other))
    }
    if alerts.contains(where: { $0.severity == .high }) { throw ExitCode(ExitStatus.findings) }
  }
}
