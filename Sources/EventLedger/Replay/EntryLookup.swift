import TransparencyLog

/// Finds earlier entries for judging and folding later ones.
///
/// In a pass over the entries most of what is needed has just been read, so nearly nothing is read
/// again. The history's own index may have been altered, so what the pass has found out about it
/// comes first.
struct EntryLookup<History: LedgerHistory> {
  private let history: History
  /// Events whose index row is missing or leads elsewhere.
  private var unindexed: [Hash: UInt64] = [:]
  /// When recent entries were received; nil outside a pass.
  private var received: RecentValues<Instant>?

  init(_ history: History) { self.history = history }

  /// For a pass over the entries, which a damaged checkpoint does not end: whoever checks the
  /// checkpoints themselves reports it.
  init(passingOver history: History) {
    self.history = history
    received = RecentValues(capacity: 1 << 16)
  }

  /// Learns where events stand that the history's own index does not lead to.
  mutating func learn(positions: [Hash: UInt64]) {
    unindexed.merge(positions) { $1 }
  }

  /// Learns when an entry was received.
  mutating func learn(received instant: Instant, at index: UInt64) { received?[index] = instant }

  /// Looks up what judging the event at an index needs; nothing from that index on is seen.
  func fetch(_ needs: Needs, before index: UInt64) throws -> Fetched {
    var fetched = Fetched()
    for hash in needs.events {
      guard let found = try unindexed[hash] ?? history.index(of: hash), found < index,
        let entry = try entry(at: found), entry.event.hash == hash
      else { continue }
      fetched.events[hash] = Record(index: found, entry: entry)
    }
    for position in needs.received where position < index {
      fetched.received[position] = try received?[position] ?? entry(at: position)?.received
    }
    if let size = needs.checkpoint, size <= index, let root = try publishedRoot(at: size) {
      fetched.checkpoint = TreeHead(size: size, root: root)
    }
    return fetched
  }

  private func publishedRoot(at size: UInt64) throws -> Hash? {
    guard received != nil else { return try history.publishedRoot(at: size) }
    return try? history.publishedRoot(at: size)
  }

  private func entry(at position: UInt64) throws -> Entry? {
    try history.entries(from: position, count: 1).first.flatMap { try? Entry($0) }
  }
}
