import CanonicalJSON
import DeskPilkada
import EventLedger
import LedgerTestSupport
import Testing

/// That a correction and a withdrawal leave no trace in any figure, whatever the history.
struct RemovalTests {
  static let types: [EventType] =
    (try? Pilkada.catalogue().types.values.filter { !$0.isLedgerType }
      .sorted { $0.name < $1.name }) ?? []

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

  @Test func `knows what a row of every projection says when nothing was said`() {
    let names = PilkadaState(rows: nil).tables.map(\.definition.name)
    #expect(Set(names) == Set(FoldedRows.blanks.keys))
  }

  @Test(arguments: SeededGenerator.seeds(count: 30))
  func `undoes an addition exactly, in any order`(seed: UInt64) throws {
    var sample = SampleEvents(seed: seed)
    var state = PilkadaState(rows: nil)
    var history: [(record: Record, type: EventType)?] = []
    var entries: UInt64 = 0
    func next() -> UInt64 {
      entries += 1
      return entries - 1
    }
    for index in 0..<400 {
      let type = sample.pick(Self.types)
      let record = try #require(try sample.record(of: type, at: UInt64(index)))
      try state.add(record, type: type, at: next())
      history.append((record, type))
    }
    for position in history.indices.shuffled(using: &sample.generator).prefix(300) {
      let (record, type) = try #require(history[position])
      try state.remove(record, type: type, at: next())
      history[position] = nil
      guard sample.number(3) == 0 else { continue }
      // A correction: other data for the same event.
      let other = try #require(try sample.record(of: type, at: record.index))
      let corrected = Record(
        index: record.index, event: record.event, received: record.received, data: other.data,
        isConfirmed: other.isConfirmed)
      try state.add(corrected, type: type, at: next())
      history[position] = (corrected, type)
    }
    var expected = PilkadaState(rows: nil)
    for (index, item) in history.compactMap({ $0 }).enumerated() {
      try expected.add(item.record, type: item.type, at: UInt64(index))
    }
    let differences = try FoldedRows(state).differences(from: FoldedRows(expected))
    #expect(differences.isEmpty, "\(differences.prefix(3))")
  }
}
