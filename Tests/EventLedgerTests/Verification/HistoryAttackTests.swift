import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What can be done to a file without the log key, and with it.
@Suite struct HistoryAttackTests {
  private func report(
    _ change: (inout LedgerCopy) throws -> Void
  ) async throws -> VerificationReport {
    var copy = try SmallLedger().copy()
    try change(&copy)
    return try await SmallLedger.verify(copy)
  }

  @Test func `finds an entry that was replaced without the log key`() async throws {
    let report = try await report { copy in
      let bytes = try SmallLedger.rewritten(copy.entries[12].bytes, received: Instant(seconds: 0))
      copy.entries[12] = EntryRow(position: 12, bytes: bytes)
    }
    #expect(report.rules(.history) == ["received-earlier", "tree-root"])
    #expect(report.first(.history)?.place == .entry(12))
  }

  @Test func `names the first checkpoint that the entries do not hash to`() async throws {
    let report = try await report { copy in
      copy.entries.swapAt(12, 13)
      for index in 12...13 {
        copy.entries[index] = EntryRow(position: Int64(index), bytes: copy.entries[index].bytes)
      }
    }
    let findings = try #require(report[.history].findings)
    let roots = findings.first.filter { $0.rule == "tree-root" }
    #expect(roots.first?.place == .checkpoint(13))
    // From size 14 on the tree holds both, in the wrong order.
    #expect(findings.counts.contains { $0.rule == "tree-root" && $0.count == 9 })
  }

  @Test func `names a position without an entry`() async throws {
    let report = try await report { $0.entries.remove(at: 12) }
    #expect(report.rules(.history).contains("entry-missing"))
    let finding = report[.history].findings?.first.first { $0.rule == "entry-missing" }
    #expect(finding?.place == .entry(12))
    #expect(report.root == nil)
  }

  @Test func `names a position below zero`() async throws {
    let report = try await report { copy in
      copy.entries.insert(EntryRow(position: -3, bytes: copy.entries[12].bytes), at: 0)
    }
    #expect(report.rules(.history) == ["entry-position"])
  }

  @Test func `names a back-dated entry, even when the log signed it`() async throws {
    let copy = try SmallLedger().copy().forged { entries in
      let received = try Entry(entries[12]).received.advanced(by: -2)
      entries[12] = try SmallLedger.rewritten(entries[12], received: received)
    }
    let report = try await SmallLedger.verify(copy)
    #expect(report.rules(.history) == ["received-earlier"])
    #expect(report.first(.history)?.place == .entry(12))
  }

  @Test func `names a checkpoint that another key signed`() async throws {
    let forged = try LedgerCopy(
      entries: try SmallLedger().copy().entries.map(\.bytes), signedBy: TestKey.strangeLog)
    let report = try await report { $0.checkpoints[14] = forged.checkpoints[14] }
    #expect(report.rules(.history) == ["checkpoint-signature"])
    #expect(report.first(.history)?.place == .checkpoint(15))
  }

  @Test func `names a checkpoint of another history`() async throws {
    let other = try SmallLedger().copy().forged { entries in
      entries[3] = try SmallLedger.rewritten(entries[3], signedBy: TestKey("nobody"))
    }
    let report = try await report { $0.checkpoints[14] = other.checkpoints[14] }
    #expect(report.rules(.history) == ["tree-root"])
    #expect(report.first(.history)?.place == .checkpoint(15))
  }

  @Test func `names a checkpoint that stands under another size`() async throws {
    let report = try await report { copy in
      copy.checkpoints[14] = CheckpointRow(size: 15, note: copy.checkpoints[13].note)
    }
    #expect(report.rules(.history) == ["checkpoint-size"])
  }

  @Test func `names a checkpoint that is no note, or bears another line`() async throws {
    let report = try await report { copy in
      copy.checkpoints[13] = CheckpointRow(size: 14, note: Array("gone".utf8))
      let line = copy.checkpoints[14].note.split(separator: UInt8(ascii: "\n")).last ?? []
      copy.checkpoints[14] = CheckpointRow(
        size: 15, note: copy.checkpoints[14].note + line + [UInt8(ascii: "\n")])
    }
    #expect(report.rules(.history) == ["checkpoint-form"])
    #expect(report[.history].findings?.count == 2)
  }

  @Test func `asks for a checkpoint of all entries`() async throws {
    let report = try await report { $0.checkpoints.removeLast() }
    #expect(report.rules(.history) == ["checkpoint-newest"])
    #expect(report.first(.history)?.found == .verbatim("20"))
  }

  @Test func `sees that entries were cut off below the newest checkpoint`() async throws {
    let report = try await report { $0.entries.removeLast(2) }
    #expect(report.rules(.history).contains("checkpoint-newest"))
  }

  @Test(arguments: [0, 31 * 256, 8191])
  func `names a tile and the hash in it that was altered`(byte: Int) async throws {
    var copy = try SmallLedger.withTile().copy()
    var hashes = copy.tiles[0].hashes
    hashes[byte] ^= 1
    copy.tiles[0] = TileRow(level: 0, number: 0, hashes: hashes)
    let report = try await SmallLedger.verify(copy)
    #expect(report.failing == [.history])
    #expect(report.rules(.history) == ["tile-mismatch"])
    #expect(report.first(.history)?.expected.description.hasPrefix("hash \(byte / 32) ") == true)
  }

  @Test func `names tiles that are missing, cut, or none of this log`() async throws {
    var copy = try SmallLedger.withTile().copy()
    let tile = copy.tiles[0]
    copy.tiles = [
      TileRow(level: -1, number: 0, hashes: tile.hashes),
      TileRow(level: 0, number: 1, hashes: tile.hashes),
      TileRow(level: 3, number: 0, hashes: tile.hashes),
    ]
    var report = try await SmallLedger.verify(copy)
    #expect(report.rules(.history) == ["tile-missing", "tile-surplus"])
    #expect(report[.history].findings?.count == 4)
    copy.tiles = [TileRow(level: 0, number: 0, hashes: Array(tile.hashes.dropLast()))]
    report = try await SmallLedger.verify(copy)
    #expect(report.rules(.history) == ["tile-mismatch"])
  }

  @Test func `reports what the container says of itself`() async throws {
    let finding = Finding(
      .file, at: .object("trigger entries_insert_only"), rule: "structure",
      expected: .verbatim("the trigger"),
      found: .none)
    let report = try await report { $0.findings = [finding] }
    #expect(report.failing == [.file])
    #expect(report.first(.file) == finding)
  }

  @Test func `does not take an empty file for a ledger`() async throws {
    let report = try await SmallLedger.verify(try LedgerCopy(entries: []))
    #expect(report.rules(.history) == ["checkpoint-newest", "entry-missing"])
    #expect(report.ledger == nil)
  }
}

extension TestKey {
  /// A key that signs under the log's name and is not the log's.
  fileprivate static let strangeLog = TestKey("another log", as: TestLedger.origin)
}
