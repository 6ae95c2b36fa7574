package import EventLedger
package import LedgerStore
import TransparencyLog

/// Bytes that nobody can guess, as many as are asked for.
package typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

/// Who knows the passphrase of the encrypted key in a file: a person at a terminal, or another file.
package typealias Passphrases = @Sendable (_ path: String) throws -> [UInt8]

/// What only a machine can give, and a test gives in its place.
package struct Machine: Sendable {
  /// The present time, and whether it may be a made-up one, as in a rehearsal.
  package let now: @Sendable (_ isRehearsal: Bool) throws -> Instant
  /// Whether something keeps the clock right, as far as the machine knows.
  package let isClockKept: @Sendable () -> Bool
  package let randomBytes: RandomBytes
  package let passphrase: Passphrases

  package init(
    now: @escaping @Sendable (_ isRehearsal: Bool) throws -> Instant,
    isClockKept: @escaping @Sendable () -> Bool, randomBytes: @escaping RandomBytes,
    passphrase: @escaping Passphrases
  ) {
    self.now = now
    self.isClockKept = isClockKept
    self.randomBytes = randomBytes
    self.passphrase = passphrase
  }
}

/// Where somebody works on a ledger: its file, the keys beside it, the rules, and the machine.
package struct Workplace: Sendable {
  /// The ledger's file.
  package let path: String
  /// The folder of the log's and the service's key.
  package let keys: KeyFolder
  package let catalogue: Catalogue
  package let machine: Machine

  package init(path: String, keysPath: String, catalogue: Catalogue, machine: Machine) {
    self.path = path
    keys = KeyFolder(path: keysPath, passphrase: machine.passphrase)
    self.catalogue = catalogue
    self.machine = machine
  }

  /// Opens the ledger to read it.
  package func open() throws -> LedgerFile { try LedgerFile.open(at: path) }

  /// The sealing keys in the keys folder; without one, what is sealed stays so.
  package func sealingKeys() throws -> SealingKeys {
    try keys.sealingKeys(random: machine.randomBytes)
  }

  /// A private key in a file of any folder.
  package func keyFile(_ path: String) -> KeyFile {
    KeyFile(path: path, passphrase: machine.passphrase)
  }

  /// The type that people call by a name, short or whole.
  package func type(named name: String) throws(WritingRefusal) -> EventType {
    guard let type = catalogue.type(named: name) else { throw .unknownType(name) }
    return type
  }
}
