import EventLedger
import Foundation
import LedgerService
import LedgerStore
import Testing
import TransparencyLog

@Suite struct OpeningTests {
  @Test func `makes file and keys, which fit together`() throws {
    let office = try Office()
    let opened = try office.open()
    let ledger = try office.workplace.open()
    #expect(ledger.genesis == opened.genesis)
    #expect(ledger.newest.checkpoint.treeHead == opened.treeHead)
    let registrar = try office.key(KeyFolder.registrar)
    #expect(opened.genesis.registrars.map(\.publicKey) == [registrar.publicKey])
    #expect(opened.madeRecovery)
  }

  @Test func `leaves a ledger that is there alone, with its keys`() throws {
    let office = try Office()
    let opened = try office.open()
    #expect {
      try office.open()
    } throws: {
      if case OpeningFault.ledgerIsThere(office.workplace.path) = $0 { true } else { false }
    }
    #expect(try office.workplace.open().genesis == opened.genesis)
    _ = try office.key(KeyFolder.log)
  }

  @Test func `makes nothing when the province is unknown`() throws {
    let office = try Office()
    let request = OpeningRequest(
      origin: "example.org/log", title: "x", province: "99", isRehearsal: true)
    #expect(throws: OpeningFault.self) { try office.workplace.open(request) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.path) == [])
  }

  @Test func `asks more registrars than there are for nothing`() throws {
    let office = try Office()
    #expect(throws: OpeningFault.self) { try office.open(threshold: 2) }
  }

  @Test func `encrypts the keys that people hold and leaves the machine's in clear`() throws {
    let office = try Office()
    try office.open(passphrase: "rahasia kantor")
    let names = [KeyFolder.registrar, KeyFolder.recovery, KeyFolder.log, KeyFolder.service, "64"]
    let encrypted = try names.filter { name in
      try String(contentsOfFile: office.path("keys/\(name).pem"), encoding: .utf8)
        .contains(EncryptedKey.discriminator)
    }
    #expect(encrypted == [KeyFolder.registrar, KeyFolder.recovery, "64"])
    _ = try office.key(KeyFolder.registrar)
  }

  @Test func `leaves no folder of keys behind when there is no ledger`() throws {
    let office = try Office()
    try Data().write(to: office.folder.appending(path: "ledger.sqlite-wal"))
    #expect(throws: LedgerError.self) { try office.open() }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
        == ["ledger.sqlite-wal"])
  }

  @Test func `takes away what a killed opening had made, and begins anew`() throws {
    let office = try Office()
    try interrupt(office, after: ["registrar.pem": "half a pair", "log.pem": "key"])
    try Data("signed".utf8).write(to: office.folder.appending(path: "keys/log.newest"))
    let opened = try office.open()
    #expect(try office.workplace.open().genesis == opened.genesis)
    #expect(try office.key(KeyFolder.registrar).publicKey == opened.registrar.publicKey)
    #expect(!FileManager.default.fileExists(atPath: office.path("keys/.ledger-opening")))
  }

  @Test func `leaves a key alone that was put there after an opening was killed`() throws {
    let office = try Office()
    try interrupt(office, after: ["registrar.pem": "half a pair"])
    try Data("another".utf8).write(to: office.folder.appending(path: "keys/registrar.pem"))
    #expect(throws: FileFault.self) { try office.open() }
    #expect(
      try String(contentsOfFile: office.path("keys/registrar.pem"), encoding: .utf8) == "another")
  }

  @Test func `leaves the keys alone of an opening that was killed when its ledger was there`()
    throws
  {
    let office = try Office()
    try interrupt(office, after: ["registrar.pem": "key"])
    try Data("a ledger".utf8).write(to: office.folder.appending(path: "ledger.sqlite"))
    #expect(throws: OpeningFault.self) { try office.open() }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.path("keys")) == ["registrar.pem"])
  }

  @Test func `makes no keys while another opening makes its own in the folder`() throws {
    let office = try Office()
    try interrupt(office, after: [:])
    let holder = Foundation.open(office.path("keys/.ledger-opening"), O_RDWR)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
    #expect {
      try office.open()
    } throws: {
      if case OpeningFault.anotherOpening = $0 { true } else { false }
    }
  }

  /// What an opening leaves that was killed when these files were made.
  private func interrupt(_ office: Office, after files: [String: String]) throws {
    let keys = office.folder.appending(path: "keys")
    try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: false)
    var journal = office.path("ledger.sqlite") + "\n"
    for (name, text) in files {
      try Data(text.utf8).write(to: keys.appending(path: name))
      journal += "\(Hash.of(Array(text.utf8))) \(keys.appending(path: name).path)\n"
    }
    // The last line was cut, and its file not made.
    journal += "\(Hash.of([])) \(keys.path)/serv"
    try Data(journal.utf8).write(to: keys.appending(path: ".ledger-opening"))
  }
}
