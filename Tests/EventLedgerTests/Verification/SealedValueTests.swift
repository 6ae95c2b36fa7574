import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What a verification says of the boxes of sealed values, with the sealing key and without.
@Suite struct SealedValueTests {
  /// How many values the small ledger seals.
  private static let count: UInt64 = 8

  private func report(
    keys: SealingKeys = .none, _ change: (inout LedgerCopy) throws -> Void = { _ in }
  ) async throws -> VerificationReport {
    var copy = try SmallLedger().copy()
    try change(&copy)
    return try await SmallLedger.verify(copy) { $0.sealingKeys = keys }
  }

  private func row(_ row: SealedRow, with box: [UInt8]) -> SealedRow {
    SealedRow(event: row.event, pointer: row.pointer, box: box)
  }

  @Test func `counts without the key what it cannot open, and finds nothing`() async throws {
    let report = try await report()
    #expect(report[.sealedValues] == .holds)
    #expect(report.sealed?.unopenedCount == Self.count)
    #expect(report.sealed?.opened == 0)
    #expect(report.limits.contains(.sealedValuesUnopened(Self.count)))
    #expect(!report.couldNotLook)
  }

  @Test func `opens every box with the key`() async throws {
    let report = try await report(keys: TestSealing.keys())
    #expect(report[.sealedValues] == .holds)
    #expect(report.sealed?.opened == Self.count)
    #expect(report.sealed?.unopenedCount == 0)
    #expect(!report.limits.contains { $0.code.hasPrefix("sealed-values") })
  }

  @Test func `names boxes that were swapped, with the key alone`() async throws {
    func swap(_ copy: inout LedgerCopy) {
      let rows = copy.sealed ?? []
      copy.sealed?[0] = row(rows[0], with: rows[1].box)
      copy.sealed?[1] = row(rows[1], with: rows[0].box)
    }
    let with = try await report(keys: TestSealing.keys(), swap)
    #expect(with.failing == [.sealedValues])
    #expect(with[.sealedValues].findings?.counts == [.init(rule: "sealed-mismatch", count: 2)])
    #expect(with.sealed?.opened == Self.count - 2)
    #expect(try await !report(swap).hasFindings)
  }

  @Test func `names a box that opens and holds another value`() async throws {
    let report = try await report(keys: TestSealing.keys()) { copy in
      let row = try #require(copy.sealed?[0])
      let event = try #require(Hash(hex: String(decoding: row.event, as: UTF8.self)))
      let index = try #require(copy.index(of: event))
      let pointer = try #require(JSONPointer(String(decoding: row.pointer, as: UTF8.self)))
      let salt = [UInt8](repeating: 7, count: Opening.saltByteCount)
      let opening = try #require(Opening(pointer: pointer, salt: salt, value: "Gawat."))
      let entry = try Entry(copy.entries[Int(index)].bytes)
      let box = try #require(try TestSealing.keys().box(opening, of: entry.event))
      copy.sealed?[0] = self.row(row, with: box.bytes)
    }
    #expect(report.rules(.sealedValues) == ["sealed-mismatch"])
  }

  @Test(arguments: [0, 1, 36, 291, 293, 36 + 256 * 258])
  func `finds without the key what no box can be`(length: Int) async throws {
    let report = try await report { copy in
      let row = try #require(copy.sealed?[2])
      copy.sealed?[2] = self.row(row, with: [UInt8](repeating: 1, count: length))
    }
    #expect(report.rules(.sealedValues) == ["sealed-form"])
  }

  @Test func `does not check what is under another key, and names it`() async throws {
    let report = try await report(keys: TestSealing.keys()) { copy in
      let row = try #require(copy.sealed?[3])
      let box = TestSealing.key("two").id.bytes + row.box.dropFirst(8)
      copy.sealed?[3] = self.row(row, with: Array(box))
    }
    guard case .notChecked(let reason) = report[.sealedValues] else {
      Issue.record("\(report[.sealedValues])")
      return
    }
    #expect(reason == .otherSealingKey)
    #expect(report.sealed?.unopened.count == 1)
    #expect(report.sealed?.opened == Self.count - 1)
    #expect(report.couldNotLook)
    #expect(!report.hasFindings)
  }

  @Test func `says of a key under which nothing stands that it could not look`() async throws {
    let report = try await report(keys: TestSealing.keys("two"))
    #expect(report.sealed?.idleKeys == [TestSealing.key("two").id])
    #expect(report.couldNotLook)
    let both = try await self.report(keys: TestSealing.keys("one", others: ["two"]))
    #expect(both.sealed?.opened == Self.count)
    #expect(both.couldNotLook)
  }

  @Test func `has nothing to open where there are no rows`() async throws {
    let report = try await report(keys: TestSealing.keys()) { copy in
      copy.sealed = []
      copy.marksHeld = [.copy(size: 0)]
    }
    #expect(report.sealed?.absent == Self.count)
    #expect(report.copySize == 0)
    #expect(report.limits.contains(.sealedValuesAbsent))
    #expect(!report.couldNotLook && !report.hasFindings)
  }

  @Test func `misses of a copy only what it says that it brings`() async throws {
    // Each round has two notes, of which the last round's lie above.
    let size = UInt64(SmallLedger.firstRound + 3 * SmallLedger.roundEvents)
    func withoutLast(_ copy: inout LedgerCopy) throws {
      let above = try copy.entries.dropFirst(Int(size)).map { try Entry($0.bytes).event.hash }
      let names = Set(above.map { Array("\($0)".utf8) })
      copy.sealed?.removeAll { names.contains($0.event) }
    }
    let copy = try await report { copy in
      try withoutLast(&copy)
      copy.marksHeld = [.copy(size: size)]
    }
    #expect(copy[.sealedValues] == .holds)
    #expect(copy.sealed?.absent == 2)
    let short = try await report { copy in
      try withoutLast(&copy)
      copy.marksHeld = [.copy(size: size + 1)]
    }
    #expect(short[.sealedValues].findings?.counts == [.init(rule: "sealed-missing", count: 1)])
    let ledger = try await report(withoutLast)
    #expect(ledger[.sealedValues].findings?.counts == [.init(rule: "sealed-missing", count: 2)])
  }

  @Test func `tells of a lost key and of a renewal under way`() async throws {
    let (one, two) = (TestSealing.key("one").id, TestSealing.key("two").id)
    let report = try await report { copy in
      copy.marksHeld = [.keyLost(two), .renewal(from: one, to: two)]
    }
    #expect(report.sealed?.lostKeys == [two])
    #expect(report.sealed?.isBeingRenewed == true)
    #expect(!report.hasFindings)
  }
}

@Suite struct LedgerMarkTests {
  private static let id = TestSealing.key().id
  private static let marks: [LedgerMark] = [
    .copy(size: 0), .copy(size: 9_007_199_254_740_991), .erasureUnfinished(act: .emptyTree),
    .renewal(from: id, to: TestSealing.key("two").id), .keyLost(id),
  ]

  @Test(arguments: marks)
  func `reads the text that it writes`(mark: LedgerMark) {
    #expect(LedgerMark(mark.text) == mark)
  }

  @Test(arguments: [
    "", "copy", "copy ", "copy -1", "copy +1", "copy 01", "copy 9007199254740992", "copy 1 2",
    "erasure-unfinished", "erasure-unfinished ab", "renewal \(id)", "renewal \(id) \(id) ",
    "sealing-key-lost \("\(id)".uppercased())", "verified", " copy 1", "copy  1",
  ])
  func `reads no other text`(text: String) {
    #expect(LedgerMark(text) == nil)
  }
}
