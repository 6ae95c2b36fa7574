import CanonicalJSON
import DeskPilkada
import EventLedger
import JSONSchema
import LedgerTestSupport
import Rehearsal
import Testing

/// That a correction and a withdrawal leave no trace in any figure, whatever the history.
struct RemovalTests {
  static let catalogue = try? Pilkada.catalogue()
  static let types: [EventType] =
    catalogue?.types.values.filter { !$0.isLedgerType }.sorted { $0.name < $1.name } ?? []

  /// The state before the first event.
  private func blank() throws -> DomainState { try #require(Self.catalogue).domain.state() }

  @Test(arguments: types.map(\.shortName))
  func `has made-up data for every type, and it fits`(name: String) throws {
    let type = try #require(Self.types.first { $0.shortName == name })
    var sample = SampleEvents(seed: 1)
    for index in 0..<20 {
      let record = try #require(
        try sample.record(of: type, at: UInt64(index)), "add \(name) to SampleEvents.makers")
      #expect(type.violations(in: record.data).map(\.description) == [])
    }
  }

  @Test func `knows what a row of every projection says when nothing was said`() throws {
    let names = try blank().tables.map(\.definition.name)
    #expect(Set(names) == Set(FoldedRows.blanks.keys))
  }

  @Test(arguments: SeededRandom.seeds(count: 30))
  func `undoes an addition exactly, in any order`(seed: UInt64) throws {
    var sample = SampleEvents(seed: seed)
    var state = try blank()
    var history: [DecodedEvent?] = []
    var entries: UInt64 = 0
    func next() -> UInt64 {
      entries += 1
      return entries - 1
    }
    for index in 0..<400 {
      let type = sample.pick(Self.types)
      let record = try #require(try sample.record(of: type, at: UInt64(index)))
      let event = try #require(type.kind).decode(record)
      try state.fold(Change(event, at: next(), isAddition: true))
      history.append(event)
    }
    for position in history.indices.shuffled(using: &sample.generator).prefix(300) {
      let event = try #require(history[position])
      try state.fold(Change(event, at: next(), isAddition: false))
      history[position] = nil
      guard sample.number(3) == 0 else { continue }
      // A correction: other data for the same event.
      let record = event.record
      let type = try #require(Self.types.first { $0.shortName == event.kind.name })
      let other = try #require(try sample.record(of: type, at: record.index))
      let corrected = event.kind.decode(
        Record(
          index: record.index, event: record.event, received: record.received, data: other.data,
          isConfirmed: other.isConfirmed))
      try state.fold(Change(corrected, at: next(), isAddition: true))
      history[position] = corrected
    }
    var expected = try blank()
    for (index, event) in history.compactMap({ $0 }).enumerated() {
      try expected.fold(Change(event, at: UInt64(index), isAddition: true))
    }
    let differences = try FoldedRows(state).differences(from: FoldedRows(expected))
    #expect(differences.isEmpty, "\(differences.prefix(3))")
  }
}
