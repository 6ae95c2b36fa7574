import TransparencyLog

/// Reads the witnesses' lines and finds the greatest size that enough of them have cosigned.
struct CosignatureAudit {
  /// The greatest size for which the policy's quorum is reached.
  private(set) var witnessed: Confirmations.Witnessed?
  /// The number of lines by witnesses that the policy does not name.
  private(set) var untrustedCount: UInt64 = 0

  private let policy: Policy?
  private let logKey: NoteVerifier
  private let badCheckpoints: Set<Int64>
  private let witnessKeys: [NoteVerifier]
  private var size: Int64 = -1
  private var note: UnverifiedNote?
  private var cosignatures: [Cosignature] = []

  /// `badCheckpoints`: the sizes of rows of `checkpoints` that do not hold.
  init(policy: Policy?, logKey: NoteVerifier, badCheckpoints: Set<Int64>) {
    self.policy = policy
    self.logKey = logKey
    self.badCheckpoints = badCheckpoints
    witnessKeys = policy?.witnesses.map(\.key) ?? []
  }

  /// Reads all lines.
  mutating func run(over ledger: some VerifiableLedger, findings: inout FindingLog) throws {
    var rows = RowCursor { try ledger.cosignatureRows(after: $0, count: $1) }
    while let row = try rows.next() {
      if row.size != size { try begin(row.size, in: ledger) }
      if let finding = take(row) { findings.add(finding) }
    }
    endSize()
    findings.add(rows.failure, reading: "cosignatures")
  }

  private mutating func begin(_ newSize: Int64, in ledger: some VerifiableLedger) throws {
    endSize()
    size = newSize
    let before = CheckpointRow(size: newSize == .min ? newSize : newSize - 1, note: [])
    let row = try ledger.checkpointRows(after: before, count: 1).first
    note = row.flatMap { $0.size == newSize ? try? UnverifiedNote($0.note) : nil }
  }

  private mutating func endSize() {
    defer { cosignatures = [] }
    guard let policy, !cosignatures.isEmpty, !badCheckpoints.contains(size),
      policy.isQuorum(cosignatures)
    else { return }
    witnessed = Confirmations.Witnessed(
      size: UInt64(clamping: size), witnesses: Set(cosignatures.map(\.witness)).count,
      witnessesNamed: witnessKeys.count)
  }

  /// Takes up a line; the finding when it is no line of its checkpoint, or does not verify.
  ///
  /// Every line is checked under the key that its row names; only those whose key the policy names
  /// are relied on.
  private mutating func take(_ row: CosignatureRow) -> Finding? {
    guard let note else {
      return finding(row, Finding.Rule.cosignatureForm, "a checkpoint of its size", "none")
    }
    guard let key = try? NoteVerifier(vkey: String(decoding: row.witness, as: UTF8.self)),
      key.algorithm == .cosignatureV1
    else {
      return finding(row, Finding.Rule.cosignatureForm, "a witness's verifier key", "another text")
    }
    let line = row.line.last == UInt8(ascii: "\n") ? Array(row.line.dropLast()) : row.line
    guard let cosigned = try? UnverifiedNote(note.bytes + line + [UInt8(ascii: "\n")]),
      cosigned.text == note.text, cosigned.signatures.count == note.signatures.count + 1,
      cosigned.signatures.last?.signer == key.identity
    else {
      return finding(
        row, Finding.Rule.cosignatureForm, "a signature line by \(key.identity)", "another text")
    }
    do {
      take(try SignedCheckpoint.open(cosigned, with: [logKey, key]).cosignatures)
      return nil
    } catch {
      return finding(
        row, Finding.Rule.cosignatureSignature, "a signature by \(key.identity)", "\(error)")
    }
  }

  private mutating func take(_ verified: [Cosignature]) {
    let trusted = verified.filter { witnessKeys.contains($0.witness) }
    cosignatures += trusted
    untrustedCount += UInt64(verified.count - trusted.count)
  }

  private func finding(
    _ row: CosignatureRow, _ rule: String, _ expected: String, _ found: String
  ) -> Finding {
    Finding(
      .commonHistory,
      at: .cosignature(size: row.size, witness: String(decoding: row.witness, as: UTF8.self)),
      rule: rule, expected: expected, found: found)
  }
}
