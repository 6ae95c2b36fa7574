import TransparencyLog

/// An entry's row with everything that follows from its own bytes and the rules.
struct ReadEntry: Sendable {
  let position: Int64
  let leafHash: Hash
  /// The entry, or why the bytes are none.
  let content: Result<PreparedEntry, EventError>
  /// The commitments of the event; none when the copy has no sealed values to compare.
  let commitments: [Commitment]
  /// Whether the event seals more values than one may.
  let sealsTooMany: Bool

  init(_ row: EntryRow, catalogue: Catalogue, withCommitments: Bool) {
    position = row.position
    leafHash = Hash.leaf(row.bytes)
    do throws(EventError) {
      let prepared = PreparedEntry(
        try Entry(row.bytes), at: UInt64(clamping: row.position), catalogue: catalogue)
      content = .success(prepared)
      let all = Commitment.all(in: prepared.event)
      commitments = withCommitments ? all : []
      sealsTooMany = all.count > Opening.countMax
    } catch {
      content = .failure(error)
      commitments = []
      sealsTooMany = false
    }
  }

  /// The event's hash, when the bytes are an entry.
  var eventHash: Hash? { try? content.get().event.hash }
}
