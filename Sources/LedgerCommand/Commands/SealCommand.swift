import ArgumentParser
import CanonicalJSON
import EventLedger
import LedgerService
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
    let ledger = try session.appender()
    let seal = try ledger.seal()
    try ledger.close()
    try show(seal, in: session)
  }

  private func show(_ seal: StateSeal, in session: Session) throws {
    if options.isJSON {
      return try Terminal.show(json: [
        "event": .string("\(seal.event)"), "index": .integer(Int64(seal.index)),
        "projections": .array(seal.projections.map(\.json)),
      ])
    }
    let rows = seal.projections.reduce(0) { $0 + $1.rows }
    let told = Phrase(
      id: "entri \(seal.index) menyegel keadaan dari \(seal.index) entri sebelumnya: "
        + "\(seal.projections.count) tabel, \(rows) baris",
      en: "entry \(seal.index) seals the state of the \(seal.index) entries before it: "
        + "\(seal.projections.count) projections, \(rows) rows")
    Terminal.show(told[session.language] + "\n")
  }
}
