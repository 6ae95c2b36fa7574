import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// Copies of a real file, and what becomes a ledger again of them.
struct BackupTests {
  private static let samarinda = TestKey("64.72")

  private let fixture: StoreFixture
  private let writer: LedgerWriter
  private let note: PlacedEvent

  init() throws {
    fixture = try StoreFixture()
    writer = try fixture.create()
    let commit = try fixture.append(
      ToyDomain.noteWritten, by: Self.samarinda, subject: "64.72",
      data: ["source": "Nama Rekaan", "text": "Aman.", "topic": "security"], to: writer)
    note = try #require(commit.value.placed)
    try fixture.appendCounts(0..<300, to: writer)
  }

  private func path(_ name: String) -> String { fixture.folder.appending(path: name).path() }
  private var backup: String { path("backup.sqlite") }
  private var restored: String { path("restored.sqlite") }

  private func makeBackup() async throws {
    let outcome = try await copying(fixture.path).write(to: backup)
    guard case .made(let report) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(report.size == 310)
    #expect(report.sealed?.opened == 2)
  }

  private func copying(_ path: String, with keys: SealingKeys = TestSealing.keys()) -> LedgerBackup
  {
    LedgerBackup(of: path, catalogue: fixture.catalogue, sealing: keys)
  }

  private func erase() throws {
    let outcome = try fixture.append(
      LedgerType.privateDataErased, by: TestKey(registrar: 1), subject: "64",
      data: [
        "basis": "requested", "event": .string("\(note.event)"), "pointers": ["/data/source"],
      ], to: writer
    ).value
    #expect(outcome.placed?.standing == .stands)
  }

  private func report(
    of path: String, keys: SealingKeys = TestSealing.keys()
  ) async throws -> VerificationReport {
    var options = VerificationOptions()
    options.sealingKeys = keys
    return try await VerificationCopy.read(path, catalogue: fixture.catalogue) {
      [catalogue = fixture.catalogue, options] in
      try await Verifier.verify($0, catalogue: catalogue, options: options)
    }
  }

  private func bytes(of path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test func `copies a ledger that is open to write, its sealed values in their boxes`()
    async throws
  {
    try await makeBackup()
    #expect(try fixture.files.filter { $0.hasPrefix("backup") } == ["backup.sqlite"])
    #expect(try bytes(of: backup).range(of: Data("Nama Rekaan".utf8)) == nil)
    let with = try await report(of: backup)
    #expect(with[.sealedValues] == .holds)
    #expect(with.sealed?.opened == 2)
    #expect(with.copySize == 310)
    let without = try await report(of: backup, keys: .none)
    #expect(!without.hasFindings)
    #expect(without.sealed?.unopenedCount == 2)
    // The ledger goes on.
    try fixture.appendCounts(300..<301, to: writer)
  }

  @Test func `makes a copy for others without a sealed value`() async throws {
    guard case .made = try await copying(fixture.path).write(to: backup, for: .anyone) else {
      Issue.record("not made")
      return
    }
    let report = try await report(of: backup)
    #expect(report.copySize == 0)
    #expect(report.sealed?.rowCount == 0)
    #expect(report.sealed?.absent == 2)
    #expect(report[.sealedValues] == .notChecked(.notInThisCopy))
    #expect(!report.hasFindings)
    // A copy of a copy brings no more than that has.
    guard case .made(let again) = try await copying(backup).write(to: restored) else {
      Issue.record("not made")
      return
    }
    #expect(again.copySize == 0)
  }

  @Test func `replaces nothing`() async throws {
    try Data("kept".utf8).write(to: fixture.folder.appending(path: "backup.sqlite"))
    await #expect(throws: LedgerError.self) {
      _ = try await copying(fixture.path).write(to: backup)
    }
    #expect(try bytes(of: backup) == Data("kept".utf8))
    #expect(try fixture.files.filter { $0.contains("backup") } == ["backup.sqlite"])
  }

  @Test(arguments: [
    "UPDATE sealed_values SET box = zeroblob(291) WHERE pointer = '/data/text'",
    "UPDATE sealed_values SET box = (SELECT min(box) FROM sealed_values)",
    "DELETE FROM sealed_values WHERE pointer = '/data/text'",
    "UPDATE event_positions SET position = 21 WHERE position = 20",
    "UPDATE projection_rows SET value = '{}' WHERE projection = 'regions'",
    "CREATE TABLE extra (x)",
  ])
  func `calls no copy a backup that is not sound`(alteration: String) async throws {
    try writer.close()
    try fixture.alter(alteration)
    let outcome = try await copying(fixture.path).write(to: backup)
    if alteration.hasPrefix("CREATE") {
      // What is not a ledger's is not copied, and the copy is sound.
      guard case .made = outcome else {
        Issue.record("\(outcome)")
        return
      }
    } else {
      guard case .refused(let report) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(report.hasFindings)
      #expect(try fixture.files == ["ledger.sqlite"])
    }
  }

