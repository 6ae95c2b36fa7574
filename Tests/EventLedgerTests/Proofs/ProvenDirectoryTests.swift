import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What leads from a registrar's key to the log's, and what somebody might make up instead.
@Suite struct ProvenDirectoryTests {
  private static let registrar = TestKey(registrar: 1)
  private static let second = TestKey(registrar: 2)
  private static let desk = TestKey("64.72")
  private static let thief = TestKey("thief")

  /// Who trusts one key.
  private static func trust(_ key: TestKey) throws -> ProofTrust {
    try #require(ProofTrust(keys: [key.verifier]))
  }

  /// The proof of the newest event, with the entries that lead to its author's key.
  private static func proof(
    of ledger: TestLedger, over signer: TestKey? = nil, directory: [UInt64]? = nil
  ) throws -> EventProof {
    let proofs = try Proofs(of: ledger)
    let note = try proofs.note(by: signer ?? ledger.logKey)
    func proof(_ index: UInt64) throws -> LogProof {
      let own = try proofs.proof(of: index)
      return LogProof(path: own.path, note: note, extra: own.extra)
    }
    let newest = UInt64(proofs.entries.count - 1)
    let indexes = directory ?? (0..<newest).filter { proofs.isOfDirectory($0) }
    return EventProof(fact: try proof(newest), directory: try indexes.map(proof))
  }

  private static func note(in ledger: inout TestLedger, by key: TestKey = desk) throws {
    try ledger.append(
      ToyDomain.noteWritten, by: key, subject: "64.72",
      data: ["text": "Aman.", "topic": "security"])
  }

  private static func opened() throws -> TestLedger {
    var ledger = try TestLedger.opened()
    try note(in: &ledger)
    return ledger
  }

  // MARK: Who is believed

