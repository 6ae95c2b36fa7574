package import CanonicalJSON
package import EventLedger
package import LedgerStore
package import TransparencyLog

/// A ledger that is open to be written to: opened once, audited once, and asked as often as needed.
package struct LedgerAppender {
  package let workplace: Workplace
  /// What the ledger's first event fixed.
  package let genesis: Genesis
  package let writer: LedgerWriter

  /// `toRestart`: for the act that begins a restored copy's log anew.
  package init(at workplace: Workplace, toRestart: Bool = false) throws {
    self.workplace = workplace
    writer = try LedgerWriter.open(
      at: workplace.path, catalogue: workplace.catalogue, sealing: try workplace.sealingKeys(),
      toRestart: toRestart)
    genesis = try writer.genesis()
  }

  /// The present time, as a machine may tell it to this ledger.
  package func now() throws -> Instant { try workplace.machine.now(genesis.isRehearsal) }

  /// An instant in the ledger's own time.
  package func timestamp(_ instant: Instant) -> Timestamp {
    Timestamp(instant, offsetMinutes: genesis.offsetMinutes)
  }

  /// The log's keys, which every commit needs.
  package func logSigner() throws -> any LogSigning {
    try LogKeysAtHand(in: workplace.keys, current: writer.logKeys().current)
  }

  /// The private half of the service's key in force.
  package func serviceKey() throws -> Ed25519PrivateKey {
    for (_, row) in try KeyDirectory(writer.reading).rows()
    where row.role == .service && row.end == nil {
      if let file = workplace.keys.file(of: row.verifier) { return try file.read() }
    }
    return try workplace.keys.file(named: KeyFolder.service).read()
  }

  /// The official names of the regions.
  package func regionNames() throws -> [String: String] {
    try RegionNames.all(in: writer.reading)
  }

  /// The event that a draft would be, and which would stand; nothing is signed, and no other writer
  /// waits.
  package func preview(
    _ draft: EventDraft, by key: Ed25519PrivateKey, at clock: Instant, clockChecked: Bool = false
  ) throws -> UnsignedEvent {
    try mustBelieve(clock, isChecked: clockChecked)
    let author = AuthorAtDesk(at: workplace, key: key, clock: clock)
    return try writer.ask(at: clock, clockChecked: clockChecked) { questions in
      try author.preview(draft, in: &questions)
    }
  }

  /// What goes with a draft into its commit.
  package struct Circumstances {
    /// Whether a person has looked at a clock that is far ahead of the ledger.
    package var clockChecked = false
    /// The newest checkpoint that the author had seen, where that was not in this file.
    package var note: UnverifiedNote?
    /// Further registrars who agree with an act in the same commit.
    package var approvers: [Ed25519PrivateKey] = []

    package init() {}
  }

  /// Signs a draft and commits it.
  package func append(
    _ draft: EventDraft, by key: Ed25519PrivateKey, at clock: Instant,
    _ circumstances: Circumstances = Circumstances()
  ) async throws -> AppendedEvent {
    try mustBelieve(clock, isChecked: circumstances.clockChecked)
    let author = AuthorAtDesk(at: workplace, key: key, clock: clock, note: circumstances.note)
    let commit = try writer.commit(
      at: clock, signer: try logSigner(), clockChecked: circumstances.clockChecked
    ) { intake in
      let placed = try author.write(draft, into: &intake)
      for approver in circumstances.approvers {
        _ = try AuthorAtDesk(at: workplace, key: approver, clock: clock).write(
          .act(
            LedgerType.actApproved, subject: genesis.scope.code, time: timestamp(clock),
            data: ["act": .string("\(placed.event)")]), into: &intake)
      }
      return placed
    }
    return try await appended(commit.value)
  }

  private func appended(_ placed: PlacedEvent) async throws -> AppendedEvent {
    guard let receipt = try await writer.receipts(at: [placed.index]).first else {
      throw LedgerError(
        .corrupt,
        Phrase(
          id: "entri \(placed.index) tidak ada di tempat ia ditulis",
          en: "entry \(placed.index) is not where it was written"))
    }
    return AppendedEvent(
      receipt: receipt, type: workplace.catalogue.types[receipt.entry.event.type],
      regionNames: try RegionNames.of(receipt.entry.event.subject, in: writer.reading))
  }

  /// Whether something that was erased may still stand in the file's bytes.
  package func isErasureUnfinished() throws -> Bool { try writer.isErasureUnfinished() }

  /// Removes every trace of what was erased; says whether that is done.
  package func finishErasure() throws -> Bool { try writer.finishErasure() }

  /// Whether a renewal of the sealing key was begun and not finished.
  package func isRenewalUnfinished() throws -> Bool {
    try writer.renewal() != nil || workplace.keys.nextSealingKey.isThere
  }

  /// Lets go of the file.
  package func close() throws { try writer.close() }
}

/// An event that was just taken in, with the receipt that its author keeps.
package struct AppendedEvent {
  private let receipt: Receipt
  private let type: EventType?
  /// The official name of the region that the event is about.
  package let regionNames: [String: String]

  init(receipt: Receipt, type: EventType?, regionNames: [String: String]) {
    self.receipt = receipt
    self.type = type
    self.regionNames = regionNames
  }

  /// The receipt whole: one canonical line.
  package var receiptBytes: [UInt8] { receipt.bytes }

  /// What programs are told.
  package var json: JSON { receipt.summary }

  package var facts: ReceiptFacts {
    ReceiptFacts(
      index: receipt.index, entry: receipt.entry, type: type, standing: receipt.standing,
      treeHead: receipt.treeHead)
  }
}

extension EventDraft {
  /// A draft of one of the ledger's own types.
  package static func act(
    _ type: String, subject: String, time: Timestamp, data: JSON
  ) -> EventDraft {
    .init(type: "\(LedgerType.prefix).\(type).v1", subject: subject, time: time, data: data)
  }
}