  @Test func `takes no entries in a backup or what is restored from one`() async throws {
    try await makeBackup()
    guard case .made = try await copying(backup).write(to: restored) else {
      Issue.record("not restored")
      return
    }
    for copy in [backup, restored] {
      let error = #expect(throws: LedgerError.self) {
        try LedgerWriter.open(at: copy, catalogue: fixture.catalogue, sealing: TestSealing.keys())
      }
      #expect(error?.code == .readOnly)
      #expect(try LedgerFile.open(at: copy).size == 310)
      #expect(try LedgerFile.open(at: copy).openings(of: note.event).count == 2)
    }
  }

  private func restore() async throws -> RestoredLedger {
    _ = try await copying(backup).write(to: restored)
    return try RestoredLedger(at: restored, catalogue: fixture.catalogue)
  }

  @Test func `takes entries again when no later checkpoint is known`() async throws {
    try await makeBackup()
    let newest = try writer.newest().logNote
    let ledger = try await restore()
    #expect(try ledger.show(newest: [newest]) == 310)
    let outcome = try await ledger.release(valuesAreLost: false, sealing: TestSealing.keys())
    #expect(outcome.isReleased)
    try ledger.close()
    #expect(try LedgerFile.open(at: restored).openings(of: note.event).count == 2)
    let again = try LedgerWriter.open(
      at: restored, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    try fixture.appendCounts(300..<301, to: again)
    try again.close()
    #expect(try await !report(of: restored).hasFindings)
  }

  @Test func `stays as it is when the log key has signed more`() async throws {
    try await makeBackup()
    try fixture.appendCounts(300..<307, to: writer)
    let ledger = try await restore()
    let newest = try writer.newest().logNote
    let error = #expect(throws: LedgerError.self) { try ledger.show(newest: [newest]) }
    #expect(error?.message.english.contains("317 entries, 7 more") == true)
    try ledger.close()
    #expect(throws: LedgerError.self) {
      try LedgerWriter.open(at: restored, catalogue: fixture.catalogue, sealing: TestSealing.keys())
    }
  }

  @Test func `believes no note of another key`() async throws {
    try await makeBackup()
    let ledger = try await restore()
    let text = try writer.newest().logNote.text
    let forged = try NoteSigner(
      name: TestKey.log.verifier.name, privateKey: TestKey("service").privateKey
    ).sign(text)
    let error = #expect(throws: LedgerError.self) {
      try ledger.show(newest: [UnverifiedNote(forged.bytes)])
    }
    #expect(error?.code == .key)
    try ledger.close()
  }

  /// A ledger restored from a copy for others.
  private func restoreWithoutValues() async throws -> RestoredLedger {
    _ = try await copying(fixture.path).write(to: path("public.sqlite"), for: .anyone)
    _ = try await copying(path("public.sqlite")).write(to: restored)
    let ledger = try RestoredLedger(at: restored, catalogue: fixture.catalogue)
    _ = try ledger.show(newest: [writer.newest().logNote])
    return ledger
  }

  @Test func `leaves out what the log has erased, however old the copy is`() async throws {
    try await makeBackup()
    try erase()
    let ledger = try await restoreWithoutValues()
    let keys = TestSealing.keys()
    #expect(
      try ledger.bringBackValues(from: backup, with: keys)
        == .init(restored: 1, erased: 1, foreign: 0))
    // What is there already is not brought back a second time.
    #expect(
      try ledger.bringBackValues(from: backup, with: keys)
        == .init(restored: 0, erased: 1, foreign: 0))
    #expect(try await ledger.release(valuesAreLost: false, sealing: keys).isReleased)
    try ledger.close()
    let report = try await report(of: restored)
    #expect(report.sealed?.opened == 1)
    #expect(report[.sealedValues] == .holds)
  }

  @Test func `brings values back under the key that the ledger has now`() async throws {
    try await makeBackup()
    let ledger = try await restoreWithoutValues()
    let wrong = #expect(throws: LedgerError.self) {
      try ledger.bringBackValues(from: backup, with: TestSealing.keys("two"))
    }
    #expect(wrong?.code == .key)
    let keys = TestSealing.keys("two", others: ["one"])
    #expect(try ledger.bringBackValues(from: backup, with: keys).restored == 2)
    _ = try await ledger.release(valuesAreLost: false, sealing: keys)
    try ledger.close()
    let report = try await report(of: restored, keys: TestSealing.keys("two"))
    #expect(report.sealed?.opened == 2)
    #expect(!report.couldNotLook)
  }

  @Test func `brings back nothing that was not sealed there`() async throws {
    try await makeBackup()
    let ledger = try await restoreWithoutValues()
    try StoreFixture.alter(
      "UPDATE sealed_values SET box = (SELECT max(box) FROM sealed_values)", at: backup)
    let altered = #expect(throws: LedgerError.self) {
      try ledger.bringBackValues(from: backup, with: TestSealing.keys())
    }
    #expect(altered?.code == .corrupt)
    try ledger.close()
    #expect(try await report(of: restored).sealed?.rowCount == 0)
  }

  @Test func `comes back without its sealed values only when they are called lost`() async throws {
    let ledger = try await restoreWithoutValues()
    let refused = try await ledger.release(valuesAreLost: false)
    #expect(!refused.isReleased)
    #expect(refused.report.sealed?.absent == 2)
    #expect(try await report(of: restored).copySize == 0)
    #expect(try await ledger.release(valuesAreLost: true).isReleased)
    try ledger.close()
    try LedgerWriter.open(at: restored, catalogue: fixture.catalogue, sealing: TestSealing.keys())
      .close()
    let lost = try await report(of: restored)
    #expect(lost[.sealedValues].findings?.counts == [.init(rule: "sealed-missing", count: 2)])
  }
}
