package import EventLedger
import Foundation
package import TransparencyLog

/// A ledger in a folder, in the form of <https://c2sp.org/tlog-tiles>.
///
/// It has what anybody may fetch of a log: the newest checkpoint, the tiles and the entries.
/// Sealed values, the index and stored projections are not in it.
package struct TilesFolder: Sendable {
  /// The number of entries that the checkpoint states; 0 when it cannot be read.
  package let size: UInt64
  /// The checkpoint as it is in the folder, with whatever lines stand under it.
  package let note: [UInt8]
  /// What reads the folder's files.
  package let reader: DirectoryLogReader

  /// The keys of witnesses whose lines under the checkpoint are to be checked.
  private let witnesses: [NoteVerifier]

  /// Opens a folder.
  ///
  /// `witnesses`: the keys under which lines of the checkpoint are checked; those
  /// of other keys say nothing to anybody who does not know them.
  /// - Throws: `LedgerError` when there is no checkpoint in it.
  package init(_ path: String, witnesses: [NoteVerifier] = []) throws {
    reader = DirectoryLogReader(folder: URL(filePath: path, directoryHint: .isDirectory))
    guard let note = try reader.checkpoint() else {
      throw LedgerError(
        .notALedger,
        Phrase(id: "\(path) tidak memuat titik periksa", en: "\(path) holds no checkpoint"),
        hint: Phrase(
          id: "berikan berkas buku besar, atau folder yang ditulis `ledger export tiles`",
          en: "give a ledger's file, or a folder that `ledger export tiles` wrote"))
    }
    self.note = note
    self.witnesses = witnesses
    size = (try? UnverifiedNote(note)).flatMap { try? Checkpoint(text: $0.text).treeHead.size } ?? 0
  }

  /// The entries of a bundle, as many as the log has; nil when it is missing.
  ///
  /// - Throws: `LedgerError` of code `corrupt` when the file is no bundle of these.
  func entryBundle(number: UInt64) throws -> EntryBundle? {
    guard let coordinate = EntryBundleCoordinate(number: number, inLogOf: size) else { return nil }
    if let bytes = try reading({ try reader.entryBundle(at: coordinate) }) {
      return try bundle(bytes, at: coordinate)
    }
    // The full bundle may have taken the place of a partial one.
    guard let full = EntryBundleCoordinate(number: number), full != coordinate,
      let bytes = try reading({ try reader.entryBundle(at: full) })
    else { return nil }
    let entries = try bundle(bytes, at: full).prefix(coordinate.width).map { Array($0) }
    return try EntryBundle(entries: entries)
  }

  private func bundle(
    _ bytes: [UInt8], at coordinate: EntryBundleCoordinate
  ) throws -> EntryBundle {
    do {
      return try EntryBundle(bytes: bytes, count: coordinate.width)
    } catch {
      throw LedgerError(.corrupt, Phrase(verbatim: "\(coordinate)"), because: error)
    }
  }

  /// What stands where a file should be, such as a folder, is damage and no failure to look.
  private func reading(
    _ body: () throws -> [UInt8]?
  ) throws -> [UInt8]? {
    do {
      return try body()
    } catch {
      throw LedgerError(.corrupt, Phrase(of: error), cause: error)
    }
  }
}

extension TilesFolder: VerifiableLedger {
  package var form: LedgerForm { .tiles }

  package func publishedTile(at coordinate: TileCoordinate) throws -> [UInt8]? {
    if let bytes = try reading({ try reader.tile(at: coordinate) }) { return bytes }
    // A narrower one is cut from the tile as wide as the log has it, or from the full one.
    let (level, number) = (coordinate.level, coordinate.number)
    let wider = [
      TileCoordinate(level: level, number: number, inLogOf: size),
      TileCoordinate(level: level, number: number),
    ].compactMap(\.self).filter { $0.width > coordinate.width }
    for tile in wider {
      guard let bytes = try reading({ try reader.tile(at: tile) }) else { continue }
      return Array(bytes.prefix(coordinate.width * Hash.byteCount))
    }
    return nil
  }

