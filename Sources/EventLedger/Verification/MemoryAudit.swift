import TransparencyLog

/// Holds a ledger against what its verifier remembers of it.
struct MemoryAudit {
  private let memory: VerificationMemory
  /// Whether signatures that were checked then are passed over now.
  private let isBelieved: Bool

  /// Nil when nothing is remembered.
  init?(_ options: VerificationOptions) {
    guard let memory = options.memory else { return nil }
    self.memory = memory
    isBelieved = options.believesMemory
  }

  /// The size at which the roots are compared.
  var size: UInt64 { memory.head.size }

  /// What became of it, for the report.
  var use: MemoryUse { MemoryUse(size: size, isBelieved: isBelieved) }

  /// Whether the signature of an entry was checked before.
  func covers(entry index: UInt64) -> Bool { isBelieved && index < size }

  /// Whether the signature of a checkpoint was checked before.
  func covers(checkpoint size: Int64) -> Bool { isBelieved && size <= Int64(clamping: self.size) }

  /// Whether signatures were passed over that are none of those checked before, so that everything
  /// must be checked after all.
  func isMisled(by tree: TreeAudit) -> Bool {
    isBelieved
      && (tree.noted[size] != memory.head.root || tree.notedCheckpoints[size] != memory.checkpoints)
  }

  /// Compares the history with the one remembered.
  ///
  /// - Throws: when it is that of another ledger: then the inspector brought the wrong memory.
  func compare(
    with tree: TreeAudit, genesis: Hash?, findings: inout FindingLog
  ) throws(LedgerError) {
    if let genesis, genesis != memory.genesis {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "ingatan ini milik buku besar lain, yang diawali peristiwa \(memory.genesis)",
          en: "the memory is of another ledger, which begins with event \(memory.genesis)"),
        hint: Phrase(
          id: "berikan ingatan buku besar ini, atau nama berkas baru",
          en: "give the memory of this ledger, or the name of a new file"))
    }
    if tree.size < size {
      findings.add(
        finding(
          Finding.Rule.memorySize, .common(.entries(size)), .verbatim("\(tree.size)")))
    } else if tree.noted[size] != memory.head.root {
      findings.add(
        finding(
          Finding.Rule.memoryRoot, .verbatim("\(memory.head.root)"),
          tree.noted[size].map { .verbatim("\($0)") } ?? .log(.noRoot)))
    }
  }

  private func finding(
    _ rule: String, _ expected: Finding.Value, _ found: Finding.Value
  ) -> Finding {
    Finding(.commonHistory, at: .memory(size), rule: rule, expected: expected, found: found)
  }
}
