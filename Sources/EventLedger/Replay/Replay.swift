import TransparencyLog

/// Rebuilds the state of a size from the entries alone.
package struct Replay<History: LedgerHistory>: Sendable {
  private let history: History
  private let catalogue: Catalogue

  package init(of history: History, catalogue: Catalogue) {
    self.history = history
    self.catalogue = catalogue
  }

  /// An entry as it was folded: its index, and whether it counts.
  package struct Step {
    package let index: UInt64
    package let prepared: PreparedEntry
    package let standing: Standing
  }

  /// The state of the entries below a size.
  ///
  /// A revocation or a release can change the standing of entries that were already folded; then
  /// the fold begins again with it known beforehand, and `observe` sees the entries once more.
  ///
  /// `observe`: called after each fold, with the state after it.
  package func state(
    at size: UInt64, observe: (Step, inout LedgerState) throws -> Void = { _, _ in }
  ) async throws -> LedgerState {
    var revisions = Revisions()
    while true {
      var state = LedgerState(catalogue: catalogue, revisions: revisions)
      try await fold(into: &state, upTo: size, observe: observe)
      guard state.needsRefold else { return state }
      revisions = state.revisions
    }
  }

  /// Folds on from the state's own size.
  ///
  /// When a revocation makes the state useless the fold goes on all the same: it finds the
  /// revocations still to come, so that one more fold suffices.
  package func fold(
    into state: inout LedgerState, upTo size: UInt64,
    observe: (Step, inout LedgerState) throws -> Void = { _, _ in }
  ) async throws {
    let history = history
    let catalogue = catalogue
    var from = state.size
    var lookup = EntryLookup(passingOver: history)
    try await mapInOrder(
      next: { () throws -> (first: UInt64, entries: [[UInt8]])? in
        guard from < size else { return nil }
        let count = Int(min(UInt64(Self.chunkEntries), size - from))
        let chunk = try history.entries(from: from, count: count)
        guard chunk.count == count else {
          throw ReplayError.entryMissing(from + UInt64(chunk.count))
        }
        defer { from += UInt64(count) }
        return (from, chunk)
      },
      transform: { chunk in
        try chunk.entries.enumerated().map { offset, bytes in
          PreparedEntry(try Entry(bytes), at: chunk.first + UInt64(offset), catalogue: catalogue)
        }
      },
      consume: { chunk in
        for prepared in chunk {
          let index = state.size
          let prepared = try state.underRules(prepared)
          lookup.learn(received: prepared.entry.received, at: index)
          let standing = try state.foldNext(prepared) { try lookup.fetch($0, before: index) }
          try observe(Step(index: index, prepared: prepared, standing: standing), &state)
        }
      })
  }

  private static var chunkEntries: Int { 512 }
}

/// Why a history cannot be replayed.
package enum ReplayError: Error, Hashable, CustomStringConvertible {
  case entryMissing(UInt64)

  package var description: String {
    switch self {
    case .entryMissing(let index): "entry \(index) is missing"
    }
  }
}