  package func entries(from index: UInt64, count: Int) throws -> [[UInt8]] {
    var entries: [[UInt8]] = []
    var next = index
    while next < size, entries.count < count {
      let width = UInt64(TileCoordinate.fullWidth)
      guard let bundle = try entryBundle(number: next / width) else { break }
      let first = Int(next % width)
      let found = bundle[first...].prefix(count - entries.count)
      entries += found.map { Array($0) }
      next += UInt64(found.count)
    }
    return entries
  }

  /// The rows of at most one bundle: the one after the last entry.
  package func entryRows(after last: EntryRow?, count: Int) throws -> [EntryRow] {
    let first = last.map { UInt64(clamping: $0.position) + 1 } ?? 0
    guard first < size else { return [] }
    let entries = try entries(from: first, count: min(count, TileCoordinate.fullWidth))
    guard !entries.isEmpty else {
      let number = first / UInt64(TileCoordinate.fullWidth)
      let place = EntryBundleCoordinate(number: number, inLogOf: size).map { "\($0)" } ?? "a bundle"
      throw LedgerError(.corrupt, Phrase(id: "\(place) hilang", en: "\(place) is missing"))
    }
    return entries.enumerated().map { offset, bytes in
      EntryRow(position: Int64(clamping: first) + Int64(offset), bytes: bytes)
    }
  }

  /// The one checkpoint, with the log's own lines alone.
  package func checkpointRows(after last: CheckpointRow?, count: Int) throws -> [CheckpointRow] {
    guard last.map({ $0.size < Int64(clamping: size) }) ?? true else { return [] }
    return [CheckpointRow(size: Int64(clamping: size), note: logNote?.bytes ?? note)]
  }

  package func cosignatureRows(
    after last: CosignatureRow?, count: Int
  ) throws -> [CosignatureRow] {
    guard last == nil, let signatures = try? UnverifiedNote(note).signatures else { return [] }
    let rows = signatures.compactMap { signature -> CosignatureRow? in
      guard let key = witnesses.first(where: { $0.identity == signature.signer }) else {
        return nil
      }
      return CosignatureRow(
        size: Int64(clamping: size), witness: Array("\(key)".utf8), line: signature.line)
    }
    return rows.sorted { $0.precedes($1) }
  }

  package func publishedRoot(at size: UInt64) throws -> Hash? { try root(at: size) }

  package func structure() -> [Finding] { [] }
  package func index(of event: Hash) -> UInt64? { nil }
  package func tileRows(after last: TileRow?, count: Int) -> [TileRow] { [] }
  package func evidenceRows(after last: EvidenceRow?, count: Int) -> [EvidenceRow] { [] }
  package func indexRowCount() -> UInt64? { nil }
  package func indexRows(after last: IndexRow?, count: Int) -> [IndexRow] { [] }
  package func sealedValueCount() -> UInt64? { nil }
  package func sealedRows(of event: Hash) -> [SealedRow] { [] }
  package func sealedRows(after last: SealedRow?, count: Int) -> [SealedRow] { [] }
  package func storedProjections() -> [StoredProjection]? { nil }
  package func projectionRows(
    of projection: String, after last: StoredProjectionRow?, count: Int
  ) -> [StoredProjectionRow] { [] }
}

extension TilesFolder {
  /// The checkpoint with the lines that bear the log's name; nil when it cannot be read.
  private var logNote: UnverifiedNote? {
    guard let note = try? UnverifiedNote(note), let checkpoint = try? Checkpoint(text: note.text)
    else { return nil }
    let lines = note.signatures.filter { Origin($0.signer.name) == checkpoint.origin }
    return try? UnverifiedNote(text: note.text, signatures: lines)
  }

  /// The root that the log had at a size, from its tiles; nil where one is missing.
  ///
  /// The tiles are held against the entries elsewhere; here they only save folding from the start.
  private func root(at size: UInt64) throws -> Hash? {
    guard size <= self.size else { return nil }
    var levels: [[Hash]] = []
    for tile in TileFrontier.coordinates(of: size) {
      guard
        let there = TileCoordinate(level: tile.level, number: tile.number, inLogOf: self.size),
        let bytes = try publishedTile(at: there), let stored = Tile(coordinate: there, bytes: bytes)
      else { return nil }
      while levels.count < tile.level { levels.append([]) }
      levels.append(Array(stored.hashes.prefix(tile.width)))
    }
    return TileFrontier(levels: levels).root
  }
}
