import CanonicalJSON
import EventLedger
import Foundation
import LedgerService
import LedgerStore
import LedgerTestSupport
import Testing
import TransparencyLog

/// A renewal on a real file, interrupted at every step and gone on with.
@Suite struct SealingRenewalTests {
  private struct Interrupted: Error {}

  /// A ledger with three notes, and the folder of its sealing key.
  private final class Fixture {
    let folder: URL
    let keys: KeyFolder
    let catalogue: Catalogue
    let old: SealingKey
    let clock: Instant

    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appending(path: "renewal-\(UUID().uuidString)", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      keys = KeyFolder(path: folder.path(percentEncoded: false)) { _ in [] }
      old = try keys.sealingKey.create(random: Self.random)
      catalogue = try ToyDomain.catalogue()
      var ledger = try TestLedger.opened()
      for round in 0..<3 {
        try ledger.append(
          ToyDomain.noteWritten, by: TestKey("64.72"), subject: "64.72",
          data: ["text": .string("catatan \(round)"), "topic": "security"])
      }
      clock = ledger.clock
      let submissions = try ledger.history.entries.map { bytes in
        let entry = try Entry(bytes)
        return Submission(
          event: entry.event, signature: entry.signature,
          openings: ledger.openings[entry.event.hash] ?? [])
      }
      let signer = NoteSigner(
        name: TestKey.log.verifier.name, privateKey: TestKey.log.privateKey)
      try LedgerWriter.create(
        at: path, catalogue: catalogue, sealing: keys.sealingKeys(random: Self.random),
        clock: clock, signer: signer, submissions: submissions
      ).writer.close()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    static func random(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255) }
    }

    var path: String { folder.appending(path: "ledger.sqlite").path(percentEncoded: false) }
    var backup: String { folder.appending(path: "backup.sqlite").path(percentEncoded: false) }

    func renewal(
      stoppingAt stop: SealingRenewal.Step? = nil
    ) -> SealingRenewal {
      SealingRenewal(
        of: path, catalogue: catalogue, keys: keys, random: Self.random,
        done: { step in if step == stop { throw Interrupted() } })
    }

    func report(of path: String, with key: SealingKey) async throws -> VerificationReport {
      var options = VerificationOptions()
      options.sealingKeys = SealingKeys(toOpen: [key])
      return try await VerificationCopy.read(path, catalogue: catalogue) {
        [catalogue, options] in
        try await Verifier.verify($0, catalogue: catalogue, options: options)
      }
    }

    /// The boxes of the file, as they stand.
    func boxes() throws -> [[UInt8]] {
      let ledger = try LedgerFile.open(at: path)
      defer { try? ledger.close() }
      return try ledger.entries(from: 0, count: 100).flatMap { bytes in
        try ledger.sealedRows(of: Entry(bytes).event.hash).map(\.box)
      }
    }

