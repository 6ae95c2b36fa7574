import DeskPilkada
import EventLedger
import Foundation
import LedgerStore
import Rehearsal

/// The projections of a season: rebuilt from zero, read back as stored, and shown as a board.
struct ProjectionBenchmarks {
  let folder: BenchmarkFolder
  let catalogue: Catalogue

  /// The figures of one ledger.
  func figures(of path: String, events: Int) async throws -> [Measurement] {
    let file = try LedgerFile.open(at: path)
    let size = try file.size
    var names: [String] = []
    let rebuilding = try await Cost.of {
      let state = try await Replay(of: file, catalogue: catalogue).state(at: size)
      names = state.tables.map(\.definition.name)
    }
    var rows = 0
    let reading = try Cost.of {
      for name in names {
        let stored = try file.rows(of: name)
        rows += stored.count
        consume(StateRoot.root(of: stored))
      }
    }
    let idle = try secondsOfProcess(.nothing, on: path)
    return [
      Measurement(
        "ledger.projections.\(events).zero",
        "all projections over \(events) mixed events rebuilt from zero", rebuilding.wall, "s"),
      Measurement(
        "ledger.projections.\(events).stored",
        "the same read from their \(rows) stored rows, with their roots", reading.wall, "s",
        beside: ("rebuilt from zero", rebuilding.wall)),
      Measurement(
        "ledger.projections.\(events).board",
        "the Monday board from stored projections, a process of its own",
        try secondsOfProcess(.board, on: path) * 1e3, "ms", goal: .atMost(100),
        beside: ("the same process doing nothing", idle * 1e3)),
    ]
  }

  /// The peak memory of rebuilding ledgers in which so many things are open at the end.
  func memory(openThings counts: [Int]) async throws -> [Measurement] {
    var measurements: [Measurement] = []
    for count in counts {
      let path = folder.path(of: "open-\(count).sqlite")
      if !FileManager.default.fileExists(atPath: path) { try await build(path, openThings: count) }
      measurements.append(
        Measurement(
          "ledger.projections.open.\(count)",
          "peak memory of rebuilding a state in which \(count) things are open",
          try ChildProcess.peakMegabytes(of: .replay, on: path), "MB", goal: .atMost(400),
          beside: (
            "the same process doing nothing",
            try ChildProcess.peakMegabytes(of: .nothing, on: path)
          )))
    }
    return measurements
  }

  private func build(_ path: String, openThings count: Int) async throws {
    var ledger = try SyntheticLedger(at: path, events: count, mix: .opening)
    while let batch = try ledger.next() {
      try await ledger.commit(batch.submissions, at: batch.received)
    }
    try ledger.writer.close()
  }

  /// The median of five processes that each begin with nothing in memory.
  private func secondsOfProcess(
    _ errand: ChildProcess.Errand, on path: String
  ) throws -> Double {
    try (0..<5).map { _ in
      try Cost.of { _ = try ChildProcess.peakMegabytes(of: errand, on: path) }.wall
    }.median
  }
}
