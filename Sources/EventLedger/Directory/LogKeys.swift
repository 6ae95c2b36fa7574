package import CanonicalJSON
package import TransparencyLog

/// The keys that sign a ledger's checkpoints, each from its own place in the log on.
///
/// A checkpoint of size n is valid only under the key in force after n entries. A key that was
/// replaced can sign nothing newer, whoever has it now.
package struct LogKeys: Hashable, Sendable {
  /// One key's time.
  package struct Tenure: Hashable, Sendable {
    package let key: NoteVerifier
    /// The index of the entry with which the key came into force.
    package let since: UInt64
    /// The event that names the key: the first one, or an act.
    package let by: Hash
    /// Of a restarted log, the checkpoints whose history is lost; nil where a key followed another.
    package let lost: [TreeHead]?

    package init(key: NoteVerifier, since: UInt64, by event: Hash, lost: [TreeHead]? = nil) {
      self.key = key
      self.since = since
      by = event
      self.lost = lost
    }
  }

  /// In the order in which they came, the first event's key first; never empty.
  package private(set) var tenures: [Tenure]

  package init(_ genesis: Genesis) {
    tenures = [Tenure(key: genesis.logKey, since: 0, by: genesis.hash)]
  }

  /// The key in force behind the newest entry.
  package var current: NoteVerifier { tenures[tenures.count - 1].key }

  /// The key in force after a number of entries; of more than there are, the newest.
  package func key(at size: UInt64) -> NoteVerifier {
    (tenures.last { $0.since < size } ?? tenures[0]).key
  }

  /// Whether a key was ever in force.
  package func contains(_ key: NoteVerifier) -> Bool { tenures.contains { $0.key == key } }

  /// The index with which the log last began anew; nil when it never did.
  package var restartedAt: UInt64? { tenures.last { $0.lost != nil }?.since }

  /// The restarts of the log, in their order.
  package var restarts: [Tenure] { tenures.filter { $0.lost != nil } }

  package mutating func replace(by tenure: Tenure) { tenures.append(tenure) }

  /// Opens a checkpoint under the log key in force at the size that it states.
  ///
  /// `others`: further keys, as of witnesses, whose lines are checked too.
  package func open(
    _ note: UnverifiedNote, and others: [NoteVerifier] = []
  ) throws(CheckpointError) -> SignedCheckpoint {
    let size = try Checkpoint(text: note.text).treeHead.size
    return try SignedCheckpoint.open(note, with: [key(at: size)] + others)
  }
}

extension LogKeys {
  /// Reads back what `json` wrote; nil when it is something else.
  package init?(_ value: JSONValue) {
    tenures = []
    for element in value.elements {
      guard let key = element["key"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }),
        let since = element["since"]?.integer.flatMap(UInt64.init(exactly:)),
        let by = element["by"]?.string.flatMap(Hash.init(hex:))
      else { return nil }
      var lost: [TreeHead]?
      if let heads = element["lost"]?.elements {
        lost = heads.compactMap { $0.string.flatMap { Anchor($0) }?.treeHead }
      }
      tenures.append(Tenure(key: key, since: since, by: by, lost: lost))
    }
    if tenures.isEmpty { return nil }
  }

  package var json: JSON {
    .array(
      tenures.map { tenure in
        var members: [(name: String, value: JSON)] = [
          ("by", .string("\(tenure.by)")), ("key", .string("\(tenure.key)")),
          ("since", .integer(Int64(tenure.since))),
        ]
        if let lost = tenure.lost {
          let heads = lost.compactMap { Anchor($0) }.map { JSON.string("\($0)") }
          members.append(("lost", .array(heads)))
        }
        return JSON(members: members)
      })
  }
}
