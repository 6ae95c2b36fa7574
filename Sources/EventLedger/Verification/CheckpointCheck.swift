import TransparencyLog

/// A row of `checkpoints` beside the root that the entries below its size hash to.
struct CheckpointCheck: Sendable {
  let row: CheckpointRow
  /// The root computed from the entries; nil when an entry is missing.
  let root: Hash?
  /// The log key in force at the size; nil when the first event cannot be read.
  let key: NoteVerifier?
  /// Whether the signature was checked at an earlier time.
  var isSignatureKnown = false

  /// The first rule that the row breaks.
  func finding() -> Finding? {
    let note: UnverifiedNote
    let checkpoint: Checkpoint
    do {
      note = try UnverifiedNote(row.note)
      checkpoint = try Checkpoint(text: note.text)
    } catch {
      return finding(Finding.Rule.checkpointForm, "a signed checkpoint", "\(error)")
    }
    guard note.signatures.count == 1 else {
      return finding(
        Finding.Rule.checkpointForm, "the log's signature line alone",
        "\(note.signatures.count) lines")
    }
    if let finding = finding(ofSignatureOn: note) { return finding }
    guard checkpoint.treeHead.size == UInt64(exactly: row.size) else {
      return finding(Finding.Rule.checkpointSize, "\(row.size)", "\(checkpoint.treeHead.size)")
    }
    guard checkpoint.treeHead.root == root else {
      return finding(
        Finding.Rule.treeRoot, "\(checkpoint.treeHead.root)",
        root.map { "\($0)" } ?? "no root, since an entry is missing")
    }
    return nil
  }

  private func finding(ofSignatureOn note: UnverifiedNote) -> Finding? {
    guard let key, !isSignatureKnown else { return nil }
    do {
      _ = try SignedCheckpoint.open(note, with: [key])
      return nil
    } catch {
      return finding(
        Finding.Rule.checkpointSignature, "a signature by \(key.identity)", "\(error)")
    }
  }

  private func finding(_ rule: String, _ expected: String, _ found: String) -> Finding {
    Finding(.history, at: .checkpoint(row.size), rule: rule, expected: expected, found: found)
  }
}
