import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What a verifier remembers, and what that spares it and shows it.
@Suite struct VerificationMemoryTests {
  private static let rules = Hash.leaf(Array("rules".utf8))

  private func memory(of copy: LedgerCopy) async throws -> VerificationMemory {
    try #require(
      VerificationMemory(
        try await SmallLedger.verify(copy), rules: Self.rules, program: "ledger 1"))
  }

  /// The ledger with a later entry's signature turned, at an index.
  private func damaged(_ copy: LedgerCopy, at index: Int) throws -> LedgerCopy {
    try copy.forged { entries in
      let entry = try Entry(entries[index])
      var signature = entry.signature
      signature[5] ^= 1
      entries[index] = try Entry(
        event: entry.event, received: entry.received, signature: signature
      ).bytes
    }
  }

  @Test func `says what it believed, and finds nothing in the ledger that it knows`() async throws {
    let copy = try SmallLedger().copy()
    let memory = try await memory(of: copy)
    let report = try await SmallLedger.verify(copy) { $0.memory = memory }
    #expect(report.failing.isEmpty)
    #expect(report.memory == MemoryUse(size: report.size, isBelieved: true))
    #expect(VerificationMemory(report, rules: Self.rules, program: "ledger 1") == memory)
  }

  @Test func `still checks the signatures above what it remembers`() async throws {
    let copy = try SmallLedger().copy()
    let early = try await memory(of: copy).cut(to: copy.entries.count - 4, of: copy)
    let last = copy.entries.count - 1
    let report = try await SmallLedger.verify(try damaged(copy, at: last)) { $0.memory = early }
    #expect(report.rules(.authorship) == ["bad-signature"])
    #expect(report.first(.authorship)?.place == .entry(UInt64(last)))
    #expect(report.memory?.isBelieved == true)
  }

  @Test func `checks every signature again when the remembered entries have changed`() async throws
  {
    let copy = try SmallLedger().copy()
    let memory = try await memory(of: copy)
    let report = try await SmallLedger.verify(try damaged(copy, at: 12)) { $0.memory = memory }
    #expect(report.rules(.authorship) == ["bad-signature"])
    #expect(report.first(.authorship)?.place == .entry(12))
    let finding = report[.commonHistory].findings?.first.first { $0.rule == "memory-root" }
    #expect(finding?.place == .memory(memory.head.size))
    #expect(report.memory == MemoryUse(size: memory.head.size, isBelieved: false))
  }

  @Test func `names a file that has become smaller`() async throws {
    let copy = try SmallLedger().copy()
    let memory = try await memory(of: copy)
    let report = try await SmallLedger.verify(try copy.forged { $0.removeLast(2) }) {
      $0.memory = memory
    }
    #expect(report.rules(.commonHistory) == ["memory-size"])
    #expect(report[.authorship] == .holds)
    #expect(report.memory == MemoryUse(size: memory.head.size, isBelieved: false))
  }

  @Test func `checks a checkpoint's signature again when its row is another`() async throws {
    var copy = try SmallLedger().copy()
    let memory = try await memory(of: copy)
    let row = copy.checkpoints[14]
    var note = row.note
    // The last characters of a note are its signature's; this one stays in the alphabet.
    let place = note.count - 10
    note[place] = note[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    copy.checkpoints[14] = CheckpointRow(size: row.size, note: note)
    let report = try await SmallLedger.verify(copy) { $0.memory = memory }
    #expect(report.rules(.history) == ["checkpoint-signature"])
    #expect(report.memory?.isBelieved == false)
  }

  @Test func `compares without believing when another program has verified`() async throws {
    let copy = try SmallLedger().copy()
    let memory = try await memory(of: copy)
    #expect(memory.isBy(program: "ledger 1", rules: Self.rules))
    #expect(!memory.isBy(program: "ledger 2", rules: Self.rules))
    #expect(!memory.isBy(program: "ledger 1", rules: .emptyTree))
    let report = try await SmallLedger.verify(copy) {
      $0.memory = memory
      $0.believesMemory = false
    }
    #expect(report.failing.isEmpty)
    #expect(report.memory == MemoryUse(size: memory.head.size, isBelieved: false))
  }

  @Test func `cannot look with the memory of another ledger`() async throws {
    let copy = try SmallLedger().copy()
    let own = try await memory(of: copy)
    let foreign = VerificationMemory(
      genesis: .emptyTree, head: own.head, checkpoints: own.checkpoints, rules: own.rules,
      program: own.program)
    await #expect(throws: LedgerError.self) {
      try await SmallLedger.verify(copy) { $0.memory = foreign }
    }
  }

  @Test func `remembers nothing of a ledger with findings`() async throws {
    let copy = try damaged(try SmallLedger().copy(), at: 12)
    let report = try await SmallLedger.verify(copy)
    #expect(VerificationMemory(report, rules: Self.rules, program: "ledger 1") == nil)
  }

  @Test func `reads back its own line and no other spelling of it`() async throws {
    let memory = try await memory(of: try SmallLedger().copy())
    #expect(VerificationMemory(memory.bytes) == memory)
    #expect(VerificationMemory(memory.bytes.dropLast()) == nil)
    #expect(VerificationMemory([UInt8(ascii: " ")] + memory.bytes) == nil)
    #expect(VerificationMemory(Array("{}\n".utf8)) == nil)
  }
}

extension VerificationMemory {
  /// What would have been remembered when the ledger had so many entries.
  fileprivate func cut(to size: Int, of copy: LedgerCopy) -> VerificationMemory {
    var entries = CompactRange()
    var notes = CompactRange()
    for row in copy.entries.prefix(size) { entries.append(.leaf(row.bytes)) }
    for row in copy.checkpoints where row.size <= Int64(size) { notes.append(.leaf(row.note)) }
    return VerificationMemory(
      genesis: genesis, head: entries.head, checkpoints: notes.root, rules: rules,
      program: program)
  }

  fileprivate init?(_ bytes: ArraySlice<UInt8>) { self.init(Array(bytes)) }
}
