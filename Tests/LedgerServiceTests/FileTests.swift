import EventLedger
import Foundation
import LedgerService
import Testing
import TransparencyLog

@Suite struct FileTests {
  @Test(.timeLimit(.minutes(1)))
  func `refuses a pipe by its name, and does not wait for its writer`() throws {
    let office = try Office()
    mkfifo(office.path("pipe"), 0o600)
    #expect {
      try readFile(office.path("pipe"))
    } throws: {
      if case FileFault.notRegular = $0 { true } else { false }
    }
    let key = KeyFile(path: office.path("pipe"), passphrase: { _ in [] })
    #expect(throws: FileFault.self) { try key.read() }
  }

  @Test func `reads a tilde as a letter`() throws {
    let office = try Office()
    try createFile("here", mode: 0o600, at: office.path("~x"))
    #expect(try readFile(office.path("~x")) == Array("here".utf8))
  }

  @Test func `writes over nothing, not even a link that leads nowhere`() throws {
    let office = try Office()
    symlink("nowhere", office.path("link"))
    #expect(throws: FileFault.self) { try mustBeNew(office.path("link")) }
    #expect(throws: FileFault.self) { try createFile("x", mode: 0o600, at: office.path("link")) }
  }

  @Test func `refuses a private key that others can read`() throws {
    let office = try Office()
    let file = KeyFile(path: office.path("key.pem"), passphrase: { _ in [] })
    _ = try file.create(random: office.workplace.machine.randomBytes)
    _ = try file.read()
    chmod(office.path("key.pem"), 0o640)
    #expect(throws: LedgerError.self) { try file.read() }
  }

  @Test func `finds a private key by its public half, whatever the file is called`() throws {
    let office = try Office()
    let keys = office.workplace.keys
    let verifier = try keys.create(
      "any", keyName: "log.example/1", random: office.workplace.machine.randomBytes)
    #expect(try keys.file(of: verifier)?.read().publicKey == verifier.publicKey)
    keys.remove("any")
    #expect(keys.file(of: verifier) == nil)
  }

  @Test func `gives a key no name with a space`() throws {
    let office = try Office()
    #expect(throws: KeyNameError.self) {
      try office.workplace.keys.create(
        "any", keyName: "a b", random: office.workplace.machine.randomBytes)
    }
  }

  @Test func `reads no file whole that is too large for what it is to be`() throws {
    let office = try Office()
    let path = office.path("large")
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(truncate(path, off_t(FileSize.byteCountMax)) == 0)
    #expect(try readFile(path).count == FileSize.byteCountMax)
    #expect(truncate(path, off_t(FileSize.byteCountMax + 1)) == 0)
    #expect {
      try readFile(path)
    } throws: {
      if case FileFault.tooLarge(path, FileSize.byteCountMax) = $0 { true } else { false }
    }
  }

  @Test func `finishes a key that has no public half, and no other`() throws {
    let office = try Office()
    let keys = office.workplace.keys
    let made = try keys.create(
      "64.72", keyName: "64.72", random: office.workplace.machine.randomBytes)
    #expect(try keys.finish("64.72", keyName: "64.72") == nil)
    #expect(try keys.finish("64.01", keyName: "64.01") == nil)
    try FileManager.default.removeItem(atPath: "\(keys.path)/64.72.vkey")
    #expect(try keys.finish("64.72", keyName: "64.72") == made)
    #expect(
      try String(contentsOfFile: "\(keys.path)/64.72.vkey", encoding: .utf8) == "\(made)\n")
  }
}
