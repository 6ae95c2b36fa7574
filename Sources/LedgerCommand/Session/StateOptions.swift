import ArgumentParser
import EventLedger
import LedgerStore

/// Which state a view is of, and the time it is judged at.
struct StateOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: "Rebuild the state up to a size, a time, or the file of a checkpoint.")
  var asOf: String?

  @Option(name: .customLong("at"), help: "As of when (default: now).")
  var instant: String?

  /// The state that is asked for: what is stored, or what the entries below a size make.
  func state(of ledger: LedgerFile, in session: Session) async throws -> ShownState {
    let genesis = ledger.genesis
    let instant =
      try instant.map { try session.time($0, in: genesis).instant }
      ?? session.now(inRehearsal: genesis.isRehearsal)
    guard let asOf else {
      return ShownState(
        reader: ledger, state: try ledger.state(under: session.catalogue), size: try ledger.size,
        instant: instant)
    }
    let size = try ReplaySize(asOf, session: session).size(in: ledger)
    let state = try await ReplayRun(session: session, ledger: ledger, size: size).state()
    return ShownState(reader: ReplayedRows(state), state: state, size: size, instant: instant)
  }
}

/// A state to make views of.
struct ShownState {
  let reader: any ProjectionReader
  /// The same state for questions about single events.
  var state: LedgerState
  /// The number of entries it was folded from.
  let size: UInt64
  let instant: Instant
}
