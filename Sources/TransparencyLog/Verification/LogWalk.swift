/// The state of a ``LogVerifier`` on its way from the first entry bundle to the last.
struct LogWalk<Reader: LogReader> {
  private let head: TreeHead
  private let reader: Reader
  private let findingCountMax: Int
  private var findings: [LogFinding] = []
  private var entriesRead: UInt64 = 0
  private var tilesRead: UInt64 = 0
  private var hasLeftOutFindings = false
  /// The tile under way on each level, the leaves' first.
  private var tiles: [WalkedTile] = []
  /// The entries so far; nil once a bundle could not be read.
  private var entryRange: CompactRange? = CompactRange()

  init(head: TreeHead, reader: Reader, findingCountMax: Int) {
    self.head = head
    self.reader = reader
    self.findingCountMax = findingCountMax
  }

  /// Whether there is room for a finding.
  var hasRoom: Bool { findings.count < findingCountMax }

  /// Reads a bundle and its tile, compares them, and climbs as far as tiles are filled.
  mutating func step(
    over coordinate: EntryBundleCoordinate
  ) async throws(Reader.Failure) -> EntryBundle? {
    let bundle = value(
      of: try await reader.fetch(coordinate), at: .entryBundle(coordinate),
      expected: .entries(coordinate.width))
    let leafHashes = bundle?.leafHashes
    try await open(coordinate.tile)
    compareLeaves(leafHashes, from: coordinate.firstIndex)
    tiles[0].fill(with: leafHashes)
    append(leafHashes)
    try await close(level: 0)
    return bundle
  }

  /// Compares what is left when all bundles have been read: the right edge and the root.
  mutating func finish() {
    if let found = edgeRoot, found != head.root {
      add(.rightEdge, .edgeRoot, .hash(head.root), .hash(found))
    }
    if let found = entryRange?.root, found != head.root {
      add(.log, .root, .hash(head.root), .hash(found))
    }
  }

  func report(isComplete: Bool) -> LogReport {
    LogReport(
      head: head, entriesRead: entriesRead, tilesRead: tilesRead, findings: findings,
      isComplete: isComplete && !hasLeftOutFindings)
  }

  /// Reads a tile and makes it the one under way on its level.
  private mutating func open(_ coordinate: TileCoordinate) async throws(Reader.Failure) {
    let stored = value(
      of: try await reader.fetch(coordinate), at: .tile(coordinate),
      expected: .bytes(coordinate.width * Hash.byteCount))
    if stored != nil { tilesRead += 1 }
    let walked = WalkedTile(coordinate: coordinate, stored: stored)
    if tiles.count == coordinate.level {
      tiles.append(walked)
    } else {
      tiles[coordinate.level] = walked
    }
  }

  /// Takes the tile under way on a level up into the one above, when it is full.
  private mutating func close(level: Int) async throws(Reader.Failure) {
    let tile = tiles[level]
    guard tile.coordinate.isFull, tile.isFilled,
      let parent = tile.coordinate.parent(inLogOf: head.size)
    else { return }
    if tile.coordinate.slotInParent == 0 { try await open(parent) }
    let root = tile.root
    if let root, let expected = tiles[level + 1].storedHash, root != expected {
      add(.tile(tile.coordinate), .tileHash, .hash(expected), .hash(root))
    }
    tiles[level + 1].fill(with: root)
    try await close(level: level + 1)
  }

  private mutating func compareLeaves(_ leafHashes: [Hash]?, from first: UInt64) {
    guard let leafHashes, let stored = tiles[0].stored, stored.hashes != leafHashes else {
      return
    }
    for (position, (expected, found)) in zip(stored.hashes, leafHashes).enumerated()
    where expected != found {
      add(.entry(first + UInt64(position)), .leafHash, .hash(expected), .hash(found))
    }
  }

  /// Adds the entries of a bundle to the root over the entries alone.
  private mutating func append(_ leafHashes: [Hash]?) {
    guard let leafHashes else {
      entryRange = nil
      return
    }
    entriesRead += UInt64(leafHashes.count)
    guard leafHashes.count == TileCoordinate.fullWidth else {
      for hash in leafHashes { entryRange?.append(hash) }
      return
    }
    if let root = tiles[0].computedRoot {
      entryRange?.append(root, level: TileCoordinate.height)
    }
  }

  /// The root that the partial tiles fold to; nil when one of them could not be read.
  private var edgeRoot: Hash? {
    let coordinates = TileFrontier.coordinates(of: head.size)
    let stored = coordinates.compactMap { tiles[$0.level].stored }
    guard stored.count == coordinates.count else { return nil }
    return TileFrontier(size: head.size, tiles: stored).root
  }

  /// The value that was read; otherwise nil, and a finding.
  private mutating func value<Value>(
    of fetched: Fetched<Value>, at place: LogFinding.Place, expected: LogFinding.Value
  ) -> Value? {
    switch fetched {
    case .value(let value): return value
    case .missing: add(place, .present, expected, .nothing)
    case .malformed(let found): add(place, .wellFormed, expected, .malformed(found))
    }
    return nil
  }

  private mutating func add(
    _ place: LogFinding.Place, _ rule: LogFinding.Rule, _ expected: LogFinding.Value,
    _ found: LogFinding.Value
  ) {
    guard hasRoom else {
      hasLeftOutFindings = true
      return
    }
    findings.append(LogFinding(place: place, rule: rule, expected: expected, found: found))
  }
}

/// A tile that a verifier is under way in: as it is stored, and as it follows from what lies
/// below it.
struct WalkedTile {
  let coordinate: TileCoordinate
  /// The tile as it was read; nil when it could not be.
  let stored: Tile?
  /// The hashes that follow from below so far, nil where they are not known.
  private var computed: [Hash?] = []
  /// The root of these hashes, once they are all there and all known.
  private(set) var computedRoot: Hash?

  init(coordinate: TileCoordinate, stored: Tile?) {
    self.coordinate = coordinate
    self.stored = stored
  }

  /// Whether all hashes have been passed.
  var isFilled: Bool { computed.count == coordinate.width }

  /// The stored hash for what comes next from below.
  var storedHash: Hash? { stored?.hashes[computed.count] }

  /// Takes the next hash from below.
  mutating func fill(with hash: Hash?) {
    computed.append(hash)
    computeRoot()
  }

  /// Takes all hashes from below at once.
  mutating func fill(with hashes: [Hash]?) {
    computed = hashes ?? Array(repeating: nil, count: coordinate.width)
    computeRoot()
  }

  private mutating func computeRoot() {
    guard coordinate.isFull, isFilled else { return }
    let hashes = computed.compactMap(\.self)
    if hashes.count == coordinate.width { computedRoot = Tile.root(of: hashes[...]) }
  }

  /// The root of the full tile: of the stored hashes, so that what they differ in from below is
  /// found there and not at every tile above as well; without them, of the hashes from below.
  var root: Hash? {
    // Where the two agree they have one root, and it need not be hashed twice.
    guard let stored, stored.hashes != computed else { return computedRoot }
    return stored.root
  }
}
