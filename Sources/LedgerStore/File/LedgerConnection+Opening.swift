import EventLedger

extension LedgerConnection {
  /// Opens a ledger's file to write to it, as its one writer, once it is known to be one that can be.
  ///
  /// Opening to write turns on the write-ahead log, which changes the file: a foreign one is refused
  /// before, by its first bytes. What stands beside the file is SQLite's to bring in, and only then is
  /// the file judged.
  static func toWrite(
    at path: String, busySeconds: Double = busySeconds
  ) throws -> LedgerConnection {
    try FileHeader.check(path)
    let place = FilePlace(path).path
    let lock = try WriterLock(place, name: path, waiting: busySeconds) { descriptor in
      try FileHeader.checkMarks(descriptor, of: path)
      try FileAccess(place).mustBeWritable(name: path)
    }
    let connection = try LedgerConnection(
      path: place, purpose: .writing, name: path, busySeconds: busySeconds, lock: lock)
    try OpeningAudit.checkMarks(of: connection)
    return connection
  }
}
