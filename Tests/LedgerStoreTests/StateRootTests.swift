import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Rehearsal
import Testing

/// The state of a whole season: the same however it was reached, and the same as it ever was.
struct StateRootTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// Two thousand events, or with `LEDGER_LONG_TESTS` fifty thousand.
  private static let events = environment["LEDGER_LONG_TESTS"] == nil ? 2_000 : 50_000
  private static let stops = 50

  @Test(arguments: SeededRandom.seeds(count: 1))
  func `gives the same roots from stored rows and from zero at any size`(
    seed: UInt64
  ) async throws {
    let fixture = try StoreFixture()
    var generator = SeededRandom(seed: seed)
    var ledger = try SynthesisedLedger(seed: seed, events: Self.events, at: fixture.path)
    let first = try LedgerFile.open(at: fixture.path).size
    var sizes: Set<UInt64> = [first + UInt64(Self.events)]
    while sizes.count < Self.stops {
      sizes.insert(UInt64.random(in: first + 1..<first + UInt64(Self.events), using: &generator))
    }
    var compared = 0
    let catalogue = ledger.catalogue
    try await ledger.fill(stoppingAt: sizes.sorted()) { size in
      try await Self.expectSameState(of: fixture.path, catalogue: catalogue, size: size)
      compared += 1
    }
    #expect(compared == Self.stops)

    let from = UInt64.random(in: first + 100..<first + UInt64(Self.events), using: &generator)
    try ledger.revokeKey(of: "64.71", setAsideFrom: from)
    let size = first + UInt64(Self.events) + 1
    try await Self.expectSameState(of: fixture.path, catalogue: catalogue, size: size)
    try ledger.reopen()
    let setAside = try LedgerFile.open(at: fixture.path).rows(of: SetAsideRow.definition.name)
    #expect(setAside.contains { $0.text.contains(StandingReason.keyCompromised) })
  }

  /// After a wanted change of the rules or a projection: `scripts/pin-roots`.
  @Test func `gives the roots that are pinned`() async throws {
    let fixture = try StoreFixture()
    var ledger = try SynthesisedLedger(seed: 2024, events: 2_000, at: fixture.path)
    try await ledger.fill()
    let file = try LedgerFile.open(at: fixture.path)
    let state = try await Replay(of: file, catalogue: ledger.catalogue).state(at: file.size)
    let projections = try await state.projectionRoots()
    let found =
      ["rules \(ledger.catalogue.version) \(ledger.catalogue.digest)"]
      + projections.map { "\($0.name) \($0.version) \($0.rows) \($0.root)" }
    #expect(
      projections.map(\.root) == state.tables.map { StateRoot.root(of: $0.loadedRows()) })
    let pinned = ProjectFolder.root.appending(path: "Tests/LedgerStoreTests/Pinned/state-roots.txt")
    if Self.environment["LEDGER_PIN_ROOTS"] != nil {
      try Data((found.joined(separator: "\n") + "\n").utf8).write(to: pinned)
    }
    let known = try String(contentsOf: pinned, encoding: .utf8).split(separator: "\n")
    #expect(found.map { $0[...] } == known)
  }

  private static func expectSameState(
    of path: String, catalogue: Catalogue, size: UInt64
  ) async throws {
    let file = try LedgerFile.open(at: path)
    #expect(try file.size == size)
    let state = try await Replay(of: file, catalogue: catalogue).state(at: size)
    for table in state.tables {
      #expect(
        StateRoot.root(of: try file.rows(of: table.definition.name))
          == StateRoot.root(of: table.loadedRows()), "\(table.definition.name) at \(size)")
    }
  }
}

extension StoredRow {
  fileprivate var text: String { String(decoding: value, as: UTF8.self) }
}
