package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// What an author keeps: the entry as the log took it in, and the proof that it is in the log.
///
/// The proof leads to the first checkpoint that covers the entry, so that an event has the same
/// receipt however often it is asked for. Whoever holds it can show, with the log's public key
/// alone, that the log has signed a history with this entry at this index.
package struct Receipt: Sendable {
  package let entry: Entry
  /// The entry's index and its path to the checkpoint's root.
  package let path: InclusionProof
  /// The checkpoint as the log signed it.
  package let note: UnverifiedNote
  /// The checkpoint's size and root.
  package let treeHead: TreeHead
  /// Whether the entry counts, as the log saw it when the receipt was written.
  ///
  /// Nothing signs it: it follows from the log, and a revocation can change it.
  package let standing: Standing

  package init(
    entry: Entry, path: InclusionProof, checkpoint: SignedCheckpoint, standing: Standing
  ) {
    self.entry = entry
    self.path = path
    note = checkpoint.logNote
    treeHead = checkpoint.checkpoint.treeHead
    self.standing = standing
  }

  package var index: UInt64 { path.index }
  package var event: Hash { entry.event.hash }

  /// Whether the path leads from the entry to a checkpoint that the key has signed.
  package func isValid(under logKey: NoteVerifier) -> Bool {
    guard let signed = try? SignedCheckpoint.open(note, with: [logKey]) else { return false }
    return (try? path.verify(leafHash: entry.leafHash, in: signed.checkpoint.treeHead)) != nil
  }
}

extension Receipt {
  /// The receipt whole, as `--receipt` keeps it: one canonical line.
  ///
  /// The entry stands in it as it is, so that its bytes can be cut out and hashed.
  package var bytes: [UInt8] {
    let head = "{\"entry\":"
    guard let tail = try? tail.canonicalBytes() else {
      preconditionFailure("a receipt holds text and integers only")
    }
    return Array(head.utf8) + entry.bytes + Array(",".utf8) + tail.dropFirst()
      + Array("\n".utf8)
  }

  /// What programs are told: the receipt without the entry.
  package var summary: JSON {
    JSON(members: [
      ("event", .string("\(event)")), ("index", .integer(Int64(index))),
      ("leaf", .string("\(entry.leafHash)")),
      ("received", .string("\(Timestamp(utc: entry.received))")),
      ("root", .string("\(treeHead.root)")), ("size", .integer(Int64(treeHead.size))),
      ("standing", standing.json),
    ])
  }

  private var tail: JSON {
    JSON(members: [
      ("index", .integer(Int64(index))), ("note", .string(note.bytes.text)),
      ("path", .array(path.hashes.map { .string("\($0)") })), ("standing", standing.json),
    ])
  }
}

extension Standing {
  /// `{"stands":true}`, or false with the reason as code and detail.
  fileprivate var json: JSON {
    guard let reason else { return ["stands": true] }
    return ["detail": .string("\(reason.detail)"), "reason": .string(reason.code), "stands": false]
  }
}
