extension WitnessMemory {
  /// The most bytes a memory may have: some thousand logs.
  public static let byteCountMax = 1 << 24

  private static let keyPrefix = "log "

  /// Reads a witness's memory in its one spelling, and checks every signature in it.
  ///
  /// `witness` is the key of the witness itself: each checkpoint bears its line.
  public init(_ bytes: [UInt8], of witness: NoteVerifier) throws(WitnessMemoryError) {
    guard bytes.count <= Self.byteCountMax else { throw .tooLong(bytes.count) }
    var lines = TextLines(bytes[...])
    while !lines.rest.isEmpty {
      let log = try Self.log(from: &lines, of: witness)
      guard self.log(log.origin) == nil else { throw .repeatedLog(log.origin) }
      logs.append(log)
    }
    guard self.bytes == bytes else { throw .malformed }
  }

  /// The memory as a file: for each log a line `log <vkey>` for each of its keys, the note of the
  /// newest checkpoint with the witness's line, and a blank line.
  ///
  /// A log of which nothing was cosigned is not remembered.
  public var bytes: [UInt8] {
    logs.flatMap { log -> [UInt8] in
      guard let latest = log.latest else { return [] }
      return log.keys.flatMap { Array("\(Self.keyPrefix)\($0)\n".utf8) } + latest.note.bytes
        + [ASCII.lineFeed]
    }
  }

  private static func log(
    from lines: inout TextLines, of witness: NoteVerifier
  ) throws(WitnessMemoryError) -> Log {
    let keys = try keys(from: &lines)
    guard let text = block(from: &lines), let signatures = block(from: &lines),
      let note = try? UnverifiedNote(Array(text) + [ASCII.lineFeed] + Array(signatures))
    else { throw .malformed }
    let signed: SignedCheckpoint
    do {
      signed = try SignedCheckpoint.open(note, with: keys + [witness])
    } catch {
      throw .checkpoint(error)
    }
    guard signed.cosignatures.map(\.witness) == [witness] else {
      throw .notCosigned(signed.checkpoint.origin, by: witness.identity)
    }
    return Log(keys: keys, latest: signed)
  }

  /// One or more keys of one log.
  private static func keys(
    from lines: inout TextLines
  ) throws(WitnessMemoryError) -> [NoteVerifier] {
    var known = WitnessMemory()
    while let line = lines.next(after: keyPrefix) {
      guard let text = String(validating: line, as: UTF8.self),
        let key = try? NoteVerifier(vkey: text)
      else { throw .malformed }
      try known.trust(key)
    }
    guard known.logs.count == 1 else { throw .malformed }
    return known.logs[0].keys
  }

  /// The lines before the next blank one, each with its line feed; nil when no blank line comes.
  private static func block(from lines: inout TextLines) -> ArraySlice<UInt8>? {
    let start = lines.rest
    while let line = lines.next() {
      if line.isEmpty { return start[..<line.startIndex] }
    }
    return nil
  }
}