  @Test func `is believed for a registrar's key, the log's, the first event's hash and a policy`()
    throws
  {
    let proof = try Self.proof(of: Self.opened())
    let read = try #require(try EventProof(proof.bytes()))
    let genesis = try read.check(trusting: Self.trust(.log)).verdict.directory.genesis
    #expect(
      try read.check(trusting: Self.trust(Self.registrar)).verdict.basis
        == .registrar(Self.registrar.verifier))
    #expect(
      try read.check(trusting: Self.trust(.log)).verdict.basis == .logKey(TestKey.log.verifier))
    let hash = try #require(ProofTrust(genesis: genesis.hash))
    #expect(try read.check(trusting: hash).verdict.basis == .genesis(genesis.hash))
    let policy = try #require(ProofTrust(policy: Proofs.policy))
    #expect(try read.check(trusting: policy).verdict.basis == .policy)
  }

  @Test func `is not judged for a key, hash or policy of something else`() throws {
    let proof = try Self.proof(of: Self.opened())
    let log = TestKey.log.verifier
    for key in [Self.desk, TestKey("service"), TestKey("recovery"), Self.second] {
      let fault = #expect(throws: FactFault.wrongKey(log: log)) {
        try proof.check(trusting: Self.trust(key))
      }
      #expect(fault?.isOfTrust == true)
    }
    let hash = try #require(ProofTrust(keys: [log], genesis: Hash.of([1])))
    #expect(throws: FactFault.self) { try proof.check(trusting: hash) }
    let policy = try Policy(logs: [Policy.Log(key: Self.second.verifier)])
    let other = try #require(ProofTrust(keys: [Self.registrar.verifier], policy: policy))
    #expect(throws: FactFault.wrongPolicy(log: log)) { try proof.check(trusting: other) }
  }

  @Test func `wants the policy's witnesses besides the registrar's key`() throws {
    let witness = Cosigner(
      name: try KeyName("w1"), privateKey: TestKey("w1").privateKey
    ).verifier
    let name = try #require(PolicyToken("w1"))
    let policy = try Policy(
      logs: [Policy.Log(key: TestKey.log.verifier)],
      witnesses: [Policy.Witness(name: name, key: witness)], quorum: .named(name))
    let trust = try #require(ProofTrust(keys: [Self.registrar.verifier], policy: policy))
    let proof = try Self.proof(of: Self.opened())
    #expect(throws: FactFault.quorumNotReached) { try proof.check(trusting: trust) }
  }

  // MARK: A ledger that somebody made up

  @Test func `refuses a first event that names the registrar beside whoever signed it`() throws {
    // The thief's key is the council's first, the one that opens; the registrar's is the second.
    var ledger = TestLedger(catalogue: try ToyDomain.catalogue())
    try ledger.open(registrars: 2)
    let proof = try Self.proof(of: ledger, directory: [0])
    #expect(throws: FactFault.registrarMissing(Self.second.fingerprint)) {
      try proof.check(trusting: Self.trust(Self.second))
    }
  }

  @Test func `refuses a first event that another has signed in the registrar's name`() throws {
    let ledger = try Self.opened()
    let forged = try Self.forged(ledger) { index, bytes in
      index == 0 ? try SmallLedger.rewritten(bytes, signedBy: Self.thief) : bytes
    }
    #expect(throws: FactFault.noOpening) {
      try forged.check(trusting: Self.trust(Self.registrar))
    }
  }

  @Test func `refuses a first event that is none, or stands elsewhere`() throws {
    let ledger = try Self.opened()
    for directory: [UInt64] in [[], [1], [1, 0]] {
      let proof = try Self.proof(of: ledger, directory: directory)
      #expect(throws: FactFault.noOpening) { try proof.check(trusting: Self.trust(.log)) }
    }
    let whole = try Self.proof(of: ledger)
    let moved = LogProof(
      path: .init(index: 1, hashes: whole.directory[0].path.hashes), note: whole.fact.note,
      extra: whole.directory[0].extra)
    let proof = EventProof(fact: whole.fact, directory: [moved] + whole.directory.dropFirst())
    #expect(throws: FactFault.self) { try proof.check(trusting: Self.trust(.log)) }
  }

  @Test func `refuses a first event that stands second in the log`() throws {
    // Whoever has the log's key puts an entry before it: the tree is then none of this ledger's.
    let entries = try Self.opened().history.entries
    let proofs = try Proofs([entries[1]] + entries)
    let newest = UInt64(entries.count)
    let forged = EventProof(
      fact: try proofs.proof(of: newest),
      directory: try (1..<newest).filter { proofs.isOfDirectory($0) }.map {
        try proofs.proof(of: $0)
      })
    #expect(throws: FactFault.noOpening) {
      try forged.check(trusting: Self.trust(Self.registrar))
    }
  }

  @Test func `refuses a checkpoint by a key that the first event does not name`() throws {
    let proof = try Self.proof(of: Self.opened(), over: Self.thief)
    #expect(throws: FactFault.self) { try proof.check(trusting: Self.trust(Self.registrar)) }
  }

  @Test func `refuses another ledger's first event`() throws {
    let ledger = try Self.opened()
    let other = try Self.proof(of: TestLedger.opened(title: "Lain"), directory: [0])
    let own = try Self.proof(of: ledger)
    let mixed = EventProof(
      fact: own.fact, directory: [other.directory[0]] + own.directory.dropFirst())
    #expect(throws: FactFault.otherCheckpoint) {
      try mixed.check(trusting: Self.trust(Self.registrar))
    }
    let grafted = LogProof(
      path: own.directory[0].path, note: own.fact.note, extra: other.directory[0].extra)
    let whole = EventProof(fact: own.fact, directory: [grafted] + own.directory.dropFirst())
    #expect(throws: FactFault.otherLedger) {
      try whole.check(trusting: Self.trust(Self.registrar))
    }
    let alone = EventProof(fact: own.fact, directory: [grafted])
    #expect(throws: FactFault.self) { try alone.check(trusting: Self.trust(Self.registrar)) }
  }

  // MARK: Keys that somebody brought in

  @Test func `refuses an entry that no key of the directory signed, whoever signs the checkpoint`()
    throws
  {
    // Whoever has the log's key alone puts a registration in that the registrar never signed.
    let ledger = try Self.opened()
    let index = try Proofs(of: ledger).registration(of: Self.desk)
    let forged = try Self.forged(ledger) { at, bytes in
      UInt64(at) == index ? try SmallLedger.rewritten(bytes, signedBy: Self.thief) : bytes
    }
    #expect(throws: FactFault.notOfDirectory(index)) {
      try forged.check(trusting: Self.trust(.log))
    }
  }

  @Test func `takes no key that a desk or the recovery key brought in`() throws {
    for author in [Self.desk, TestKey("recovery")] {
      var ledger = try Self.opened()
      let next = TestKey("log-2", as: TestLedger.origin)
      // Set aside in the log, and so without effect.
      try ledger.append(
        LedgerType.keyRegistered, by: author, subject: "64",
        data: [
          "desk": "log", "key": .string("\(next.verifier)"), "role": "log", "scope": "64",
        ])
      try Self.note(in: &ledger)
      let proof = try Self.proof(of: ledger, over: next)
      #expect(throws: FactFault.self) { try proof.check(trusting: Self.trust(Self.registrar)) }
      #expect(
        try Self.proof(of: ledger).check(trusting: Self.trust(Self.registrar))
          .verdict.directory.logKey == TestKey.log.verifier)
    }
  }

  @Test func `follows the log's key to the one that replaced it, and back to none`() throws {
    var ledger = try Self.opened()
    let next = TestKey("log-2", as: TestLedger.origin)
    try Self.replaceLogKey(by: next, in: &ledger)
    try Self.note(in: &ledger)
    let proof = try Self.proof(of: ledger)
    let shown = try proof.check(trusting: Self.trust(Self.registrar))
    #expect(shown.verdict.directory.logKey == next.verifier)
    #expect(shown.verdict.directory.logKeyNamedAt > 0)
    #expect(throws: FactFault.wrongKey(log: next.verifier)) {
      try proof.check(trusting: Self.trust(.log))
    }
    // The old key signs on: a proof that shows the replacement does not hold under it.
    let old = try Self.proof(of: ledger, over: .log)
    #expect(throws: FactFault.self) { try old.check(trusting: Self.trust(.log)) }
  }

  @Test func `counts approvals of different registrars only, and wants as many as must`() throws {
    var council = try TestCouncil()
    try council.register(Self.desk, desk: "64.72")
    let next = TestKey("log-2", as: TestLedger.origin)
    let act = try council.act(
      LedgerType.keyRegistered,
      data: [
        "desk": "log", "key": .string("\(next.verifier)"), "role": "log", "scope": "64",
      ], approved: false)
    // The author says yes once more, which the log sets aside.
    try council.approve(act.event.hash, by: TestCouncil.registrars[0])
    try Self.note(in: &council.ledger)
    let waiting = try Self.proof(of: council.ledger, over: next)
    #expect(throws: FactFault.self) { try waiting.check(trusting: Self.trust(Self.second)) }

    council.ledger.logKey = next
    try council.approve(act.event.hash, by: Self.second)
    try Self.note(in: &council.ledger)
    let proof = try Self.proof(of: council.ledger)
    for registrar in TestCouncil.registrars {
      let shown = try proof.check(trusting: Self.trust(registrar))
      #expect(shown.verdict.directory.logKey == next.verifier)
      #expect(shown.verdict.basis == .registrar(registrar.verifier))
    }
    // None of the entries that it rests on may be left out: not the desk's, nor their approvals.
    let proofs = try Proofs(of: council.ledger)
    let needed = proofs.entries.indices.filter {
      proofs.isOfDirectory(UInt64($0)) && !Self.isDeskRegistration($0, in: proofs)
        && proofs.entries[$0].event.author.key != Self.registrar.fingerprint
    }
    #expect(needed.count == 4)
    for left in needed {
      let directory = proofs.entries.indices.filter {
        proofs.isOfDirectory(UInt64($0)) && $0 != left
      }
      let lacking = try Self.proof(of: council.ledger, directory: directory.map { UInt64($0) })
      #expect(throws: FactFault.self) { try lacking.check(trusting: Self.trust(Self.second)) }
    }
  }

  @Test func `believes a registrar who came later once it has signed`() throws {
    var ledger = try Self.opened()
    try ledger.register(key: Self.second, desk: "registrar", role: .registrar, scope: "64")
    try Self.note(in: &ledger)
    let silent = try Self.proof(of: ledger)
    #expect(throws: FactFault.silentRegistrar(Self.second.fingerprint)) {
      try silent.check(trusting: Self.trust(Self.second))
    }
    try ledger.append(
      LedgerType.deskRegistered, by: Self.second, subject: "64",
      data: [
        "desk": "64.74", "hostAgency": "Kesbangpol", "level": "regency", "scope": "64.74",
      ])
    try Self.note(in: &ledger)
    let shown = try Self.proof(of: ledger).check(trusting: Self.trust(Self.second))
    #expect(shown.verdict.basis == .registrar(Self.second.verifier))
  }

  @Test func `ends a key where it was rotated out`() throws {
    var ledger = try Self.opened()
    let next = TestKey("64.72-2")
    try ledger.append(
      LedgerType.keyRotated, by: Self.desk, subject: "64.72",
      data: ["key": .string("\(next.verifier)")])
    try Self.note(in: &ledger, by: next)
    let shown = try Self.proof(of: ledger).check(trusting: Self.trust(Self.registrar))
    #expect(shown.verdict.fact.key.publicKey == next.verifier.publicKey)
    // By the key that ended, under the number that would come next.
    let forged = try Self.forged(ledger) { index, bytes in
      guard index == ledger.history.entries.count - 1 else { return bytes }
      return try SmallLedger.rewritten(bytes, signedBy: Self.desk) {
        try $0.with("/source", .string("/64.72/\(Self.desk.fingerprint)"))
      }
    }
    #expect(throws: FactFault.keyNotRegistered(Self.desk.fingerprint)) {
      try forged.check(trusting: Self.trust(Self.registrar))
    }
  }

  @Test func `refuses entries out of order, twice, or with another's path`() throws {
    let proof = try Self.proof(of: Self.opened())
    let directory = proof.directory
    var altered = [Array(directory.reversed()), directory + [directory[1]]]
    for index in directory.indices.dropFirst() {
      var swapped = directory
      swapped[index] = LogProof(
        path: .init(index: directory[index].path.index, hashes: directory[0].path.hashes),
        note: directory[index].note, extra: directory[index].extra)
      altered.append(swapped)
    }
    for directory in altered {
      let forged = EventProof(fact: proof.fact, directory: directory)
      #expect(throws: FactFault.self) { try forged.check(trusting: Self.trust(Self.registrar)) }
    }
  }

  // MARK: Making it up

  /// The proof of a history with some entries changed, under the log's own key: what a thief of that
  /// key alone could show.
  private static func forged(
    _ ledger: TestLedger, _ change: (Int, [UInt8]) throws -> [UInt8]
  ) throws -> EventProof {
    let entries = try ledger.history.entries.enumerated().map { try change($0.offset, $0.element) }
    let proofs = try Proofs(entries)
    let newest = UInt64(entries.count - 1)
    let indexes = (0..<newest).filter { proofs.isOfDirectory($0) }
    return EventProof(
      fact: try proofs.proof(of: newest), directory: try indexes.map { try proofs.proof(of: $0) })
  }

  private static func replaceLogKey(by key: TestKey, in ledger: inout TestLedger) throws {
    ledger.logKey = key
    try ledger.register(key: key, desk: "log", role: .log, scope: "64")
  }

  /// Whether an entry registers a desk, which a proof can do without, or approves that.
  private static func isDeskRegistration(_ index: Int, in proofs: Proofs) -> Bool {
    let event = proofs.entries[index].event
    let approved = proofs.entries.first { "\($0.event.hash)" == event.data["act"]?.string }
    return (approved?.event ?? event).type.contains(LedgerType.deskRegistered)
  }
}

extension Proofs {
  /// Whether an entry brings a key in, or approves what does.
  func isOfDirectory(_ index: UInt64) -> Bool {
    entries[Int(index)].event.type.hasPrefix("\(LedgerType.prefix).")
  }
}
