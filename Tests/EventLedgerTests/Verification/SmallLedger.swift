import CanonicalJSON
import EventLedger
import LedgerTestSupport
import TransparencyLog

/// A small honest ledger to attack: two desks, KPU and the province over a few rounds, with sealed
/// texts, anchors, a correction and an entry that is set aside.
struct SmallLedger {
  var ledger: TestLedger

  static let firstDesk = TestKey("64.71")
  static let secondDesk = TestKey("64.72")
  static let kpu = TestKey("kpu-64")

  /// The index of the first event of the rounds: the directory stands before it.
  static let firstRound = 9
  /// Events in a round, by author: first desk, second desk, KPU.
  static let roundEvents = 3

  /// The ledger of four rounds, made once: writing it takes longer than most attacks.
  ///
  /// A value that is only ever copied, so that tests may share it.
  private nonisolated(unsafe) static let four = Result { try SmallLedger(playing: 4) }
  /// One that fills a tile.
  private nonisolated(unsafe) static let ninety = Result { try SmallLedger(playing: 90) }

  init() throws { self = try Self.four.get() }

  /// A ledger large enough to have a full tile.
  static func withTile() throws -> SmallLedger { try ninety.get() }

  private init(playing rounds: Int) throws {
    ledger = try TestLedger.opened()
    for round in 0..<rounds { try play(round) }
  }

  private mutating func play(_ round: Int) throws {
    for desk in [Self.firstDesk, Self.secondDesk] {
      try ledger.append(
        ToyDomain.noteWritten, by: desk, subject: desk.name,
        data: ["text": .string("catatan \(round)"), "topic": "security"],
        anchor: ledger.newestAnchor)
    }
    // The toy domain knows no region 64.99: the entry of round 1 is set aside.
    try ledger.append(
      ToyDomain.stockCounted, by: Self.kpu, subject: round == 1 ? "64.99" : "64.72",
      data: ["count": .integer(Int64(round + 10)), "item": "ballot_box"])
  }

  /// The ledger as its file holds it.
  func copy() throws -> LedgerCopy { try LedgerCopy(of: ledger) }

  /// What a verification of a copy reports.
  static func verify(
    _ copy: LedgerCopy, _ configure: (inout VerificationOptions) throws -> Void = { _ in }
  ) async throws -> VerificationReport {
    var options = VerificationOptions()
    options.sealingKeys = TestSealing.keys()
    try configure(&options)
    return try await Verifier.verify(
      copy, catalogue: try ToyDomain.catalogue(), options: options)
  }

  /// The event of an entry with some of its members changed, signed by a key.
  static func rewritten(
    _ bytes: [UInt8], signedBy key: TestKey? = nil, received: Instant? = nil,
    _ change: (JSON) throws -> JSON = { $0 }
  ) throws -> [UInt8] {
    let entry = try Entry(bytes)
    let event = try Event(try change(JSON(entry.event.value)).canonicalBytes())
    let signature = key?.privateKey.signature(for: EventSignature.signedBytes(of: event.bytes))
    return try Entry(
      event: event, received: received ?? entry.received, signature: signature ?? entry.signature
    ).bytes
  }
}

extension VerificationReport {
  /// The rules that a part breaks, sorted; empty when it does not fail.
  func rules(_ part: VerificationPart) -> [String] {
    self[part].findings?.counts.map(\.rule) ?? []
  }

  /// The first finding of a part.
  func first(_ part: VerificationPart) -> Finding? { self[part].findings?.first.first }

  /// The parts that fail.
  var failing: Set<VerificationPart> {
    Set(VerificationPart.allCases.filter { self[$0].findings != nil })
  }
}

extension JSON {
  /// The same event with a member changed, by a pointer.
  func with(_ pointer: String, _ value: JSON) throws -> JSON {
    guard let pointer = JSONPointer(pointer) else { throw TestLedgerError.noSuchType(pointer) }
    return try replacing(at: pointer, with: value)
  }
}
