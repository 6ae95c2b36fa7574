/// Reads hashes and entries out of untrusted tiles and hands out none that does not lead to the
/// root of a trusted tree head.
///
/// Opening reads the log's right edge, a tile a level at most, and folds it to the root. From
/// there each further tile is checked against its parent before its hashes are used. So a reader
/// that exists has a verified edge, and whoever holds a hash from it need not ask where it came
/// from.
public struct VerifiedTileReader<Reader: TileReader> {
  /// The head that everything is checked against.
  public let head: TreeHead
  /// The source of the tiles, not trusted.
  public let reader: Reader
  /// The partial tiles, whose hashes fold to the root.
  private let edge: TileFrontier

  /// Reads and checks the right edge of the log.
  public init(head: TreeHead, reader: Reader) async throws(TileReaderError<Reader.Failure>) {
    self.head = head
    self.reader = reader
    var tiles: [Tile] = []
    for coordinate in TileFrontier.coordinates(of: head.size) {
      tiles.append(try await Self.read(coordinate, from: reader))
    }
    edge = TileFrontier(size: head.size, tiles: tiles)
    guard edge.root == head.root else {
      throw .unverified(path: "the right edge", expected: head.root, found: edge.root)
    }
  }

  /// Reads a tile without checking it.
  private static func read(
    _ coordinate: TileCoordinate, from reader: Reader
  ) async throws(TileReaderError<Reader.Failure>) -> Tile {
    let fetched: Fetched<Tile>
    do { fetched = try await reader.fetch(coordinate) } catch { throw .reader(error) }
    switch fetched {
    case .value(let tile): return tile
    case .missing: throw .missing(path: coordinate.path)
    case .malformed(let found): throw .malformed(path: coordinate.path, found: found)
    }
  }

  /// Reads a tile, and before it those above it that are not known yet, each checked against the
  /// hash that its parent holds.
  private func verifiedTile(
    at coordinate: TileCoordinate, known: inout [TileCoordinate: Tile]
  ) async throws(TileReaderError<Reader.Failure>) -> Tile {
    if let tile = edge.tile(at: coordinate) ?? known[coordinate] { return tile }
    // What is not on the edge is full, and the root of a full tile is a hash of the tile above.
    guard let parent = coordinate.parent(inLogOf: head.size) else {
      throw .outsideLog(size: head.size)
    }
    let above = try await verifiedTile(at: parent, known: &known)
    let tile = try await Self.read(coordinate, from: reader)
    let expected = above.hashes[coordinate.slotInParent]
    guard tile.root == expected else {
      throw .unverified(path: coordinate.path, expected: expected, found: tile.root)
    }
    known[coordinate] = tile
    return tile
  }
}

extension VerifiedTileReader: Sendable where Reader: Sendable {}

extension VerifiedTileReader: HashReader {
  /// The hashes at the coordinates, in their order, each verified.
  ///
  /// Reads each tile that is needed once.
  public func hashes(
    at nodes: [NodeCoordinate]
  ) async throws(TileReaderError<Reader.Failure>) -> [Hash] {
    var known: [TileCoordinate: Tile] = [:]
    var hashes: [Hash] = []
    for node in nodes {
      guard node.number < head.size >> UInt64(node.level),
        let coordinate = TileCoordinate(holding: node, inLogOf: head.size)
      else { throw .outsideLog(size: head.size) }
      hashes.append(try await verifiedTile(at: coordinate, known: &known).hash(of: node))
    }
    return hashes
  }
}

extension VerifiedTileReader where Reader: LogReader {
  /// The entries of a bundle as wide as the log has it, verified.
  public func entryBundle(
    number: UInt64
  ) async throws(TileReaderError<Reader.Failure>) -> EntryBundle {
    guard let coordinate = EntryBundleCoordinate(number: number, inLogOf: head.size) else {
      throw .outsideLog(size: head.size)
    }
    var known: [TileCoordinate: Tile] = [:]
    let tile = try await verifiedTile(at: coordinate.tile, known: &known)
    let bundle = try await read(coordinate)
    for (expected, found) in zip(tile.hashes, bundle.leafHashes) where expected != found {
      throw .unverified(path: coordinate.path, expected: expected, found: found)
    }
    return bundle
  }

  private func read(
    _ coordinate: EntryBundleCoordinate
  ) async throws(TileReaderError<Reader.Failure>) -> EntryBundle {
    let fetched: Fetched<EntryBundle>
    do { fetched = try await reader.fetch(coordinate) } catch { throw .reader(error) }
    switch fetched {
    case .value(let bundle): return bundle
    case .missing: throw .missing(path: coordinate.path)
    case .malformed(let found): throw .malformed(path: coordinate.path, found: found)
    }
  }
}

/// Why a hash or an entry was not handed out.
public enum TileReaderError<ReaderFailure: Error>: Error {
  /// The reader below could not read.
  case reader(ReaderFailure)
  /// The tree head's log does not hold the node or the entries asked for.
  case outsideLog(size: UInt64)
  /// A file is not there.
  case missing(path: String)
  /// A file is not what its place asks for.
  case malformed(path: String, found: Malformation)
  /// A file's hashes do not lead to the root of the tree head.
  case unverified(path: String, expected: Hash, found: Hash)
}

extension TileReaderError: CustomStringConvertible {
  /// The fact, with its values.
  public var description: String {
    switch self {
    case .reader(let failure): "the log could not be read: \(failure)"
    case .outsideLog(let size): "the log of size \(size) does not reach as far"
    case .missing(let path): "\(path) is missing"
    case .malformed(let path, let found): "\(path) is malformed: \(found)"
    case .unverified(let path, let expected, let found):
      "\(path) hashes to \(found), but the tree holds \(expected)"
    }
  }
}
