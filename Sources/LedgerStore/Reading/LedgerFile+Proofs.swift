package import EventLedger
package import TransparencyLog

/// Proofs for those who have nothing of the ledger but a public key.
extension LedgerFile {
  /// The proof that an entry is in the log, under its newest checkpoint and with the witnesses'
  /// lines; the entry stands in the proof's extra line.
  package func logProof(of index: UInt64) async throws -> LogProof {
    guard let bytes = try entry(at: index) else { throw noEntry(at: index) }
    let head = newest.checkpoint.treeHead
    let path = try InclusionProof(
      index: index, size: head.size,
      nodeHashes: await newestTiles().hashes(
        at: InclusionProof.nodes(of: index, in: head.size)))
    let lines = try cosignatureLines(at: head.size)
    let note = try UnverifiedNote(newest.logNote.bytes + lines.flatMap { $0 })
    return LogProof(path: path, note: note, extra: bytes)
  }

  /// The proof that the newest checkpoint's tree begins with its first `size` entries, of which
  /// there must be so many; from no entries none is needed.
  func consistencyProof(from size: UInt64) async throws -> ConsistencyProof {
    guard size > 0 else { return ConsistencyProof(hashes: []) }
    let head = newest.checkpoint.treeHead
    return try ConsistencyProof(
      from: size, to: head.size,
      nodeHashes: await newestTiles().hashes(
        at: ConsistencyProof.nodes(from: size, to: head.size)))
  }

  /// The stored tiles, each checked against the newest checkpoint before it is used.
  private func newestTiles() async throws -> VerifiedTileReader<StoredTiles<LedgerFile>> {
    try await VerifiedTileReader(
      head: newest.checkpoint.treeHead, reader: StoredTiles(ledger: self, edge: audit.edge))
  }

  /// The index of the entry that brought the key of an event's author in.
  package func registration(of author: Author) throws -> UInt64 {
    var keys = Table<KeyRow>(source: self)
    guard let row = try keys.row(author.key), let index = try index(of: row.broughtInBy) else {
      throw nothingBroughtIn("\(author.key)")
    }
    return index
  }

  /// The entries that brought a key in are not all there.
  func nothingBroughtIn(_ key: String) -> LedgerError {
    .corrupt(
      self,
      Phrase(
        id: "tidak ada yang membawa masuk kunci \(key)", en: "nothing brought in the key \(key)"))
  }

  /// An event with all that proves it, and what opens some of its sealed values.
  package func eventProof(
    of index: UInt64, opening openings: [Opening] = []
  ) async throws -> EventProof {
    guard let bytes = try entry(at: index) else { throw noEntry(at: index) }
    return EventProof(
      fact: try await logProof(of: index),
      directory: try await directoryProofs(leadingTo: Entry(bytes).event.author.key),
      openings: openings)
  }

  /// The proofs of the entries that lead from the first event to the log's key and to another.
  private func directoryProofs(leadingTo key: Fingerprint) async throws -> [LogProof] {
    var entries = try DirectoryEntries(of: self)
    try entries.add(key: key)
    var proofs: [LogProof] = []
    for index in entries.inOrder() { proofs.append(try await logProof(of: index)) }
    return proofs
  }

  /// The proof of a row as the newest seal states it.
  ///
  /// The sealed state is rebuilt from the entries: the stored rows are of the newest entry.
  package func stateProof(
    of key: String, in projection: String, catalogue: Catalogue
  ) async throws -> StateProof {
    let seal = try newestSeal()
    let state = try await Replay(of: self, catalogue: catalogue).state(at: seal)
    guard let table = state.tables.first(where: { $0.definition.name == projection }) else {
      let names = state.tables.map(\.definition.name).joined(separator: ", ")
      throw LedgerError(
        .notFound,
        Phrase(id: "tidak ada proyeksi \(projection)", en: "there is no projection \(projection)"),
        hint: Phrase(id: "yang ada: \(names)", en: "there are: \(names)"))
    }
    var tree = MerkleTree()
    var found: (row: StoredRow, position: UInt64)?
    for row in table.loadedRows() {
      if row.key.utf8.elementsEqual(key.utf8) { found = (row, tree.size) }
      tree.append(leafHash: StateRoot.leafHash(of: row))
    }
    guard let found else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "\(projection) tidak mempunyai baris \(key) ketika disegel entri \(seal)",
          en: "\(projection) had no row \(key) when entry \(seal) sealed it"))
    }
    guard let bytes = try entry(at: seal) else {
      throw LedgerError.corrupt(
        self, Phrase(id: "entri \(seal) hilang", en: "entry \(seal) is missing"))
    }
    return StateProof(
      projection: projection, row: found.row,
      path: try tree.inclusionProof(of: found.position, in: tree.size),
      seal: try await logProof(of: seal),
      directory: try await directoryProofs(leadingTo: Entry(bytes).event.author.key))
  }

  private func noEntry(at index: UInt64) -> LedgerError {
    LedgerError(
      .notFound,
      Phrase(
        id: "buku besar ini tidak mempunyai entri \(index)",
        en: "the ledger has no entry \(index)"))
  }

  /// The index of the newest seal's entry.
  private func newestSeal() throws -> UInt64 {
    let rows = try rows(of: SealRow.definition.name)
    var seals = Table<SealRow>(source: self)
    guard let day = rows.last?.key, let seal = try seals.row(day) else {
      throw LedgerError(
        .notFound,
        Phrase(id: "tidak ada entri yang menyegel keadaan", en: "no entry seals the state"),
        hint: Phrase(
          id: "layanan log menyegelnya: ledger seal", en: "the service seals it: ledger seal"))
    }
    return seal.index
  }
}
