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
  private static let until = Instant(seconds: 1_740_000_000)

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
    let outcome = try await LedgerBackup(of: fixture.path, catalogue: fixture.catalogue)
      .write(to: backup, until: Self.until)
    guard case .made(let report) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(report.size == 310)
    #expect(report.sealedValuesOpened == 2)
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

  private func report(of path: String, sealed: String? = nil) async throws -> VerificationReport {
    try await VerificationCopy.read(path, sealed: sealed, catalogue: fixture.catalogue) {
      [catalogue = fixture.catalogue] in try await Verifier.verify($0, catalogue: catalogue)
    }
  }

  private func bytes(of path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test func `copies a ledger that is open to write, the sealed values apart`() async throws {
    try await makeBackup()
    let written = try fixture.files.filter { $0.hasPrefix("backup") }
    #expect(written == ["backup.sqlite", "backup.sqlite.sealed"])
    #expect(try bytes(of: backup).range(of: Data("Nama Rekaan".utf8)) == nil)
    #expect(try bytes(of: backup + ".sealed").range(of: Data("Nama Rekaan".utf8)) != nil)
    let alone = try await report(of: backup)
    #expect(!alone.hasFindings)
    #expect(alone.isCopy)
    #expect(alone[.sealedValues] == .notChecked(.notInThisCopy))
    let both = try await report(of: backup, sealed: backup + ".sealed")
    #expect(both[.sealedValues] == .holds)
    // The ledger goes on.
    try fixture.appendCounts(300..<301, to: writer)
  }

  @Test func `keeps sealed values to this user alone`() async throws {
    try await makeBackup()
    let attributes = try FileManager.default.attributesOfItem(atPath: backup + ".sealed")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: ["backup.sqlite", "backup.sqlite.sealed"])
  func `replaces nothing`(taken: String) async throws {
    try Data("kept".utf8).write(to: fixture.folder.appending(path: taken))
    let backup = LedgerBackup(of: fixture.path, catalogue: fixture.catalogue)
    await #expect(throws: LedgerError.self) {
      _ = try await backup.write(to: path("backup.sqlite"), until: Self.until)
    }
    #expect(try bytes(of: path(taken)) == Data("kept".utf8))
    #expect(try fixture.files.filter { $0.contains("backup") } == [taken])
  }

  @Test(arguments: [
    "UPDATE sealed_values SET value = '\"x\"' WHERE pointer = '/data/text'",
    "DELETE FROM sealed_values WHERE pointer = '/data/text'",
    "UPDATE event_positions SET position = 21 WHERE position = 20",
    "UPDATE projection_rows SET value = '{}' WHERE projection = 'regions'",
    "CREATE TABLE extra (x)",
  ])
  func `calls no copy a backup that is not sound`(alteration: String) async throws {
    try writer.close()
    try fixture.alter(alteration)
    let outcome = try await LedgerBackup(of: fixture.path, catalogue: fixture.catalogue)
      .write(to: backup, until: Self.until)
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
    guard
      case .made = try await LedgerBackup(of: backup, catalogue: fixture.catalogue)
        .restore(to: restored)
    else {
      Issue.record("not restored")
      return
    }
    for copy in [backup, restored] {
      let error = #expect(throws: LedgerError.self) {
        try LedgerWriter.open(at: copy, catalogue: fixture.catalogue)
      }
      #expect(error?.code == .readOnly)
      #expect(try LedgerFile.open(at: copy).size == 310)
      #expect(try LedgerFile.open(at: copy).openings(of: note.event).isEmpty)
    }
  }

  private func restore() async throws -> RestoredLedger {
    _ = try await LedgerBackup(of: backup, catalogue: fixture.catalogue).restore(to: restored)
    return try RestoredLedger(at: restored, catalogue: fixture.catalogue)
  }

  @Test func `takes entries again when no later checkpoint is known`() async throws {
    try await makeBackup()
    let newest = try writer.newest().logNote
    let ledger = try await restore()
    #expect(try ledger.show(newest: [newest]) == 310)
    let outcome = try await ledger.release(
      sealed: backup + ".sealed", valuesAreLost: false, at: fixture.clock)
    #expect(outcome.counts == .init(restored: 2, erased: 0, foreign: 0))
    try ledger.close()
    #expect(try LedgerFile.open(at: restored).openings(of: note.event).count == 2)
    let again = try LedgerWriter.open(at: restored, catalogue: fixture.catalogue)
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
      try LedgerWriter.open(at: restored, catalogue: fixture.catalogue)
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

  @Test func `leaves out what the log has erased, however old the sealed values are`()
    async throws
  {
    try await makeBackup()
    try erase()
    let later = path("later.sqlite")
    _ = try await LedgerBackup(of: fixture.path, catalogue: fixture.catalogue)
      .write(to: later, until: Self.until)
    let newest = try writer.newest().logNote
    _ = try await LedgerBackup(of: later, catalogue: fixture.catalogue).restore(to: restored)
    let ledger = try RestoredLedger(at: restored, catalogue: fixture.catalogue)
    _ = try ledger.show(newest: [newest])
    let outcome = try await ledger.release(
      sealed: backup + ".sealed", valuesAreLost: false, at: fixture.clock)
    #expect(outcome.counts == .init(restored: 1, erased: 1, foreign: 0))
    try ledger.close()
    #expect(try bytes(of: restored).range(of: Data("Nama Rekaan".utf8)) == nil)
    for file in [later, later + ".sealed"] {
      #expect(try bytes(of: file).range(of: Data("Nama Rekaan".utf8)) == nil)
    }
    #expect(try await !report(of: restored).hasFindings)
  }

  @Test func `comes back without its sealed values only when they are called lost`() async throws {
    try await makeBackup()
    let newest = try writer.newest().logNote
    let ledger = try await restore()
    _ = try ledger.show(newest: [newest])
    let refused = try await ledger.release(sealed: nil, valuesAreLost: false, at: fixture.clock)
    #expect(refused.counts == nil)
    #expect(refused.report[.sealedValues].findings?.counts.map(\.rule) == ["sealed-missing"])
    #expect(try await report(of: restored).isCopy)
    #expect(try await !report(of: restored).hasFindings)
    let taken = try await ledger.release(sealed: nil, valuesAreLost: true, at: fixture.clock)
    #expect(taken.counts == .init())
    try ledger.close()
    try LedgerWriter.open(at: restored, catalogue: fixture.catalogue).close()
  }

  @Test func `uses no sealed values after their end date, and none of another ledger`()
    async throws
  {
    try await makeBackup()
    let newest = try writer.newest().logNote
    let ledger = try await restore()
    _ = try ledger.show(newest: [newest])
    await #expect(throws: LedgerError.self) {
      _ = try await ledger.release(
        sealed: backup + ".sealed", valuesAreLost: false, at: Self.until.advanced(by: 1))
    }
    await #expect(throws: LedgerError.self) {
      _ = try await ledger.release(sealed: backup, valuesAreLost: false, at: fixture.clock)
    }
    try ledger.close()
    #expect(throws: LedgerError.self) {
      try LedgerWriter.open(at: restored, catalogue: fixture.catalogue)
    }
  }
}
