package import EventLedger
package import LedgerStore

extension LedgerReading {
  /// The number of entries received before an instant, which is the index of the first that was
  /// not; entries are in the order of `received`.
  package func firstIndex(receivedFrom instant: Instant) throws -> UInt64 {
    var low: UInt64 = 0
    var high = try size
    while low < high {
      let middle = low + (high - low) / 2
      if try entry(middle).received < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
