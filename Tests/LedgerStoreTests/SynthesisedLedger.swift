import CanonicalJSON
import DeskPilkada
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Rehearsal
import TransparencyLog

/// A ledger of East Kalimantan in a file, filled with the events of a synthetic season; all its
/// bytes follow from the seed.
struct SynthesisedLedger {
  let path: String
  let catalogue: Catalogue
  /// The fingerprint of each desk's synthetic key.
  let keys: [String: Fingerprint]
  private var writer: LedgerWriter
  private var synthesis: Synthesis
  private(set) var clock: Instant

  /// Opens the ledger in an empty folder.
  init(seed: UInt64, events: Int, at path: String) throws {
    self.path = path
    catalogue = try Pilkada.catalogue()
    let facts = try RegionFacts(province: "64")
    clock = Synthesis.seasonStart
    writer = try LedgerWriter.create(
      at: path, catalogue: catalogue, sealing: TestSealing.keys(), clock: clock,
      signer: StoreFixture.signer,
      submissions: try TestLedger.opening(
        of: catalogue, with: OpeningPlan(facts).drafts, at: clock.advanced(by: -86_400))
    ).writer
    let registrar = TestKey(registrar: 1)
    guard let head = try Self.head(of: registrar, in: writer, at: clock) else {
      throw LedgerError(.key, Phrase(verbatim: "the registrar is not in the directory"))
    }
    synthesis = try Synthesis(
      .init(seed: seed, events: events, start: clock, end: Synthesis.seasonEnd),
      catalogue: catalogue, facts: facts, registrar: registrar.privateKey, head: head, desks: [])
    keys = try Synthesis.keys(seed: seed, facts: facts).mapValues {
      Fingerprint(of: $0.publicKey)
    }
  }

  /// Commits all events of the season, and stops at each of the sizes, which are sorted.
  ///
  /// At every stop the file is opened anew, so that the fold goes on from the stored rows.
  mutating func fill(
    stoppingAt sizes: [UInt64] = [], _ body: (UInt64) async throws -> Void = { _ in }
  ) async throws {
    var stops = sizes[...]
    var size = try writer.newest().checkpoint.treeHead.size
    while let batch = try synthesis.next(after: try writer.newest().checkpoint.treeHead) {
      clock = batch.received
      var rest = batch.submissions[...]
      while !rest.isEmpty {
        let room = stops.first.map { Int($0 - size) } ?? rest.count
        let part = Array(rest.prefix(room))
        rest = rest.dropFirst(part.count)
        try commit(part)
        size += UInt64(part.count)
        guard size == stops.first else { continue }
        stops = stops.dropFirst()
        try reopen()
        try await body(size)
      }
    }
  }

  /// Revokes a desk's key, so that what it wrote from an entry on counts nowhere.
  mutating func revokeKey(of desk: String, setAsideFrom index: UInt64) throws {
    let registrar = TestKey(registrar: 1)
    guard let type = catalogue.type(named: LedgerType.keyRevoked), let key = keys[desk],
      let head = try Self.head(of: registrar, in: writer, at: clock)
    else { throw LedgerError(.notFound, Phrase(verbatim: "there is no key of \(desk)")) }
    let now = Timestamp(clock, offsetMinutes: 480)
    let submission = try EventWriter(key: registrar.privateKey, makeSalt: { [] }).submission(
      for: .init(
        type: type.name, subject: "64", time: now,
        data: [
          "key": .string("\(key)"), "reason": "stolen", "setAsideFrom": .integer(Int64(index)),
        ]), type: type, corrected: nil, at: head, recordedTime: now)
    try commit([submission])
  }

  /// Closes the file and opens it to append again.
  mutating func reopen() throws {
    try writer.close()
    writer = try LedgerWriter.open(at: path, catalogue: catalogue, sealing: TestSealing.keys())
  }

  private func commit(_ submissions: [Submission]) throws {
    _ = try writer.commit(
      submissions, at: clock, signer: StoreFixture.signer, clockChecked: true)
  }

  private static func head(
    of key: TestKey, in writer: LedgerWriter, at clock: Instant
  ) throws -> EventWriter.ChainHead? {
    try writer.commit(at: clock, signer: StoreFixture.signer) { intake in
      try intake.chainHead(of: key.fingerprint)
    }.value
  }
}
