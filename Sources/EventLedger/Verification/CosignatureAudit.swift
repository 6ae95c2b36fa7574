import TransparencyLog

/// Reads the witnesses' lines and finds the greatest size that enough of them have cosigned.
///
/// Who has cosigned a checkpoint has cosigned the history below it, too: each was found to be of this
/// history. So witnesses need not come by at the same size.
struct CosignatureAudit {
  /// The number of lines by witnesses that the policy does not name.
  private(set) var untrustedCount: UInt64 = 0

  private let policy: Policy?
  private let logKeys: LogKeys
  private let badCheckpoints: Set<Int64>
  private let logSize: UInt64
  private let witnessKeys: Set<NoteVerifier>
  /// Witnesses that no policy names, of which so many are heard: each key costs a reader more than
  /// the line that brings it.
  private var strangers: Set<NoteVerifier> = []
  private static let strangersMax = 64
  /// The greatest size that each of the policy's witnesses has cosigned.
  private var sizes: [NoteVerifier: UInt64] = [:]
  private var size: Int64 = -1
  private var note: UnverifiedNote?

  /// `badCheckpoints`: the sizes of rows of `checkpoints` that do not hold; none above `logSize` does.
  init(policy: Policy?, logKeys: LogKeys, badCheckpoints: Set<Int64>, logSize: UInt64) {
    self.policy = policy
    self.logKeys = logKeys
    self.badCheckpoints = badCheckpoints
    self.logSize = logSize
    witnessKeys = Set(policy?.witnesses.map(\.key) ?? [])
  }

  /// The greatest size for which the policy's quorum is reached.
  var witnessed: Confirmations.Witnessed? {
    guard let policy else { return nil }
    return Set(sizes.values).sorted(by: >).lazy
      .filter { policy.isQuorum(of: signers(of: $0)) }.first.map(confirmation)
  }

  /// The greatest size that any witness has cosigned, where the quorum is not reached for it.
  var cosigned: Confirmations.Witnessed? {
    guard let policy, policy.quorum != .none else { return nil }
    let size = sizes.values.max() ?? 0
    return size > 0 && size == witnessed?.size ? nil : confirmation(size)
  }

  private func signers(of size: UInt64) -> Set<NoteVerifier> {
    Set(sizes.filter { $0.value >= size }.keys)
  }

  private func confirmation(_ size: UInt64) -> Confirmations.Witnessed {
    Confirmations.Witnessed(
      size: size, witnesses: signers(of: size).count, witnessesNamed: witnessKeys.count)
  }

  /// Reads all lines.
  mutating func run(over ledger: some VerifiableLedger, findings: inout FindingLog) throws {
    var rows = RowCursor { try ledger.cosignatureRows(after: $0, count: $1) }
    while let row = try rows.next() {
      if row.size != size { try begin(row.size, in: ledger) }
      if let finding = take(row) { findings.add(finding) }
    }
    findings.add(rows.failure, reading: "cosignatures")
  }

  private mutating func begin(_ newSize: Int64, in ledger: some VerifiableLedger) throws {
    size = newSize
    let before = CheckpointRow(size: newSize == .min ? newSize : newSize - 1, note: [])
    let row = try ledger.checkpointRows(after: before, count: 1).first
    note = row.flatMap { $0.size == newSize ? try? UnverifiedNote($0.note) : nil }
  }

  /// Takes up a line; the finding when it is no line of its checkpoint, or does not verify.
  ///
  /// Every line is checked under the key that its row names; only those whose key the policy names
  /// are relied on.
  private mutating func take(_ row: CosignatureRow) -> Finding? {
    guard let note else {
      return finding(
        row, Finding.Rule.cosignatureForm, .common(.checkpointOfItsSize), .none)
    }
    guard let key = try? NoteVerifier(vkey: String(decoding: row.witness, as: UTF8.self)),
      key.algorithm == .cosignatureV1
    else {
      return finding(
        row, Finding.Rule.cosignatureForm, .common(.witnessKey), .common(.anotherText))
    }
    let line = row.line.last == UInt8(ascii: "\n") ? Array(row.line.dropLast()) : row.line
    guard let cosigned = try? UnverifiedNote(note.bytes + line + [UInt8(ascii: "\n")]),
      cosigned.text == note.text, cosigned.signatures.count == note.signatures.count + 1,
      cosigned.signatures.last?.signer == key.identity
    else {
      return finding(
        row, Finding.Rule.cosignatureForm, .common(.signatureLine(key.identity)),
        .common(.anotherText))
    }
    guard witnessKeys.contains(key) || isHeard(key) else {
      return finding(
        row, Finding.Rule.cosignatureForm, .common(.strangers(Self.strangersMax)), .another)
    }
    do {
      take(try logKeys.open(cosigned, and: [key]).cosignatures)
      return nil
    } catch {
      return finding(
        row, Finding.Rule.cosignatureSignature, .log(.signature(key.identity)),
        .log(.refused(error)))
    }
  }

  private mutating func isHeard(_ stranger: NoteVerifier) -> Bool {
    guard strangers.count < Self.strangersMax else { return strangers.contains(stranger) }
    strangers.insert(stranger)
    return true
  }

  private mutating func take(_ verified: [Cosignature]) {
    for witness in verified.map(\.witness) {
      guard witnessKeys.contains(witness) else {
        untrustedCount += 1
        continue
      }
      guard let size = UInt64(exactly: size), size <= logSize,
        !badCheckpoints.contains(self.size)
      else { continue }
      sizes[witness] = max(sizes[witness] ?? 0, size)
    }
  }

  private func finding(
    _ row: CosignatureRow, _ rule: String, _ expected: Finding.Value, _ found: Finding.Value
  ) -> Finding {
    Finding(
      .commonHistory,
      at: .cosignature(size: row.size, witness: String(decoding: row.witness, as: UTF8.self)),
      rule: rule, expected: expected, found: found)
  }
}
