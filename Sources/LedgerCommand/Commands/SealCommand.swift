import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
import LedgerStore
import LedgerViews

/// Lets the service state the root of every projection.
struct SealCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Seal the state: the service signs the root of every projection, once a day.",
    discussion: """
      Then `ledger prove-state` can prove a row to whoever has nothing but the log's public key, \
      and `ledger verify` on a folder of tiles can check what the service stated.
      """)

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let session = try Session(options)
    let key = try session.serviceKey()
    let writer = try session.writer()
    let genesis = try writer.genesis()
    let clock = try session.now(inRehearsal: genesis.isRehearsal)
    let now = Timestamp(clock, offsetMinutes: genesis.offsetMinutes)
    let author = AuthorAtDesk(session: session, key: key, clock: clock)
    let sealed = try writer.commit(at: clock, signer: try session.logSigner(for: genesis)) {
      intake in
      let projections = try intake.sealedProjections()
      let draft = EventDraft(
        type: LedgerType.stateSealed, subject: genesis.scope.code, time: now,
        data: ["projections": .array(projections.map(\.json))])
      return (try author.write(draft, into: &intake), projections)
    }.value
    try writer.close()
    try show(sealed.0, sealed.1, in: session)
  }

  private func show(
    _ placed: PlacedEvent, _ projections: [SealedProjection], in session: Session
  ) throws {
    if options.isJSON {
      return try Terminal.show(json: [
        "event": .string("\(placed.event)"), "index": .integer(Int64(placed.index)),
        "projections": .array(projections.map(\.json)),
      ])
    }
    let rows = projections.reduce(0) { $0 + $1.rows }
    let told = Phrase(
      id: "entri \(placed.index) menyegel keadaan dari \(placed.index) entri sebelumnya: "
        + "\(projections.count) tabel, \(rows) baris",
      en: "entry \(placed.index) seals the state of the \(placed.index) entries before it: "
        + "\(projections.count) projections, \(rows) rows")
    Terminal.show(told[session.language] + "\n")
  }
}
