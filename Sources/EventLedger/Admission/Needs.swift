package import TransparencyLog

/// What must be looked up in the log before an event can be judged: hashes, indexes, a checkpoint.
///
/// The caller fetches it and hands it back as `Fetched`, so that the rules themselves read no
/// database and are the same for admission and for verification.
package struct Needs: Hashable, Sendable {
  /// Events, by their hashes.
  package var events: Set<Hash> = []
  /// Entries whose `received` is needed, by their indexes.
  package var received: Set<UInt64> = []
  /// A checkpoint that must have been published, by its size.
  package var checkpoint: UInt64?

  package init() {}

  package var isEmpty: Bool { events.isEmpty && received.isEmpty && checkpoint == nil }
}

/// What was found of what was needed.
///
/// What is asked for and missing here is not in the log.
package struct Fetched: Sendable {
  package var events: [Hash: Record] = [:]
  package var received: [UInt64: Instant] = [:]
  package var checkpoint: TreeHead?

  package init() {}
}
