import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What two small files and the log's public key show, and what they do not.
struct ProofTests {
  static let desk = TestKey("64.72")

  @Test func `shows that an event is in the log and whose it is`() throws {
    let proofs = try Proofs(of: try SmallLedger().ledger)
    let fact = proofs.entries.firstIndex { $0.event.author.key == Self.desk.fingerprint }
    let index = UInt64(try #require(fact))
    let registration = try proofs.registration(of: Self.desk)
    let proven = try ProvenFact(
      proofs.proof(of: index), registration: proofs.proof(of: registration), under: Proofs.policy)
    #expect(proven.fact.index == index)
    #expect(proven.key.publicKey == Self.desk.verifier.publicKey)
    #expect(proven.registration.index == registration)
  }

  @Test func `refuses a proof whose entry, index, path or note is another`() throws {
    let proofs = try Proofs(of: try SmallLedger().ledger)
    let fact = try proofs.proof(of: 9)
    let other = try proofs.proof(of: 10)
    let registration = try proofs.proof(of: proofs.registration(of: Self.desk))
    let altered = [
      LogProof(path: fact.path, note: fact.note, extra: other.extra),
      LogProof(path: other.path, note: fact.note, extra: fact.extra),
      LogProof(path: .init(index: 9, hashes: []), note: fact.note, extra: fact.extra),
      LogProof(path: fact.path, note: fact.note, extra: nil),
      LogProof(path: fact.path, note: try proofs.note(by: TestKey("service")), extra: fact.extra),
    ]
    for proof in altered {
      #expect(throws: FactFault.self) {
        try ProvenFact(proof, registration: registration, under: Proofs.policy)
      }
    }
  }

  @Test func `refuses a registration of another key`() throws {
    let proofs = try Proofs(of: try SmallLedger().ledger)
    let index = try #require(
      proofs.entries.firstIndex { $0.event.author.key == Self.desk.fingerprint })
    let other = try proofs.proof(of: proofs.registration(of: TestKey("64.71")))
    #expect(throws: FactFault.keyNotRegistered(Self.desk.fingerprint)) {
      try ProvenFact(
        proofs.proof(of: UInt64(index)), registration: other, under: Proofs.policy)
    }
  }
}

/// What the service states of the state, and what is made of it.
struct SealTests {
  @Test func `proves a row of a sealed state, and no other value of it`() throws {
    var ledger = try SmallLedger().ledger
    let sealed = ledger.state
    let index = try seal(&ledger, stating: sealed.sealedProjections)
    let proofs = try Proofs(of: ledger)
    let table = try #require(sealed.tables.first { $0.definition.name == "keys" })
    let rows = Array(table.loadedRows())
    let trust = try #require(ProofTrust(keys: [TestKey(registrar: 1).verifier]))
    var tree = MerkleTree()
    for row in rows { tree.append(leafHash: StateRoot.leafHash(of: row)) }
    for (position, row) in rows.enumerated() {
      let proof = StateProof(
        projection: "keys", row: row,
        path: try tree.inclusionProof(of: UInt64(position), in: tree.size),
        seal: try proofs.proof(of: index), directory: [try proofs.proof(of: 0)])
      let read = try #require(StateProof(proof.bytes))
      #expect(try read.check(trusting: trust).seal.fact.fact.index == index)
      let altered = StateProof(
        projection: "keys", row: StoredRow(key: row.key, value: Array("{}".utf8)),
        path: proof.path, seal: proof.seal, directory: proof.directory)
      #expect(throws: FactFault.self) { try altered.check(trusting: trust) }
    }
  }

