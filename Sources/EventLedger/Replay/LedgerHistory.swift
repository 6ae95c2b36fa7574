import CanonicalJSON
package import TransparencyLog

/// Where a history is read from: a ledger's file, an exported directory, or memory.
///
/// What it hands out is not trusted: a replay computes everything again from the bytes.
package protocol LedgerHistory: Sendable {
  /// The number of entries.
  var size: UInt64 { get throws }

  /// The stored bytes of entries, in order; fewer than asked for only at the end.
  func entries(from index: UInt64, count: Int) throws -> [[UInt8]]

  /// The index of the entry that holds an event; nil when it is not known.
  func index(of event: Hash) throws -> UInt64?

  /// The root of the published checkpoint of a size; nil when none was published.
  func publishedRoot(at size: UInt64) throws -> Hash?
}

extension LedgerHistory {
  /// Looks up what judging an event at an index needs; nothing from that index on is seen.
  package func fetch(_ needs: Needs, before index: UInt64) throws -> Fetched {
    var fetched = Fetched()
    for hash in needs.events {
      guard let found = try self.index(of: hash), found < index,
        let bytes = try entries(from: found, count: 1).first, let entry = try? Entry(bytes),
        entry.event.hash == hash
      else { continue }
      fetched.events[hash] = Record(index: found, entry: entry)
    }
    for position in needs.received where position < index {
      guard let bytes = try entries(from: position, count: 1).first else { continue }
      fetched.received[position] = (try? Entry(bytes))?.received
    }
    if let size = needs.checkpoint, size <= index {
      fetched.checkpoint = try publishedRoot(at: size).map { TreeHead(size: size, root: $0) }
    }
    return fetched
  }
}

extension LedgerState {
  /// The standing of the next entry, with what folding it needs, looked up in the history.
  package mutating func judge(
    _ prepared: PreparedEntry, in history: some LedgerHistory
  ) throws -> (standing: Standing, fetched: Fetched) {
    let size = size
    return try judge(prepared) { try history.fetch($0, before: size) }
  }

  /// The standing of the next entry, with what folding it needs, looked up by the caller.
  ///
  /// `fetch`: called with more each time, until nothing more is needed.
  package mutating func judge(
    _ prepared: PreparedEntry, fetch: (Needs) throws -> Fetched
  ) throws -> (standing: Standing, fetched: Fetched) {
    var asked = Needs()
    var fetched = Fetched()
    // Only events that were fetched can show that more is needed.
    repeat {
      let needs = try needsForStanding(prepared, fetched: fetched)
      guard needs != asked else { break }
      asked = needs
      fetched = try fetch(needs)
    } while !asked.events.isEmpty
    return (try standing(of: prepared, fetched: fetched), fetched)
  }

  /// Judges the next entry and folds it.
  @discardableResult
  package mutating func foldNext(
    _ prepared: PreparedEntry, in history: some LedgerHistory
  ) throws -> Standing {
    let prepared = try underRules(prepared)
    let (standing, fetched) = try judge(prepared, in: history)
    try fold(prepared, standing: standing, fetched: fetched)
    return standing
  }
}
