import EventLedger

extension LedgerConnection {
  /// Opens a ledger's file to write to it, once it is known to be one that can be.
  ///
  /// Opening to write turns on the write-ahead log, which changes the file: a foreign one is
  /// refused before.
  static func toWrite(
    at path: String, busySeconds: Double = busySeconds
  ) throws -> LedgerConnection {
    try FileHeader.check(path)
    try OpeningAudit.checkMarks(of: LedgerConnection(path: path, purpose: .immutable))
    try FileAccess(path).mustBeWritable()
    let connection = try LedgerConnection(path: path, purpose: .writing, busySeconds: busySeconds)
    try OpeningAudit.checkMarks(of: connection)
    return connection
  }
}