  @Test func `reads no proof that was altered in its spelling`() throws {
    var ledger = try SmallLedger().ledger
    let rows = ledger.state.setAside.loadedRows()
    let row = try #require(rows.first { _ in true })
    let index = try seal(&ledger, stating: ledger.state.sealedProjections)
    let proofs = try Proofs(of: ledger)
    let proof = StateProof(
      projection: "set_aside", row: row, path: .init(index: 0, hashes: []),
      seal: try proofs.proof(of: index), directory: [try proofs.proof(of: 0)])
    #expect(StateProof(proof.bytes) != nil)
    #expect(StateProof([0x20] + proof.bytes) == nil)
    #expect(StateProof(proof.bytes.dropLast()) == nil)
    #expect(StateProof(Array("{}\n".utf8)) == nil)
  }

  @Test func `finds a seal that states another root, and not the seals that do not`() async throws {
    var ledger = try SmallLedger().ledger
    try seal(&ledger, stating: ledger.state.sealedProjections)
    let honest = try await SmallLedger.verify(try LedgerCopy(of: ledger))
    #expect(honest.failing == [])
    #expect(honest.seals.seals == 1)
    #expect(honest.seals.roots == UInt64(ledger.state.tables.count))

    ledger.wait(seconds: 86_400)
    // The state of the day before: the row of the service's key has changed since.
    try seal(&ledger, stating: SmallLedger().ledger.state.sealedProjections)
    let report = try await SmallLedger.verify(try LedgerCopy(of: ledger))
    #expect(report.failing == [.state])
    #expect(report.rules(.state) == [Finding.Rule.sealRoot])
  }

  @Test func `sets a second seal of the same day aside, and a desk's`() throws {
    var ledger = try SmallLedger().ledger
    let state = ledger.state.sealedProjections
    try seal(&ledger, stating: state)
    for key in [TestKey("service"), TestKey("64")] {
      let entry = try ledger.append(
        LedgerType.stateSealed, by: key, subject: "64",
        data: ["projections": .array(state.map(\.json))])
      let code = try ledger.state.setAside(entry.event.hash)?.reason.code
      #expect(code == (key.name == "64" ? StandingReason.wrongRole : StandingReason.sealedBefore))
    }
  }

  @discardableResult
  private func seal(
    _ ledger: inout TestLedger, stating projections: [SealedProjection]
  ) throws -> UInt64 {
    let index = ledger.state.size
    try ledger.append(
      LedgerType.stateSealed, by: TestKey("service"), subject: "64",
      data: ["projections": .array(projections.map(\.json))])
    return index
  }
}

/// Makes proofs of a test ledger's entries.
struct Proofs {
  let entries: [Entry]
  private let tree: MerkleTree

  /// Trusts the log's key alone.
  static let policy: Policy = {
    guard let policy = try? Policy(logs: [Policy.Log(key: TestKey.log.verifier)]) else {
      preconditionFailure("one log makes a policy")
    }
    return policy
  }()

  init(of ledger: TestLedger) throws { try self.init(ledger.history.entries) }

  init(_ entries: [[UInt8]]) throws {
    self.entries = try entries.map { try Entry($0) }
    tree = MerkleTree(entries: entries)
  }

  func proof(of index: UInt64) throws -> LogProof {
    LogProof(
      path: try tree.inclusionProof(of: index, in: tree.size), note: try note(by: .log),
      extra: entries[Int(index)].bytes)
  }

  /// The newest checkpoint under somebody's key.
  func note(by key: TestKey) throws -> UnverifiedNote {
    let origin = try #require(Origin(TestLedger.origin))
    let signer = NoteSigner(name: TestKey.log.verifier.name, privateKey: key.privateKey)
    return try signer.sign(Checkpoint(origin: origin, treeHead: tree.head).text)
  }

  /// The index of the entry that brought a key in.
  func registration(of key: TestKey) throws -> UInt64 {
    let index = entries.firstIndex { $0.event.data["key"]?.string == "\(key.verifier)" }
    return UInt64(try #require(index))
  }
}

extension LedgerState {
  /// What a seal of this state states, one row after the other.
  fileprivate var sealedProjections: [SealedProjection] {
    tables.map { SealedProjection($0.definition, rows: $0.loadedRows()) }
  }
}
