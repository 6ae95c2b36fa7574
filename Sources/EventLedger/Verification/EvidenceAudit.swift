import TransparencyLog

/// The evidence that a file keeps of another history, held against its own.
struct EvidenceAudit {
  private var rows: [(number: Int64, note: UnverifiedNote?, treeHead: TreeHead?)] = []
  private var failure: LedgerError?

  /// Reads the evidence, of which an honest log has none.
  init(_ ledger: some VerifiableLedger) throws {
    var cursor = RowCursor { try ledger.evidenceRows(after: $0, count: $1) }
    while let row = try cursor.next() {
      let note = try? UnverifiedNote(row.note)
      let checkpoint = note.flatMap { try? Checkpoint(text: $0.text) }
      rows.append((row.number, note, checkpoint?.treeHead))
    }
    failure = cursor.failure
  }

  /// The sizes that the notes state.
  var sizes: Set<UInt64> { Set(rows.compactMap(\.treeHead?.size)) }

  /// Reports each note: as a second history when the log key signed it, else as no evidence.
  ///
  /// `roots`: the computed roots at `sizes`, as far as the log reaches; `head` is the log's own.
  func report(
    logKeys: LogKeys, roots: [UInt64: Hash], head: TreeHead, findings: inout FindingLog
  ) {
    for (number, note, _) in rows {
      let signed = note.flatMap { try? logKeys.open($0) }
      let split = signed.flatMap { signed in
        // Where an entry is missing there is no root, and every signed note contradicts it.
        SplitView(signed: signed, head: head) { roots[$0] ?? .emptyTree }
      }
      findings.add(
        split.map { finding(number, $0) }
          ?? Finding(
            .commonHistory, at: .evidence(number), rule: Finding.Rule.evidenceForm,
            expected: .common(.otherHistory),
            found: .common(
              signed.map { .entriesHere($0.checkpoint.treeHead.size) } ?? .anotherText)))
    }
    findings.add(failure, reading: "evidence")
  }

  private func finding(_ number: Int64, _ split: SplitView) -> Finding {
    Finding(
      .commonHistory, at: .evidence(number), rule: Finding.Rule.splitView,
      expected: .verbatim("\(split.held.size):\(split.held.root)"),
      found: .verbatim("\(split.signed.size):\(split.signed.root)"))
  }
}
