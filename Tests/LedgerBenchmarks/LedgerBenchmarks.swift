import DeskPilkada
import EventLedger
import Foundation
import LedgerStore
import Rehearsal
import TransparencyLog

/// A ledger of synthetic events from its first to its last day: appended, replayed, verified.
struct LedgerBenchmarks: BenchmarkSuite {
  static let name = "ledger"

  private let options: BenchmarkOptions
  private let folder: BenchmarkFolder
  private let limits: MachineLimits

  static func run(_ options: BenchmarkOptions) async throws -> [Measurement] {
    let folder = try BenchmarkFolder(options.folder)
    defer { folder.remove() }
    let limits = try await MachineLimits(in: folder)
    let benchmarks = LedgerBenchmarks(options: options, folder: folder, limits: limits)
    let built = try await benchmarks.build(options.events)
    var measurements = built.measurements
    if options.includes(suite: "ledger.replay") {
      measurements += try await benchmarks.replay(built.ledger)
    }
    if options.includes(suite: "ledger.verify") {
      measurements += try await benchmarks.verify(built.ledger)
    }
    if options.includes(suite: "ledger.memory") {
      measurements += try benchmarks.memory(of: built.ledger, events: options.events)
    }
    measurements += try await benchmarks.projections(of: built.ledger, events: options.events)
    if options.isLarge, options.includes(suite: "ledger.memory") {
      let large = try await benchmarks.build(1_000_000)
      measurements += try benchmarks.memory(of: large.ledger, events: 1_000_000)
      measurements += try await benchmarks.projections(of: large.ledger, events: 1_000_000)
    }
    return measurements
  }

  private func projections(of ledger: String, events: Int) async throws -> [Measurement] {
    guard options.includes(suite: "ledger.projections") else { return [] }
    let benchmarks = ProjectionBenchmarks(folder: folder, catalogue: limits.catalogue)
    return try await benchmarks.figures(of: ledger, events: events)
      + benchmarks.memory(openThings: options.isQuick ? [5_000] : [5_000, 200_000])
  }

  private static let singleCommits = 200

  /// Makes a ledger, or takes the one that an earlier run kept.
  private func build(_ events: Int) async throws -> (ledger: String, measurements: [Measurement]) {
    let path = folder.path(of: "\(events).sqlite")
    guard !FileManager.default.fileExists(atPath: path) else { return (path, []) }
    var ledger = try SyntheticLedger(at: path, events: events, mix: .season)
    var costs: [Double] = []
    while let batch = try ledger.next() {
      let cost = try await Cost.of {
        try await ledger.commit(batch.submissions, at: batch.received)
      }
      costs.append(cost.wall / Double(batch.submissions.count))
    }
    try ledger.writer.close()
    let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let ratio = Double(bytes) / Double(ledger.eventBytes)
    return (
      path,
      [
        Measurement(
          "ledger.append.batch", "events appended in a hundred commits or more",
          1 / costs.median, "events/s",
          beside: ("Ed25519 verifications, all cores", limits.verificationsOfAllCores)),
        Measurement(
          "ledger.append.single", "events appended in durable commits of one",
          1 / (try await secondsOfSingleCommit(beside: events)), "events/s",
          beside: ("durable commits of SQLite alone", limits.commits)),
        Measurement(
          "ledger.disk", "bytes on disk for a byte of an event", ratio, "bytes",
          beside: ("an event alone", 1)),
      ]
    )
  }

  /// The seconds of committing one event, in a small ledger of its own beside that of `events`.
  private func secondsOfSingleCommit(beside events: Int) async throws -> Double {
    var ledger = try SyntheticLedger(
      at: folder.path(of: "single-\(events).sqlite"), events: Self.singleCommits, mix: .season)
    var costs: [Double] = []
    while let batch = try ledger.next() {
      for submission in batch.submissions {
        costs.append(
          try await Cost.of { try await ledger.commit([submission], at: batch.received) }.wall)
      }
    }
    try ledger.writer.close()
    return costs.median
  }

  private func replay(_ path: String) async throws -> [Measurement] {
    let ledger = try LedgerFile.open(at: path)
    let size = try ledger.size
    let reading = try Cost.of {
      for index in stride(from: 0, to: size, by: 512) {
        consume(try ledger.entries(from: index, count: 512))
      }
    }
    let cost = try await medianCost {
      let state = try await Replay(of: ledger, catalogue: limits.catalogue).state(at: size)
      precondition(state.size == size, "a replay folds every entry")
    }
    return [
      Measurement(
        "ledger.replay.read", "entries read from the file, as bytes", Double(size) / reading.wall,
        "events/s", goal: .atLeast(1e6)),
      Measurement(
        "ledger.replay", "events folded into all projections, all cores",
        Double(size) / cost.wall, "events/s", goal: .atLeast(500_000),
        beside: ("reading their bytes", Double(size) / reading.wall)),
      Measurement(
        "ledger.replay.core", "the same for each second of one core",
        Double(size) / cost.processor, "events/s", goal: .atLeast(250_000)),
    ]
  }

  private func verify(_ path: String) async throws -> [Measurement] {
    let size = try LedgerFile.open(at: path).size
    let cost = try await medianCost { try await Errands.verify(path, catalogue: limits.catalogue) }
    return [
      Measurement(
        "ledger.verify", "entries verified by the five proofs, all cores",
        Double(size) / cost.wall, "events/s",
        goal: .atLeast(0.9 * limits.verificationsOfAllCores),
        beside: ("Ed25519 verifications, all cores", limits.verificationsOfAllCores)),
      Measurement(
        "ledger.verify.core", "the same for each second of one core",
        Double(size) / cost.processor, "events/s",
        goal: .atLeast(0.9 * limits.verificationsOfOneCore),
        beside: ("Ed25519 verifications of one core", limits.verificationsOfOneCore)),
    ]
  }

  private func memory(of path: String, events: Int) throws -> [Measurement] {
    let peak = try ChildProcess.peakMegabytes(of: .verify, on: path)
    let idle = try ChildProcess.peakMegabytes(of: .nothing, on: path)
    return [
      Measurement(
        "ledger.memory.\(events)", "peak memory of verifying \(events) events", peak, "MB",
        goal: .atMost(200), beside: ("the same process doing nothing", idle))
    ]
  }

  /// Of three rounds the one with the median time.
  private func medianCost(_ work: () async throws -> Void) async throws -> Cost {
    var costs: [Cost] = []
    for _ in 0..<3 { costs.append(try await Cost.of(work)) }
    costs.sort { $0.wall < $1.wall }
    return costs[1]
  }
}
