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
    do throws(CheckpointError) {
      (note, checkpoint) = try read()
    } catch {
      return finding(Finding.Rule.checkpointForm, .log(.checkpoint), .log(.refused(error)))
    }
    guard note.signatures.count == 1 else {
      return finding(
        Finding.Rule.checkpointForm, .log(.oneLine), .log(.lines(note.signatures.count)))
    }
    // A log of this kind writes none, and nothing reads any: what stands there is hidden.
    guard checkpoint.extensionLines.isEmpty else {
      return finding(
        Finding.Rule.checkpointForm, .log(.noExtension),
        .log(.lines(checkpoint.extensionLines.count)))
    }
    if let finding = finding(ofSignatureOn: note) { return finding }
    guard checkpoint.treeHead.size == UInt64(exactly: row.size) else {
      return finding(
        Finding.Rule.checkpointSize, .verbatim("\(row.size)"),
        .verbatim("\(checkpoint.treeHead.size)"))
    }
    guard checkpoint.treeHead.root == root else {
      return finding(
        Finding.Rule.treeRoot, .verbatim("\(checkpoint.treeHead.root)"),
        root.map { .verbatim("\($0)") } ?? .log(.noRoot))
    }
    return nil
  }

  private func read() throws(CheckpointError) -> (UnverifiedNote, Checkpoint) {
    let note: UnverifiedNote
    do { note = try UnverifiedNote(row.note) } catch { throw .note(error) }
    return (note, try Checkpoint(text: note.text))
  }

  private func finding(ofSignatureOn note: UnverifiedNote) -> Finding? {
    guard let key, !isSignatureKnown else { return nil }
    do {
      _ = try SignedCheckpoint.open(note, with: [key])
      return nil
    } catch {
      return finding(
        Finding.Rule.checkpointSignature, .log(.signature(key.identity)), .log(.refused(error)))
    }
  }

  private func finding(
    _ rule: String, _ expected: Finding.Value, _ found: Finding.Value
  ) -> Finding {
    Finding(.history, at: .checkpoint(row.size), rule: rule, expected: expected, found: found)
  }
}
