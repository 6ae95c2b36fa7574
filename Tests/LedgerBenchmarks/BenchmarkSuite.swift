/// Benchmarks of one part of the product; their names begin with the suite's.
protocol BenchmarkSuite {
  static var name: String { get }

  /// Measures everything and adds nothing to what is printed.
  static func run(_ options: BenchmarkOptions) async throws -> [Measurement]
}
