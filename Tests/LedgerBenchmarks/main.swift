import CanonicalJSON
import Foundation

guard let options = BenchmarkOptions(CommandLine.arguments.dropFirst()) else {
  complain(BenchmarkOptions.usage)
  exit(64)
}
do {
  if let errand = options.errand {
    try await Errands.run(errand.kind, on: errand.ledger)
    print(try ChildProcess.ownPeakMegabytes(), terminator: "")
  } else {
    let report = try await measure(options)
    print(try text(of: report, options))
    let missed = try missedRatios(in: report, options)
    for miss in missed { complain("bench: missed: \(miss)") }
    if !missed.isEmpty { exit(1) }
  }
} catch {
  complain("bench: error: \(error)")
  exit(2)
}

/// All figures that were asked for.
func measure(_ options: BenchmarkOptions) async throws -> BenchmarkReport {
  let suites: [any BenchmarkSuite.Type] = [
    JSONBenchmarks.self, SchemaBenchmarks.self, TreeBenchmarks.self, SignatureBenchmarks.self,
    LedgerBenchmarks.self,
  ]
  let machine = MachineState.now
  var measurements: [Measurement] = []
  for suite in suites where options.includes(suite: suite.name) {
    measurements += try await suite.run(options).filter { options.includes(figure: $0.name) }
  }
  return BenchmarkReport(measurements: measurements, machine: machine)
}

/// The report as it is to be printed.
func text(of report: BenchmarkReport, _ options: BenchmarkOptions) throws -> String {
  guard options.isJSON else { return report.text }
  return String(decoding: try report.json.canonicalBytes(), as: UTF8.self)
}

/// What falls short of the file of ratios, where one was given.
func missedRatios(in report: BenchmarkReport, _ options: BenchmarkOptions) throws -> [String] {
  guard let path = options.ratios else { return [] }
  let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
  return try BenchmarkRatios(text).missed(by: report.measurements)
}

func complain(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
