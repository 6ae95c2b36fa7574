package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A small ledger in memory with keys that are the same in every run.
///
/// It takes events in by the product's own rules, and gives tests the handles that an attacker or
/// a clumsy desk would have: any key, any clock, any bytes.
package struct TestLedger {
  package let catalogue: Catalogue
  package private(set) var history = TestHistory()
  package var state: LedgerState
  /// What opens the sealed values, by event.
  package private(set) var openings: [Hash: [Opening]] = [:]
  package private(set) var clock: Instant
  /// The key that signs the checkpoints from here on.
  package var logKey = TestKey.log

  package static let origin = "ledger.test/2024"

  package init(catalogue: Catalogue, clock: Instant = Instant(seconds: 1_732_000_000)) {
    self.catalogue = catalogue
    self.clock = clock
    state = LedgerState(catalogue: catalogue)
  }

  /// A ledger of the toy domain with its directory: two desks, KPU, the province.
  package static func opened(
    threshold: Int = 1, registrars: Int = 1, title: String = "Uji coba"
  ) throws -> TestLedger {
    try opened(
      catalogue: try ToyDomain.catalogue(), threshold: threshold, registrars: registrars,
      title: title)
  }

  /// A ledger of any catalogue with the same directory.
  package static func opened(
    catalogue: Catalogue, threshold: Int = 1, registrars: Int = 1, title: String = "Uji coba"
  ) throws -> TestLedger {
    var ledger = TestLedger(catalogue: catalogue)
    try ledger.open(threshold: threshold, registrars: registrars, title: title)
    guard threshold == 1 else { return ledger }
    for (desk, level, role, scope) in directory {
      try ledger.register(desk: desk, level: level, scope: scope)
      try ledger.register(key: TestKey(desk), desk: desk, role: role, scope: scope)
    }
    return ledger
  }

  private static let directory: [(desk: String, level: String, role: Role, scope: String)] = [
    ("64", "province", .province, "64"), ("64.71", "regency", .desk, "64.71"),
    ("64.72", "regency", .desk, "64.72"), ("kpu-64", "partner", .kpu, "64"),
  ]

  /// The first events of a ledger: the one that opens it, and what the registrar then states.
  ///
  /// All are the same in every run, written down at `clock`.
  package static func opening(
    of catalogue: Catalogue, with drafts: [EventDraft], at clock: Instant
  ) throws -> [Submission] {
    var ledger = TestLedger(catalogue: catalogue, clock: clock)
    try ledger.open()
    for draft in drafts {
      try ledger.append(
        draft.type, by: TestKey(registrar: 1), subject: draft.subject, data: draft.data)
    }
    return try ledger.history.entries.map { bytes in
      let entry = try Entry(bytes)
      return Submission(event: entry.event, signature: entry.signature, openings: [])
    }
  }

  /// The first event, by the registrar.
  package mutating func open(
    threshold: Int = 1, registrars: Int = 1, title: String = "Uji coba"
  ) throws {
    let keys = (1...registrars).map { TestKey(registrar: $0) }
    let data: JSON = [
      "logKey": .string("\(TestKey.log.verifier)"), "nonce": .string(Hex.encode(0..<16)),
      "origin": .string(Self.origin), "recoveryKey": .string("\(TestKey("recovery").verifier)"),
      "registrars": .array(keys.map { .string("\($0.verifier)") }), "rehearsal": true,
      "rulesDigest": .string("\(catalogue.digest)"), "rulesVersion": 1, "scope": "64",
      "serviceKey": .string("\(TestKey("service").verifier)"),
      "threshold": .integer(Int64(threshold)), "timeZone": "+08:00", "title": .string(title),
    ]
    try append(LedgerType.ledgerOpened, by: keys[0], subject: "64", data: data)
  }

  package mutating func register(desk: String, level: String, scope: String) throws {
    try append(
      LedgerType.deskRegistered, by: TestKey(registrar: 1), subject: "64",
      data: [
        "desk": .string(desk), "hostAgency": "Kesbangpol", "level": .string(level),
        "scope": .string(scope),
      ])
  }

  package mutating func register(
    key: TestKey, desk: String, role: Role, scope: String
  ) throws {
    try append(
      LedgerType.keyRegistered, by: TestKey(registrar: 1), subject: "64",
      data: [
        "desk": .string(desk), "key": .string("\(key.verifier)"), "role": .string(role.rawValue),
        "scope": .string(scope),
      ])
  }

  /// Writes and takes in a key's next event; throws when it is not taken.
  @discardableResult
  package mutating func append(
    _ type: String, by key: TestKey, subject: String, data: JSON, anchor: Anchor? = nil
  ) throws -> Entry {
    let submission = try write(type, by: key, subject: subject, data: data, anchor: anchor)
    return try take(in: submission)
  }

  /// Writes a key's next event, as its desk would offline.
  package mutating func write(
    _ type: String, by key: TestKey, subject: String, data: JSON, anchor: Anchor? = nil,
    time: Instant? = nil
  ) throws -> Submission {
    guard let type = catalogue.type(named: type) else { throw TestLedgerError.noSuchType(type) }
    let head = try head(of: key, anchor: anchor)
    let corrected = try correctedType(of: data)
    let now = Timestamp(time ?? clock, offsetMinutes: 480)
    return try EventWriter(key: key.privateKey, makeSalt: Salts(seed: head.number).next)
      .submission(
        for: .init(type: type.name, subject: subject, time: now, data: data), type: type,
        corrected: corrected, at: head, recordedTime: now)
  }

  /// Where a key's chain stands.
  package mutating func head(of key: TestKey, anchor: Anchor? = nil) throws -> EventWriter.ChainHead
  {
    guard let genesis = try state.genesis(), let row = try state.key(key.fingerprint)
    else {
      return .init(author: key.author, number: 1, ledger: nil, previous: nil, anchor: nil)
    }
    return .init(
      author: Author(desk: row.desk, key: key.fingerprint), number: row.head + 1,
      ledger: genesis.hash, previous: row.headHash, anchor: anchor)
  }

  /// Takes a submission in by the product's rules, one second after the last.
  @discardableResult
  package mutating func take(in submission: Submission) throws -> Entry {
    let received = clock.advanced(by: 1)
    let fetched = try history.fetch(state.needsForTakingIn(submission.event), before: state.size)
    if let obstacle = try state.obstacle(
      toTakingIn: submission.event, signature: submission.signature, received: received,
      fetched: fetched)
    {
      throw obstacle
    }
    let entry = try Entry(
      event: submission.event, received: received, signature: submission.signature)
    let prepared = PreparedEntry(entry, at: state.size, catalogue: catalogue)
    if let type = prepared.type,
      let obstacle = SealedValues.obstacle(
        toOpening: submission.event, with: submission.openings, type: type,
        corrected: try correctedType(of: JSON(submission.event.data)))
    {
      throw obstacle
    }
    try state.foldNext(prepared, in: history)
    clock = received
    history.append(entry)
    openings[entry.event.hash] = submission.openings
    try publish()
    return entry
  }

  /// Lets time pass.
  package mutating func wait(seconds: Int64) { clock = clock.advanced(by: seconds) }

  /// The newest checkpoint as an anchor.
  package var newestAnchor: Anchor? { Anchor(history.tree.head) }

  /// Signs the newest checkpoint once more, as after the log key was replaced.
  package mutating func signAgain() throws { try publish() }

  private mutating func publish() throws {
    let signer = NoteSigner(name: logKey.verifier.name, privateKey: logKey.privateKey)
    let checkpoint = Checkpoint(
      origin: Origin(logKey.verifier.name), treeHead: history.tree.head)
    history.checkpoints[history.size] = try signer.sign(checkpoint.text).bytes
  }

  private func correctedType(of data: JSON) throws -> EventType? {
    guard case .string(let text)? = data.value(at: JSONPointer(tokens: ["event"])),
      let hash = Hash(hex: text), let index = history.index(of: hash)
    else { return nil }
    return catalogue.types[try Entry(history.entries[Int(index)]).event.type]
  }
}

/// What a test asked of the ledger that it cannot do.
package enum TestLedgerError: Error {
  case noSuchType(String)
}

/// Salts that are the same in every run.
private final class Salts {
  private var counter: UInt64

  init(seed: UInt64) { counter = seed << 32 }

  func next() -> [UInt8] {
    counter += 1
    return Hash.of(Array("\(counter)".utf8)).bytes
  }
}
