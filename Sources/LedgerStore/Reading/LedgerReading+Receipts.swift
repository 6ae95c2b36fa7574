package import EventLedger
package import TransparencyLog

extension LedgerReading {
  /// Whether an entry counts, as the stored state says.
  package func storedStanding(of event: Hash) throws -> Standing {
    var setAside = Table<SetAsideRow>(source: self)
    return try setAside.row(event).map { .setAside($0.reason) } ?? .stands
  }

  /// The receipts of entries, each proven against the first checkpoint that covers it.
  ///
  /// The hashes are read through a verified reader: a receipt that is returned is valid.
  func receipts(
    at indexes: some Sequence<UInt64>, edge: TileFrontier, logKeys: LogKeys
  ) async throws -> [Receipt] {
    let tiles = StoredTiles(ledger: self, edge: edge)
    var receipts: [Receipt] = []
    var last: (checkpoint: SignedCheckpoint, reader: VerifiedTileReader<StoredTiles<Self>>)?
    for index in indexes {
      guard let bytes = try entry(at: index), let note = try checkpoint(covering: index) else {
        throw LedgerError(
          .notFound,
          Phrase(
            id: "buku besar ini tidak mempunyai entri \(index)",
            en: "the ledger has no entry \(index)"))
      }
      let checkpoint = try logKeys.open(note)
      let head = checkpoint.checkpoint.treeHead
      if last?.checkpoint != checkpoint {
        last = (checkpoint, try await VerifiedTileReader(head: head, reader: tiles))
      }
      guard let reader = last?.reader else { preconditionFailure("the reader was just made") }
      let nodes = try InclusionProof.nodes(of: index, in: head.size)
      let path = try InclusionProof(
        index: index, size: head.size, nodeHashes: await reader.hashes(at: nodes))
      let entry = try Entry(bytes)
      try path.verify(leafHash: entry.leafHash, in: head)
      receipts.append(
        Receipt(
          entry: entry, path: path, checkpoint: checkpoint,
          standing: try storedStanding(of: entry.event.hash)))
    }
    return receipts
  }
}
