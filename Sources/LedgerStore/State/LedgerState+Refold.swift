import EventLedger
import TransparencyLog

extension LedgerState {
  /// The state of the entries below a size, folded from zero.
  ///
  /// What a revocation sets aside, or a release lifts, is known only when its entry is reached; then the fold begins
  /// again with it known beforehand, as a replay does. The entries below the trusted head's size
  /// are hashed first: a fold is for entries that were taken in, not for what an altered file says.
  static func refolded(
    from ledger: some LedgerReading, upTo size: UInt64, trusting head: TreeHead,
    catalogue: Catalogue, revisions: Revisions = Revisions()
  ) throws -> LedgerState {
    try ledger.checkRoot(of: head)
    return try folded(under: catalogue, knowing: revisions) { state in
      try ledger.forEachEntry(below: size) { bytes in
        try state.foldNext(
          PreparedEntry(Entry(bytes), at: state.size, catalogue: catalogue), in: ledger)
      }
    }
  }
}

extension LedgerReading {
  /// Calls `body` with the stored bytes of every entry below a size, in order.
  func forEachEntry(below size: UInt64, _ body: ([UInt8]) throws -> Void) throws {
    let chunkEntries: UInt64 = 512
    for first in stride(from: 0, to: size, by: Int(chunkEntries)) {
      let count = Int(min(size - first, chunkEntries))
      let chunk = try entries(from: first, count: count)
      guard chunk.count == count else {
        throw LedgerError.corrupt(
          self,
          Phrase(
            id: "entri \(first + UInt64(chunk.count)) hilang",
            en: "entry \(first + UInt64(chunk.count)) is missing"))
      }
      for bytes in chunk { try body(bytes) }
    }
  }

  /// Refuses entries that do not hash to a head that is trusted.
  fileprivate func checkRoot(of head: TreeHead) throws {
    var range = CompactRange()
    try forEachEntry(below: head.size) { range.append(.leaf($0)) }
    guard range.root == head.root else {
      throw LedgerError.corrupt(
        self,
        Phrase(
          id: "entri menghasilkan akar \(range.root), titik periksa menyatakan \(head.root)",
          en: "the entries give the root \(range.root), the checkpoint says \(head.root)"))
    }
  }
}
