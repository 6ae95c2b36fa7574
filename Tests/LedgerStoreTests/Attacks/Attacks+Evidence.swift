import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Evidence against those who did nothing.
  static let evidence = AttackTopic(
    title: "False evidence",
    introduction: """
      A file of evidence shows a third party, by the log's public key alone, that somebody went \
      against the protocol: a key that signed two events under one number, a log that signed two \
      histories, a receipt whose entry is not in the log. In these attacks nobody has. Whoever \
      judges the file brings the log's key, unless the attack says otherwise.
      """,
    attacks: twoEvents + twoCheckpoints + missingEntries + files)

  private static let twoEvents = [
    Attack("gives an event of a desk twice", "", .showsNothing("same-event")) { ledger in
      let taken = try Entry(ledger.entries()[GoodLedger.lastRound])
      ledger.present(try await ledger.equivocation(other: SignedEvent(taken)))
    },
    Attack(
      "gives two events of a desk under two numbers", "", .showsNothing("different-numbers")
    ) { ledger in
      let earlier = try Entry(ledger.entries()[GoodLedger.thirdRound])
      ledger.present(try await ledger.equivocation(other: SignedEvent(earlier)))
    },
    Attack(
      "gives two desks' events under one number", "", .showsNothing("different-numbers")
    ) { ledger in
      let neighbour = try Entry(ledger.entries()[GoodLedger.lastRound + 1])
      ledger.present(try await ledger.equivocation(other: SignedEvent(neighbour)))
    },
    Attack(
      "alters an event of a desk under its signature", "", .showsNothing("bad-signature")
    ) { ledger in
      let taken = try Entry(ledger.entries()[GoodLedger.lastRound])
      let altered = try ledger.another(than: GoodLedger.lastRound).event()
      ledger.present(
        try await ledger.equivocation(
          other: SignedEvent(event: altered, signature: taken.signature)))
    },
    Attack(
      "signs the second event in a desk's name with an own key", "",
      .showsNothing("bad-signature")
    ) { ledger in
      let forged = try ledger.signed(ledger.another(than: GoodLedger.lastRound), by: .thief)
      ledger.present(try await ledger.equivocation(other: forged))
    },
    Attack(
      "gives the event that a desk wrote in a rehearsal", "Under the same key and number.",
      .showsNothing("other-ledger")
    ) { ledger in
      let rehearsed = try rehearsed()
      let first = try ledger.indexes(of: GoodLedger.firstDesk)[0]
      ledger.present(
        try await ledger.equivocation(taken: first, other: SignedEvent(rehearsed)))
    },
    Attack(
      "gives the registration of another key", "", .showsNothing("proof")
    ) { ledger in
      let other = try ledger.signed(ledger.another(than: GoodLedger.lastRound), by: .thief)
      ledger.present(
        try await ledger.equivocation(other: other, registering: GoodLedger.secondDesk))
    },
    Attack(
      "signs twice with an own key that it has registered for another desk", with: [.deskKey],
      "The registration is in the log and counts nowhere; neither event is in the log.",
      .showsNothing("proof")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.keyRegistered,
        [
          "desk": "64.72", "key": .string("\(TestKey.thief.verifier)"), "role": "desk",
          "scope": "64.72",
        ])
      try await ledger.presentTwoEvents(of: .thief, inTheNameOf: "64.72")
    },
    Attack(
      "signs twice with an own key that one registrar has proposed for a desk",
      with: [.registrarKey], "The act still waits for a second one.", .showsNothing("proof")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        [
          "desk": "64.72", "key": .string("\(TestKey.thief.verifier)"), "role": "desk",
          "scope": "64.72",
        ])
      try await ledger.presentTwoEvents(of: .thief, inTheNameOf: "64.72")
    },
  ]

  private static let twoCheckpoints = [
    Attack(
      "gives two checkpoints of the one history", "", .showsNothing("no-contradiction")
    ) { ledger in ledger.present(try ledger.fork(smaller: ledger.published(270))) },
    Attack(
      "makes up the root from which the log is said to have grown", "",
      .showsNothing("not-consistent")
    ) { ledger in
      ledger.present(try ledger.fork(smaller: ledger.published(270), root: .emptyTree))
    },
    Attack(
      "gives root and path of another size", "", .showsNothing("not-consistent")
    ) { ledger in
      let root = MerkleTree(entries: try ledger.entries()).root(at: 269)
      ledger.present(
        try ledger.fork(smaller: ledger.published(270), root: root, pathFrom: 269))
    },
    Attack(
      "gives the larger checkpoint as the smaller one", "", .showsNothing("not-consistent")
    ) { ledger in
      ledger.present(
        try ledger.fork(
          smaller: ledger.newest(), root: .emptyTree, larger: ledger.published(270)))
    },
    Attack(
      "alters a checkpoint under its signature", "Another root.",
      .showsNothing("checkpoint-refused")
    ) { ledger in
      let note = try ledger.published(270)
      let text = try Checkpoint(
        origin: Checkpoint(text: note.text).origin, treeHead: TreeHead(size: 270, root: .emptyTree)
      ).text
      ledger.present(
        try ledger.fork(smaller: UnverifiedNote(text: text, signatures: note.signatures)))
    },
    Attack(
      "signs a checkpoint in the log's name with an own key", "",
      .showsNothing("checkpoint-refused")
    ) { ledger in
      let forged = try ledger.checkpoint(
        of: TreeHead(size: 270, root: .emptyTree), by: TestKey("thief", as: TestLedger.origin))
      ledger.present(try ledger.fork(smaller: forged))
    },
    Attack(
      "gives a checkpoint of another log that the same key signs", with: [.logKey],
      "Two names are two logs, whoever has the key.", .showsNothing("checkpoint-refused")
    ) { ledger in
      let elsewhere = try ledger.checkpoint(
        of: TreeHead(size: 270, root: .emptyTree), by: TestKey("log", as: "elsewhere.test"))
      ledger.present(try ledger.fork(smaller: elsewhere))
    },
    Attack(
      "gives a checkpoint of the restarted log beside one from before", "Both keys are relied on.",
      .showsNothing("other-log")
    ) { ledger in
      ledger.evidencePolicy = try bothLogs()
      let restarted = try ledger.otherHistory(restarted: true)
      ledger.present(
        try ledger.fork(
          smaller: ledger.published(270), root: .emptyTree, larger: restarted.newest()))
    },
  ]

  private static let missingEntries = [
    Attack(
      "says of an entry that is in the log that it is missing", "With its receipt.",
      .showsNothing("no-contradiction")
    ) { ledger in
      let proof = try await ledger.proof(of: 272)
      ledger.present(.missingEntry(MissingEntry(promised: proof, held: proof)))
    },
    Attack(
      "says of an entry that it is missing from an older copy", "Which was sound then.",
      .showsNothing("no-contradiction")
    ) { ledger in
      let promised = try await ledger.proof(of: 272)
      let older = try AttackedLedger(copyOf: ledger.good, for: [.disk])
      try older.edit { $0 = ledger.good.backup }
      let held = try await older.proof(of: older.entries().count - 1)
      ledger.present(.missingEntry(MissingEntry(promised: promised, held: held)))
    },
    Attack("alters the entry of a receipt", "", .showsNothing("proof")) { ledger in
      let good = try await ledger.proof(of: 272)
      let entry = try Entry(ledger.entries()[272])
      let altered = LogProof(
        path: good.path, note: good.note,
        extra: try entry.received(at: entry.received.advanced(by: -3_600)))
      ledger.present(
        .missingEntry(MissingEntry(promised: altered, held: try await ledger.proof(of: 270))))
    },
    Attack("moves a receipt to another index", "", .showsNothing("proof")) { ledger in
      let good = try await ledger.proof(of: 272)
      let moved = LogProof(
        path: InclusionProof(index: 271, hashes: good.path.hashes), note: good.note,
        extra: good.extra)
      ledger.present(
        .missingEntry(MissingEntry(promised: moved, held: try await ledger.proof(of: 271))))
    },
    Attack(
      "makes up a receipt under an own key in the log's name", "", .showsNothing("proof")
    ) { ledger in
      let own = TestKey("thief", as: TestLedger.origin)
      let promised = try ledger.proof(
        of: 0, in: [Array("x".utf8)] + ledger.entries(), signedBy: own)
      ledger.present(
        .missingEntry(MissingEntry(promised: promised, held: try await ledger.proof(of: 0))))
    },
    Attack(
      "gives a receipt from before a restart that the log now lacks",
      "Both keys are relied on. The entries were declared lost.", .showsNothing("other-log")
    ) { ledger in
      ledger.evidencePolicy = try bothLogs()
      let promised = try await ledger.proof(of: 272)
      let held = try await ledger.otherHistory(restarted: true).proof(of: 272)
      ledger.present(.missingEntry(MissingEntry(promised: promised, held: held)))
    },
  ]

  private static let files = [
    Attack(
      "writes true evidence in another spelling", "A file has one.", .notEvidence
    ) { ledger in
      let events = try ledger.signed(ledger.another(than: GoodLedger.lastRound), by: .thief)
      ledger.present(try await ledger.equivocation(other: events))
      ledger.evidence.insert(UInt8(ascii: " "), at: 1)
    },
    Attack(
      "makes up two histories and names an own key as the log's",
      "For one who does not bring the log's key.", .holdsUnderItsOwnKey("proof")
    ) { ledger in
      let own = TestKey("thief", as: TestLedger.origin)
      var entries = try ledger.entries()
      let promised = try ledger.proof(of: 272, in: entries, signedBy: own)
      let newest = try Entry(entries[272])
      entries[272] = try newest.received(at: newest.received.advanced(by: 60))
      let held = try ledger.proof(of: 272, in: entries, signedBy: own)
      ledger.present(
        .missingEntry(MissingEntry(promised: promised, held: held)), logKey: own)
    },
  ]

  /// The log before its restart, and after it.
  private static func bothLogs() throws -> Policy {
    try Policy(logs: [TestKey.log, .secondLog].map { Policy.Log(key: $0.verifier) })
  }
}

extension AttackedLedger {
  /// A checkpoint that the log has published.
  fileprivate func published(_ size: UInt64) throws -> UnverifiedNote {
    let tree = MerkleTree(entries: try entries())
    let log = try AttackedLedger(copyOf: good, for: [.logKey])
    return try log.checkpoint(of: tree.head(at: size), by: .log)
  }

  /// Presents two events that a key has signed as a desk's first, with the newest entry as what
  /// registered the key.
  fileprivate func presentTwoEvents(of key: TestKey, inTheNameOf desk: String) async throws {
    let registration = try await proof(of: entries().count - 1)
    var event = ForgedEvent(try Entry(entries()[GoodLedger.lastRound]).event)
    event.author = Author(desk: desk, key: key.fingerprint)
    event.number = 1
    let first = try event.entry(received: good.clock, signedBy: key)
    event.data = ["topic": "logistics"]
    let taken = LogProof(path: registration.path, note: registration.note, extra: first)
    present(
      .equivocation(
        Equivocation(
          taken: taken, other: try signed(event, by: key), registration: registration)))
  }
}
