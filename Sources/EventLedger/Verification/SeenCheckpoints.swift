import TransparencyLog

/// The checkpoints that an inspector kept, to be held against the log.
struct SeenCheckpoints {
  private let notes: [(note: UnverifiedNote, treeHead: TreeHead)]

  /// - Throws: when a note is no checkpoint: then the inspector brought the wrong file.
  init(_ notes: [UnverifiedNote]) throws(LedgerError) {
    var read: [(UnverifiedNote, TreeHead)] = []
    for note in notes {
      do {
        read.append((note, try Checkpoint(text: note.text).treeHead))
      } catch {
        throw LedgerError(
          .invalidData,
          Phrase(
            id: "sebuah catatan simpanan bukan titik periksa", en: "a kept note is no checkpoint"),
          hint: Phrase(id: "berikan catatan log ini", en: "give a note of this log"),
          cause: error)
      }
    }
    self.notes = read
  }

  /// The sizes that the notes state.
  var sizes: Set<UInt64> { Set(notes.map(\.treeHead.size)) }

  /// Checks the notes' signatures.
  ///
  /// - Throws: when one is not signed by the log key in force at its size: it says nothing about
  ///   this ledger.
  func checkSignatures(with logKeys: LogKeys) throws(LedgerError) {
    for (note, treeHead) in notes {
      do {
        _ = try logKeys.open(note)
      } catch {
        let signer = logKeys.key(at: treeHead.size).identity
        throw LedgerError(
          .key,
          Phrase(
            id: "titik periksa simpanan berukuran \(treeHead.size) tidak ditandatangani \(signer)",
            en: "the kept checkpoint of size \(treeHead.size) is not signed by \(signer)"),
          hint: Phrase(id: "berikan catatan log ini", en: "give a note of this log"), cause: error)
      }
    }
  }

  /// Compares size and root.
  ///
  /// `roots`: the computed roots at `sizes`, as far as the log reaches.
  /// - Returns: the greatest size that agrees.
  func compare(
    withRoots roots: [UInt64: Hash], size: UInt64, findings: inout FindingLog
  ) -> UInt64? {
    var confirmed: UInt64?
    for (_, treeHead) in notes {
      if treeHead.size > size {
        findings.add(
          finding(
            Finding.Rule.seenSize, treeHead, .common(.entries(treeHead.size)),
            .verbatim("\(size)")))
      } else if let root = treeHead.size == 0 ? .emptyTree : roots[treeHead.size],
        root == treeHead.root
      {
        confirmed = max(confirmed ?? 0, treeHead.size)
      } else {
        let found = roots[treeHead.size].map { Finding.Value.verbatim("\($0)") } ?? .log(.noRoot)
        findings.add(
          finding(Finding.Rule.seenRoot, treeHead, .verbatim("\(treeHead.root)"), found))
      }
    }
    return confirmed
  }

  private func finding(
    _ rule: String, _ treeHead: TreeHead, _ expected: Finding.Value, _ found: Finding.Value
  ) -> Finding {
    Finding(
      .commonHistory, at: .seenNote(treeHead.size), rule: rule, expected: expected, found: found)
  }
}
