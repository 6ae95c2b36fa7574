import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Logs that begin anew under another name.
  static let restarts = AttackTopic(
    title: "Restarts of the log",
    introduction: """
      A log that was restored from an older copy goes on under another name and key, by an act of \
      the registrars. Nothing but that act brings a name in, and nothing takes it back: the report \
      names every restart, and who decided it is in the log.
      """,
    attacks: withoutAuthority + falseRestarts + lostEntries + afterwards)

  private static let withoutAuthority = [
    Attack(
      "begins the log anew with the log key alone", with: [.disk, .logKey],
      "The newest checkpoint has another name. No act says so.",
      .found(.history, "checkpoint-signature")
    ) { ledger in
      let renamed = TestKey("log", as: TestKey.secondLog.verifier.name.description)
      try ledger.replaceCheckpoint(273, with: ledger.checkpoint(by: renamed).bytes)
    },
    Attack(
      "declares a restart as the log", with: [.logKey],
      "Its key signs checkpoints and nothing else.", .notTaken("key-not-in-force")
    ) { try $0.send(by: .log, LedgerType.logRestarted, restart()) },
    Attack(
      "puts in a restart as the log", with: [.disk, .logKey], "",
      .found(.authorship, "key-not-in-force")
    ) { ledger in
      let forged = try ledger.forge(by: .log, LedgerType.logRestarted, restart())
      try await ledger.rewrite { entries in
        let received = try Entry(entries[272]).received
        entries.append(try forged.entry(received: received, signedBy: .log))
      }
    },
    Attack("declares a restart as a desk", with: [.deskKey], "", .setAside("wrong-role")) {
      try $0.send(by: GoodLedger.firstDesk, LedgerType.logRestarted, about: "64.71", restart())
    },
    Attack("declares a restart as the service", with: [.serviceKey], "", .setAside("wrong-role")) {
      try $0.send(by: .service, LedgerType.logRestarted, restart())
    },
    Attack(
      "declares a restart with the recovery key", with: [.recoveryKey],
      "It brings registrars in and ends them, and nothing else.", .setAside("wrong-role")
    ) { try $0.send(by: .recovery, LedgerType.logRestarted, restart()) },
    Attack(
      "begins the log anew with one registrar's key", with: [.disk, .registrarKey],
      "The act waits for a second one, and the new key signs already.",
      .found(.history, "checkpoint-signature")
    ) { ledger in
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart())
      try ledger.replaceCheckpoint(274, with: ledger.checkpoint(by: .secondLog).bytes)
    },
    Attack(
      "approves an own restart with the key of a registrar that was revoked",
      with: [.councilKeys], "", .notTaken("key-not-in-force")
    ) { ledger in
      let revoked = TestCouncil.registrars[2]
      try ledger.decide(LedgerType.keyRevoked, revocation(of: revoked))
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart())
      try ledger.approveNewest(by: revoked)
    },
    Attack(
      "has a restart approved that a registrar proposed who was revoked since",
      with: [.disk, .councilKeys], "Two have signed it, of whom one counts: it still waits.",
      .found(.history, "checkpoint-signature")
    ) { ledger in
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart())
      let act = try Entry(ledger.entries()[273]).event.hash
      try ledger.decide(LedgerType.keyRevoked, revocation(of: .registrar))
      try ledger.send(
        by: TestCouncil.registrars[1], LedgerType.actApproved, ["act": .string("\(act)")])
      try ledger.replaceCheckpoint(277, with: ledger.checkpoint(by: .secondLog).bytes)
    },
  ]

  private static let falseRestarts = [
    Attack(
      "begins the log anew under the name that it has", with: [.registrarKey],
      "So that nobody sees that there are two.", .setAside("no-restart")
    ) { ledger in
      let key = TestKey("log-2", as: TestLedger.origin)
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart(as: key))
    },
    Attack(
      "begins the log anew with a desk's key", with: [.registrarKey],
      "A key has one role for ever.", .setAside("key-registered-before")
    ) { ledger in
      let key = TestKey(
        GoodLedger.secondDesk.name, as: TestKey.secondLog.verifier.name.description)
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart(as: key))
    },
    Attack(
      "declares the entries of another log lost", with: [.registrarKey],
      "With a checkpoint of that log.", .setAside("no-restart")
    ) { ledger in
      let foreign = try ledger.checkpoint(by: TestKey("elsewhere"))
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart(lost: [foreign]))
    },
    Attack(
      "declares entries lost that the log never had", with: [.councilKeys],
      "A made-up size and root, under the log's name and an own signature.",
      .unseen(
        "what is named as lost is the registrars' word, and no proof rests on it.",
        seenBy: "every reader: the act stands in the log under their signatures, with the note",
        kept: nil)
    ) { ledger in
      let madeUp = try ledger.checkpoint(
        of: TreeHead(size: 999, root: .emptyTree),
        by: TestKey("thief", as: TestLedger.origin))
      try ledger.enact(LedgerType.logRestarted, restart(lost: [madeUp]))
    },
  ]

  private static let lostEntries = [
    Attack(
      "cuts off the tail, and has the registrars restart the log there",
      with: [.disk, .councilKeys], "As if the newest copy were an older one.",
      .unseen(
        "a restart is for a log that lost its tail.",
        seenBy: """
          every reader: the report names the restart; every desk that has a receipt of an entry \
          behind the cut; and whoever kept a checkpoint
          """,
        kept: .refused(.key))
    ) { ledger in
      try await ledger.rewrite(withLogKey: false) { $0.removeLast(3) }
      try ledger.enact(LedgerType.logRestarted, restart())
    },
    Attack(
      "edits an event, and has the registrars restart the log over what anchored it",
      with: [.disk, .logKey, .deskKey, .councilKeys],
      "What the desks send again anchors a history that is called lost.",
      .unseen(
        "after a restart a desk's anchors into the lost history are no proof.",
        seenBy: """
          every reader: the report names the restart and counts such anchors; and whoever kept a \
          checkpoint from before
          """,
        kept: "seen-root")
    ) { ledger in
      let original = try ledger.entries()
      ledger.kept = try ledger.checkpoint(of: head(of: original.prefix(270)), by: .log)
      try await ledger.rewrite { entries in
        entries.removeLast(3)
        entries[269] = try Entry(entries[269]).edited(signedBy: GoodLedger.kpu) {
          $0.data = ["count": 99, "item": "ink"]
        }
        try ledger.use(GoodLedger.kpu)
      }
      try ledger.enact(LedgerType.logRestarted, restart())
      try ledger.sendAgain(original[270...271])
      guard try await ledger.verify().lostAnchors == 2 else {
        throw AttackError.notDone("the desks' anchors still stand")
      }
    },
    Attack(
      "anchors what never was, right after a restart", with: [.deskKey],
      "As if it had seen it in the lost history.",
      .unseen(
        "nobody has the lost history any more.",
        seenBy: "every reader: the report counts the anchor as no proof", kept: nil)
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      try ledger.send(by: GoodLedger.firstDesk) { $0.anchor = madeUp }
      guard try await ledger.verify().lostAnchors == 1 else {
        throw AttackError.notDone("the anchor was not counted")
      }
    },
  ]

  private static let afterwards = [
    Attack(
      "anchors what never was, after it has anchored the new history", with: [.deskKey], "",
      .notTaken("checkpoint-unknown")
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      try ledger.say(
        ToyDomain.noteWritten, by: GoodLedger.firstDesk, about: "64.71", ["topic": "security"])
      try ledger.send(by: GoodLedger.firstDesk) { $0.anchor = madeUp }
    },
    Attack(
      "puts in what anchors nothing known, after it has anchored the new history",
      with: [.disk, .logKey, .deskKey], "The log signs it.",
      .found(.commonHistory, "checkpoint-unknown")
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      try ledger.say(
        ToyDomain.noteWritten, by: GoodLedger.firstDesk, about: "64.71", ["topic": "security"])
      try ledger.send(by: GoodLedger.firstDesk)
      var entries = try ledger.entries()
      entries[276] = try Entry(entries[276]).edited(signedBy: GoodLedger.firstDesk) {
        $0.anchor = madeUp
      }
      let text = String(decoding: entries[276], as: UTF8.self)
      let note = try ledger.checkpoint(of: head(of: entries), by: .secondLog)
      try ledger.alter("UPDATE entries SET entry = '\(text)' WHERE position = 276")
      try ledger.replaceCheckpoint(277, with: note.bytes)
    },
    Attack(
      "goes on with the log key that a restart has ended", with: [.disk, .logKey], "",
      .found(.history, "checkpoint-signature")
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      try ledger.replaceCheckpoint(275, with: ledger.checkpoint(by: .log).bytes)
    },
    Attack(
      "signs a checkpoint from before a restart with the new key", with: [.disk],
      "The new log key is the attacker's.", .found(.history, "checkpoint-signature")
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      let older = try head(of: ledger.entries().prefix(270))
      try ledger.replaceCheckpoint(270, with: ledger.checkpoint(of: older, by: .secondLog).bytes)
    },
    Attack(
      "begins the log anew a second time, back under its first name", with: [.registrarKey],
      "So that the old key counts again.", .setAside("no-restart")
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      let first = TestKey("log-1", as: TestLedger.origin)
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart(as: first))
    },
    Attack(
      "begins the log anew a second time with one registrar's key",
      with: [.disk, .registrarKey], "", .found(.history, "checkpoint-signature")
    ) { ledger in
      try ledger.decide(LedgerType.logRestarted, restart())
      try ledger.send(by: .registrar, LedgerType.logRestarted, restart(as: .thirdLog))
      try ledger.replaceCheckpoint(276, with: ledger.checkpoint(by: .thirdLog).bytes)
    },
  ]

  /// What begins the log anew.
  static func restart(as key: TestKey = .secondLog, lost: [UnverifiedNote] = []) -> JSON {
    [
      "logKey": .string("\(key.verifier)"),
      "lost": .array(lost.map { .string(String(decoding: $0.bytes, as: UTF8.self)) }),
      "origin": .string("\(key.verifier.name)"),
    ]
  }

  private static func revocation(of key: TestKey) -> JSON {
    ["key": .string("\(key.fingerprint)"), "reason": "stolen"]
  }

  private static func head(of entries: some Sequence<[UInt8]>) -> TreeHead {
    MerkleTree(entries: Array(entries)).head
  }

  /// An anchor of a tree that nobody ever had.
  private static let madeUp = Anchor(TreeHead(size: 999, root: .emptyTree))
}