    /// Whether any of these boxes stands in a file of the folder, but for the backup of before.
    func holds(_ boxes: [[UInt8]]) throws -> Bool {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      return try names.contains { name in
        let bytes = try Data(contentsOf: folder.appending(path: name))
        return boxes.contains { bytes.range(of: Data($0)) != nil }
      }
    }
  }

  private func expectRenewed(_ fixture: Fixture, leaving boxes: [[UInt8]]) async throws {
    let new = try fixture.keys.sealingKey.read()
    #expect(new.id != fixture.old.id)
    #expect(!fixture.keys.nextSealingKey.isThere)
    for file in [fixture.path, fixture.backup] {
      let report = try await fixture.report(of: file, with: new)
      #expect(report[.sealedValues] == .holds)
      #expect(report.sealed?.opened == 3)
      #expect(!report.hasFindings && !report.couldNotLook)
    }
    #expect(try await fixture.report(of: fixture.path, with: new).sealed?.isBeingRenewed == false)
    #expect(try await fixture.report(of: fixture.path, with: fixture.old).couldNotLook)
    #expect(try !fixture.holds(boxes))
  }

  @Test func `does not begin again when only the answer of the first was lost`() async throws {
    let fixture = try Fixture()
    let id = "\(try fixture.renewal().newKey().id)"
    try await fixture.renewal().run(backup: fixture.backup)
    let again = fixture.renewal()
    #expect("\(try again.newKey(copied: id).id)" == id)
    try await again.run(backup: fixture.backup, copied: id)
    #expect("\(try fixture.keys.sealingKey.read().id)" == id)
    #expect(!fixture.keys.nextSealingKey.isThere)
  }

  @Test func `goes on after the old key was overwritten and its name was still there`() async throws
  {
    let fixture = try Fixture()
    let boxes = try fixture.boxes()
    await #expect(throws: Interrupted.self) {
      try await fixture.renewal(stoppingAt: .backedUp).run(backup: fixture.backup)
    }
    let old = FileHandle(forWritingAtPath: fixture.keys.sealingKey.path)
    try old?.write(contentsOf: Data(repeating: 0, count: 20))
    try await fixture.renewal().run(backup: fixture.backup)
    try await expectRenewed(fixture, leaving: boxes)
  }

  @Test func `puts every value under the new key and leaves nothing under the old`() async throws {
    let fixture = try Fixture()
    let boxes = try fixture.boxes()
    #expect(boxes.count == 3)
    try await fixture.renewal().run(backup: fixture.backup)
    try await expectRenewed(fixture, leaving: boxes)
  }

  @Test(arguments: SealingRenewal.Step.allCases)
  func `is gone on with wherever it was interrupted`(step: SealingRenewal.Step) async throws {
    let fixture = try Fixture()
    let boxes = try fixture.boxes()
    await #expect(throws: Interrupted.self) {
      try await fixture.renewal(stoppingAt: step).run(backup: fixture.backup)
    }
    // At any time some key at hand opens each value, and the file verifies.
    let keys = try fixture.keys.sealingKeys(random: Fixture.random)
    let report = try await VerificationCopy.read(fixture.path, catalogue: fixture.catalogue) {
      [catalogue = fixture.catalogue] in
      var options = VerificationOptions()
      options.sealingKeys = keys
      return try await Verifier.verify($0, catalogue: catalogue, options: options)
    }
    #expect(report.sealed?.opened == 3)
    #expect(!report.hasFindings)
    if step == .finished { return }
    // A second interruption at the same place, by another program.
    _ = try? await fixture.renewal(stoppingAt: step).run(backup: fixture.backup)
    if try LedgerFile.open(at: fixture.path).marks().renewal != nil
      || fixture.keys.nextSealingKey.isThere
    {
      try await fixture.renewal().run(backup: fixture.backup)
    }
    try await expectRenewed(fixture, leaving: boxes)
  }

  @Test func `goes on when the old key is gone and the new one has not its name yet`() async throws
  {
    let fixture = try Fixture()
    let boxes = try fixture.boxes()
    _ = try? await fixture.renewal(stoppingAt: .backedUp).run(backup: fixture.backup)
    try FileManager.default.removeItem(atPath: fixture.keys.sealingKey.path)
    try await fixture.renewal().run(backup: fixture.backup)
    try await expectRenewed(fixture, leaving: boxes)
  }

  @Test func `stops at a value that does not open, names it, and changes nothing`() async throws {
    let fixture = try Fixture()
    try FileManager.default.removeItem(atPath: fixture.keys.sealingKey.path)
    _ = try fixture.keys.sealingKey.create(random: Fixture.random)
    let before = try fixture.boxes()
    let error = await #expect(throws: LedgerError.self) {
      try await fixture.renewal().run(backup: fixture.backup)
    }
    #expect(error?.code == .corrupt)
    #expect(error?.message.english.contains("/data/text") == true)
    #expect(try fixture.boxes() == before)
    #expect(try LedgerFile.open(at: fixture.path).marks().isEmpty)
  }

  @Test func `takes a file in the backup's place only when it is one under the new key`()
    async throws
  {
    let fixture = try Fixture()
    try Data("kept".utf8).write(to: URL(filePath: fixture.backup))
    await #expect(throws: LedgerError.self) {
      try await fixture.renewal().run(backup: fixture.backup)
    }
    #expect(fixture.keys.sealingKey.isThere)
    #expect(try Data(contentsOf: URL(filePath: fixture.backup)) == Data("kept".utf8))
  }

  @Test func `calls a key lost, keeps its values, and seals what comes under another`() async throws
  {
    let fixture = try Fixture()
    try FileManager.default.removeItem(atPath: fixture.keys.sealingKey.path)
    let (lost, key) = try fixture.renewal().callLost()
    #expect(lost == [fixture.old.id])
    #expect(key.id != fixture.old.id)
    #expect(try fixture.boxes().count == 3)
    let report = try await fixture.report(of: fixture.path, with: fixture.old)
    #expect(report.sealed?.lostKeys == [fixture.old.id])
    #expect(report.sealed?.opened == 3)
    // Once more, as after an interruption: nothing new is lost.
    #expect(try fixture.renewal().callLost().key.id == key.id)
    try await fixture.renewal().run(backup: fixture.backup)
    #expect(try fixture.boxes().count == 3)
    #expect(try LedgerFile.open(at: fixture.path).marks() == [.keyLost(fixture.old.id)])
  }
}

@Suite struct SealingKeyFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "sealing-\(UUID().uuidString)", directoryHint: .isDirectory)

  private func file() throws -> SealingKeyFile {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return SealingKeyFile(path: folder.appending(path: "sealing.key").path(percentEncoded: false))
  }

  @Test func `is for its owner alone, and replaces nothing`() throws {
    let file = try file()
    defer { try? FileManager.default.removeItem(at: folder) }
    let key = try file.create(random: { [UInt8](repeating: 3, count: $0) })
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try file.read().id == key.id)
    #expect(throws: FileFault.self) {
      try file.create(random: { _ in [] + [UInt8](repeating: 4, count: 32) })
    }
    #expect(try file.read().id == key.id)
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o610])
  func `is refused when others can open it`(mode: Int) throws {
    let file = try file()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try file.create(random: { [UInt8](repeating: 3, count: $0) })
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    let error = #expect(throws: LedgerError.self) { try file.read() }
    #expect(error?.code == .key)
  }

  @Test func `is refused when it is no ordinary file, or holds something else`() throws {
    let file = try file()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: FileFault.self) { try SealingKeyFile(path: folder.path()).read() }
    #expect(throws: LedgerError.self) { try file.read() }
    #expect(mkfifo(file.path, 0o600) == 0)
    #expect(throws: FileFault.self) { try file.read() }
    try FileManager.default.removeItem(atPath: file.path)
    for text in ["", "sealing-key", String(repeating: "a", count: 100_000)] {
      try? FileManager.default.removeItem(atPath: file.path)
      try createFile(text, mode: 0o600, at: file.path)
      #expect(throws: LedgerError.self) { try file.read() }
    }
  }
}
