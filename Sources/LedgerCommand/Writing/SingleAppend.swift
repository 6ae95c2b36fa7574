import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerViews
import TransparencyLog

/// Signs one statement, commits it, and shows its receipt.
struct SingleAppend {
  let session: Session
  var receiptPath: String?
  var clockChecked = false

  /// `statement`: what to say, given the ledger's first event and the present time.
  func run(
    _ statement: (Genesis, Timestamp) throws -> EventWriter.Statement
  ) async throws {
    try receiptPath.map(mustBeNew)
    let key = try session.authorKey()
    let writer = try session.writer()
    let genesis = try writer.genesis()
    let clock = try session.now(inRehearsal: genesis.isRehearsal)
    let author = AuthorAtDesk(session: session, key: key, clock: clock)
    let now = Timestamp(clock, offsetMinutes: genesis.offsetMinutes)
    let statement = try statement(genesis, now)
    let commit = try writer.commit(
      at: clock, signer: try session.logSigner(for: genesis), clockChecked: clockChecked
    ) { intake in
      try author.write(statement, into: &intake)
    }
    try await show(commit.value, from: writer, genesis: genesis)
    try writer.close()
  }

  private func show(
    _ placed: PlacedEvent, from writer: LedgerWriter, genesis: Genesis
  ) async throws {
    guard let receipt = try await writer.receipts(at: [placed.index]).first else {
      throw LedgerError(.corrupt, "entry \(placed.index) is not where it was written")
    }
    if let receiptPath {
      try write(String(decoding: receipt.bytes, as: UTF8.self), mode: 0o644, to: receiptPath)
    }
    if session.options.isJSON { return try session.show(receipt.summary) }
    let facts = ReceiptFacts(
      index: receipt.index, entry: receipt.entry,
      type: session.catalogue.types[receipt.entry.event.type], standing: receipt.standing,
      treeHead: receipt.treeHead)
    let names = try session.regionNames(in: try session.open())
    Terminal.show(ReceiptView(session.presentation(of: genesis, names: names)).text(of: facts))
  }
}