extension AttackedLedger {
  /// A checkpoint under a key and its name; of the newest tree, unless said otherwise.
  func checkpoint(of head: TreeHead? = nil, by key: TestKey) throws -> UnverifiedNote {
    try use(key)
    let head = try head ?? Checkpoint(text: newest().text).treeHead
    let name = key.verifier.name
    return try NoteSigner(name: name, privateKey: key.privateKey)
      .sign(Checkpoint(origin: Origin(name), treeHead: head).text)
  }

  /// Approves the newest entry's act.
  fileprivate func approveNewest(by key: TestKey) throws {
    guard let newest = try entries().last else { throw AttackError.notDone("no act") }
    try send(by: key, LedgerType.actApproved, ["act": .string("\(try Entry(newest).event.hash)")])
  }

  /// Sends events again whose entries the log has lost, unchanged, as their desk kept them.
  fileprivate func sendAgain(_ entries: some Sequence<[UInt8]>) throws {
    for bytes in entries {
      let entry = try Entry(bytes)
      let openings = try LedgerFile.openings(of: entry.event.hash, in: good)
      try send(Submission(event: entry.event, signature: entry.signature, openings: openings))
      guard case .taken? = answer else {
        throw AttackError.notDone("\(String(describing: answer))")
      }
    }
  }
}

extension LedgerFile {
  /// The clear values of an event, as its desk has them.
  fileprivate static func openings(of event: Hash, in good: GoodLedger) throws -> [Opening] {
    let copy = try AttackedLedger(copyOf: good, for: [])
    return try LedgerFile.open(at: copy.fixture.path).openings(of: event)
  }
}
