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
    try EntryLookup(self).fetch(needs, before: index)
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

  /// Judges the next entry and folds it, with what is looked up in the history.
  @discardableResult
  package mutating func foldNext(
    _ prepared: PreparedEntry, in history: some LedgerHistory
  ) throws -> Standing {
    let size = size
    return try foldNext(try underRules(prepared)) { try history.fetch($0, before: size) }
  }

  /// Judges the next entry, prepared under the rules at its index, and folds it.
  @discardableResult
  mutating func foldNext(
    _ prepared: PreparedEntry, fetch: (Needs) throws -> Fetched
  ) throws -> Standing {
    let (standing, fetched) = try judge(prepared, fetch: fetch)
    try fold(prepared, standing: standing, fetched: fetched)
    return standing
  }

  /// A state folded from zero, and again as long as a revocation or a release reaches entries that
  /// were folded without it.
  ///
  /// `revisions`: what is known of them beforehand.
  package static func folded(
    under catalogue: Catalogue, knowing revisions: Revisions,
    _ fold: (inout LedgerState) throws -> Void
  ) throws -> LedgerState {
    var revisions = revisions
    while true {
      var state = LedgerState(catalogue: catalogue, revisions: revisions)
      try fold(&state)
      guard state.needsRefold else { return state }
      revisions = state.revisions
    }
  }
}
