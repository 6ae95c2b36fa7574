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
