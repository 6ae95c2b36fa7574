package import EventLedger
import Foundation

/// A ledger as `verify` reads it: without a lock, and without a write to the file or its folder.
///
/// A file at rest is read in place and taken for unchangeable. One that is, or was, open to write
/// is copied with all that SQLite keeps beside it, and the copy is read: read in place it would
/// seem tampered with, since what stands in the write-ahead log is not looked at.
package struct VerificationCopy: LedgerReading {
  package let connection: LedgerConnection
  /// The projections whose views the file should have.
  let definitions: [ProjectionDefinition]
  /// How long the file is that is read in place; nil of a private copy.
  var restingByteCount: Int64?

  /// How often a file that changes under the reader is read again.
  private static let triesMax = 3

  /// Runs `body` on a ledger that did not change meanwhile.
  ///
  /// When a file that is read in place was touched, `body` is run again from the start. After the
  /// third time, or when a file changes each time it is copied, it throws
  /// `LedgerError.Code.inUse`.
  package static func read<Value>(
    _ path: String, catalogue: Catalogue,
    _ body: (VerificationCopy) async throws -> Value
  ) async throws -> Value {
    PrivateFolder.sweep()
    try FileHeader.check(path)
    let place = FilePlace(path).path
    for _ in 0..<triesMax {
      let stamp = FileStamp(of: place)
      guard stamp.isAtRest else {
        let folder = try PrivateFolder()
        defer { folder.remove() }
        let copy = Result { try folder.copy(place, name: path, suffixes: stamp.suffixes) }
        guard FileStamp(of: place) == stamp else { continue }
        return try await run(body, on: try copy.get(), of: path, .privateCopy, catalogue)
      }
      let result = await result {
        try await run(body, on: place, of: path, .immutable, catalogue)
      }
      // What was found in a file that changed meanwhile means nothing, errors included.
      if FileStamp(of: place) == stamp { return try result.get() }
    }
    throw LedgerError(
      .inUse,
      Phrase(
        id: "\(path) sedang dipakai dan berubah selagi dibaca",
        en: "\(path) is in use and changed while it was read"),
      hint: Phrase(
        id: "salin selagi tidak ada yang menulis, lalu periksa salinannya",
        en: "copy it while nobody writes, and verify the copy"))
  }

  /// Verifies a file for the program's own use: everything, trusting the keys that it names.
  static func verify(
    _ path: String, catalogue: Catalogue, sealing: SealingKeys = .none
  ) async throws -> VerificationReport {
    var options = VerificationOptions()
    options.sealingKeys = sealing
    return try await read(path, catalogue: catalogue) { [options] copy in
      try await Verifier.verify(copy, catalogue: catalogue, options: options)
    }
  }

  private static func run<Value>(
    _ body: (VerificationCopy) async throws -> Value, on file: String, of path: String,
    _ purpose: LedgerConnection.Purpose, _ catalogue: Catalogue
  ) async throws -> Value {
    let connection = try LedgerConnection(path: file, purpose: purpose, name: path)
    try OpeningAudit.checkMarks(of: connection)
    let definitions = LedgerState(catalogue: catalogue).tables.map(\.definition)
    let value = try await body(
      VerificationCopy(
        connection: connection, definitions: definitions,
        restingByteCount: purpose == .immutable ? FileStamp(of: file).byteCount : nil))
    try connection.close()
    return value
  }

  private static func result<Value>(
    _ body: () async throws -> Value
  ) async -> Result<Value, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
