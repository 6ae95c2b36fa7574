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
}
