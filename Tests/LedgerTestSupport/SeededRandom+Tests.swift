import Foundation
package import Rehearsal

extension SeededRandom {
  /// Seeds for the cases of a random test: `count` new ones, or the one in `LEDGER_TEST_SEED`.
  ///
  /// A case is named by its seed, which thus stands beside what it found.
  package static func seeds(count: Int) -> [UInt64] {
    if let text = ProcessInfo.processInfo.environment["LEDGER_TEST_SEED"],
      let seed = UInt64(text)
    {
      return [seed]
    }
    return (0..<count).map { _ in UInt64.random(in: 1...999_999) }
  }
}
