import ArgumentParser
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerViews

/// Prints the secretary's one page.
struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Print the secretary's one page: who reported, what is lacking, which limits run.",
    discussion: """
      The reports of the last four meetings, whether every village is complete and by name which \
      is not, serious incidents, limits of cases, overdue instructions. --json names everything \
      that the page only counts.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var stateOptions: StateOptions

  @Option(help: "The meeting's label (default: the newest whose cut-off has passed).")
  var meeting: String?

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let genesis = ledger.genesis
    let shown = try await stateOptions.state(of: ledger, in: session)
    guard
      let brief = try MondayBrief(
        meeting: meeting, at: shown.instant, offsetMinutes: genesis.offsetMinutes,
        from: shown.reader)
    else { throw session.noMeeting(meeting) }
    if options.isJSON {
      let record = BriefRecord(
        of: brief, size: shown.size, isRehearsal: genesis.isRehearsal,
        offsetMinutes: genesis.offsetMinutes)
      return try Terminal.show(json: record.json)
    }
    let view = BriefView(
      session.presentation(of: genesis, names: try session.regionNames(in: shown.reader)),
      incidentType: session.catalogue.type(named: PilkadaType.incidentReported))
    Terminal.show(view.text(of: brief, size: shown.size))
  }
}
