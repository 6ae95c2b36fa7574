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
    print(try await measure(options))
  }
} catch {
  complain("bench: error: \(error)")
  exit(2)
}

/// All figures that were asked for, as they are to be printed.
func measure(_ options: BenchmarkOptions) async throws -> String {
  let suites: [any BenchmarkSuite.Type] = [
    JSONBenchmarks.self, SchemaBenchmarks.self, TreeBenchmarks.self, SignatureBenchmarks.self,
    LedgerBenchmarks.self,
  ]
  let machine = MachineState.now
  var measurements: [Measurement] = []
  for suite in suites where options.includes(suite: suite.name) {
    measurements += try await suite.run(options).filter { options.includes(figure: $0.name) }
  }
  let report = BenchmarkReport(measurements: measurements, machine: machine)
  guard options.isJSON else { return report.text }
  return String(decoding: try report.json.canonicalBytes(), as: UTF8.self)
}

func complain(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
