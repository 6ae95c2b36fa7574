import CanonicalJSON
import EventLedger
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// What registrars decide together about events and numbers.
  static let acts = AttackTopic(
    title: "Acts of the registrars",
    introduction: """
      An act takes effect when enough registrars have agreed who are in force then; until that it \
      waits and changes nothing.
      """,
    attacks: pending + numbers + revocations)

  private static let pending = [
    Attack(
      "approves an act as a desk", with: [.deskKey], "A registrar has proposed it.",
      .setAside("wrong-role")
    ) { ledger in
      let act = try ledger.propose(LedgerType.chainSkipped, skip(at: 90))
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.actApproved, about: "64.71",
        ["act": .string("\(act)")])
    },
    Attack(
      "approves an act that its author has withdrawn", with: [.registrarKey], "",
      .setAside("not-pending")
    ) { ledger in
      let act = try ledger.propose(LedgerType.chainSkipped, skip(at: 90))
      try ledger.say(
        LedgerType.recordWithdrawn, by: TestCouncil.registrars[1], about: "64",
        ["event": .string("\(act)"), "reason": "typing"])
      try ledger.send(by: .registrar, LedgerType.actApproved, ["act": .string("\(act)")])
    },
    Attack(
      "approves an act that has taken effect", with: [.registrarKey], "To have it done again.",
      .setAside("not-pending")
    ) { ledger in
      let act = try ledger.decide(LedgerType.chainSkipped, skip(at: 90))
      try ledger.send(by: .registrar, LedgerType.actApproved, ["act": .string("\(act)")])
    },
    Attack(
      "proposes so many acts that no other finds room", with: [.registrarKey],
      "At most 64 wait at one time. Their author's key can be revoked, and they be withdrawn.",
      .setAside("too-many-pending-acts")
    ) { ledger in
      for number in 0...64 {
        try ledger.send(by: .registrar, LedgerType.chainSkipped, skip(at: Int64(90 + number)))
      }
    },
  ]

  private static let numbers = [
    Attack(
      "declares a desk's number lost as that desk", with: [.deskKey],
      "To leave out an event that it regrets.", .setAside("wrong-role")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.chainSkipped, about: "64.71", skip(at: 90))
    },
    Attack(
      "declares a number lost that the log has", with: [.registrarKey], "",
      .setAside("number-taken")
    ) { try $0.send(by: .registrar, LedgerType.chainSkipped, skip(at: 1)) },
    Attack(
      "leaves out a number that one registrar has declared lost", with: [.deskKey, .registrarKey],
      "The act waits for a second one.", .notTaken("number-gap")
    ) { ledger in
      let lost = try ledger.forge(by: GoodLedger.firstDesk)
      try ledger.send(
        by: .registrar, LedgerType.chainSkipped,
        skip(at: Int64(lost.number), hash: lost.event().hash))
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.number += 1
        event.previous = try lost.event().hash
      }
    },
    Attack(
      "leaves out a number that enough registrars have declared lost",
      with: [.deskKey, .councilKeys], "The desk has the event, and does not send it.",
      .unseen(
        "whether an event can be supplied is nothing that a ledger knows.",
        seenBy: "every reader: proof 2 holds \"with 1 declared gap\"", kept: nil)
    ) { ledger in
      let lost = try ledger.forge(by: GoodLedger.firstDesk)
      try ledger.enact(
        LedgerType.chainSkipped, skip(at: Int64(lost.number), hash: lost.event().hash))
      try ledger.send(by: GoodLedger.firstDesk)
      guard try await ledger.verify().declaredGaps == 1 else {
        throw AttackError.notDone("no gap is told")
      }
    },
  ]

  private static let revocations = [
    Attack(
      "releases what a stolen key wrote, with one registrar's key",
      with: [.deskKey, .registrarKey], "The act waits for a second one.",
      .setAside("key-compromised")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk)
      let stolen = try Entry(ledger.entries()[273]).event.hash
      try ledger.decide(LedgerType.keyRevoked, revocation(["setAsideFrom": 273]))
      try ledger.send(
        by: .registrar, LedgerType.eventReleased,
        ["event": .string("\(stolen)"), "reason": "revoked_in_error"])
    },
    Attack(
      "revokes a key from another place than it says", with: [.registrarKey],
      "The index and the time of the theft do not agree, so that more is set aside.",
      .setAside("index-mismatch")
    ) { ledger in
      let since = try Entry(ledger.entries()[GoodLedger.lastRound]).received
      try ledger.send(
        by: .registrar, LedgerType.keyRevoked,
        revocation([
          "compromisedSince": .string("\(Timestamp(utc: since))"), "setAsideFrom": 20,
        ]))
    },
    Attack(
      "revokes a key from a place that is still to come", with: [.registrarKey], "",
      .setAside("index-mismatch")
    ) { try $0.send(by: .registrar, LedgerType.keyRevoked, revocation(["setAsideFrom": 999])) },
    Attack(
      "revokes a desk's key with the recovery key", with: [.recoveryKey],
      "It ends registrars' keys alone.", .setAside("wrong-role")
    ) { try $0.send(by: .recovery, LedgerType.keyRevoked, revocation()) },
    Attack(
      "revokes another desk's key as a desk", with: [.deskKey], "", .setAside("wrong-role")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.secondDesk, LedgerType.keyRevoked, about: "64.72", revocation())
    },
    Attack(
      "rotates a key to one that another desk has", with: [.deskKey],
      "To speak in that desk's name.", .setAside("key-registered-before")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.keyRotated, about: "64.71",
        ["key": .string("\(GoodLedger.secondDesk.verifier)")])
    },
  ]

  /// What moves the first desk's chain over a number.
  private static func skip(at number: Int64, hash: Hash = .emptyTree) -> JSON {
    [
      "hash": .string("\(hash)"), "key": .string("\(GoodLedger.firstDesk.fingerprint)"),
      "number": .integer(number), "reason": "device_lost",
    ]
  }

  /// What revokes the first desk's key, and since when.
  private static func revocation(_ since: [String: JSON] = [:]) -> JSON {
    let members = since.map { (name: $0.key, value: $0.value) }
    return JSON(
      members: members + [
        ("key", .string("\(GoodLedger.firstDesk.fingerprint)")), ("reason", "stolen"),
      ])
  }
}

extension AttackedLedger {
  /// An honest registrar's act, which waits for a second one.
  fileprivate func propose(_ type: String, _ data: JSON) throws -> Hash {
    try say(type, by: TestCouncil.registrars[1], about: "64", data)
  }
}
