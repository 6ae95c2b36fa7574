import ArgumentParser
import DeskPilkada
import EventLedger
import LedgerStore
import LedgerViews

/// Prints everything about one region.
struct RegionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "region",
    abstract:
      "Show one region down to a village: what it has and lacks, what is open, its history.",
    discussion: """
      A name that several regions have goes on with what it lies in: "Sumber Sari, Sebulu". A code \
      that was replaced leads to the one in force.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var stateOptions: StateOptions

  @Argument(help: "The region: code or name.")
  var region: String

  @Option(help: "How many of the newest events the history shows.")
  var history: Int = 12

  func validate() throws {
    guard history >= 0 else {
      throw ValidationError(
        Phrase(
          id: "--history menerima banyaknya peristiwa", en: "--history takes a number of events"))
    }
  }

  func run() async throws {
    let session = try Session(options)
    let ledger = try session.open()
    let genesis = ledger.genesis
    var shown = try await stateOptions.state(of: ledger, in: session)
    let register = try RegionRegister(PilkadaRows(shown.reader))
    let presentation = session.presentation(of: genesis, names: register.names)
    let code = try find(
      in: register, within: genesis.scope, session: session, presentation: presentation)
    guard
      let overview = try RegionOverview(of: code, at: shown.instant, from: shown.reader)
    else { throw session.error(.unknown(code, nearest: []), presentation: presentation) }
    let history = try RegionHistory(
      of: overview, newest: self.history, in: &shown, of: ledger, under: session.catalogue)
    if options.isJSON {
      let record = RegionRecord(
        of: overview, history: history, size: shown.size, isRehearsal: genesis.isRehearsal)
      return try Terminal.show(json: record.json)
    }
    let view = RegionView(presentation) { session.catalogue.type(named: $0) }
    Terminal.show(view.text(of: overview, history: history, size: shown.size))
  }

  /// The code in force of the region that was named.
  private func find(
    in register: RegionRegister, within scope: Scope, session: Session,
    presentation: Presentation
  ) throws -> String {
    let found = try session.found(in: presentation) { () throws(RegionSearchError) in
      try register.find(region, within: scope)
    }
    if found.oldCode != nil {
      Terminal.complain(RegionListView(presentation).line(of: found))
    }
    return found.code
  }
}
