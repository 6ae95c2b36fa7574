import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Keys that are put in, stolen, or go on.
  static let keys = AttackTopic(
    title: "Keys and registrars",
    introduction: """
      The directory of keys is made of events like everything else, so nobody can put a key in
      but by signing. Of a stolen key the ledger cannot know before somebody says so.
      """,
    attacks: directory + thefts + registrars)

  private static let directory = [
    Attack(
      "exchanges a desk's key in the register", with: [.disk],
      "The stored row is another; the event that registered the key is not.",
      .found(.state, "projection-row")
    ) { ledger in
      let keys = [GoodLedger.firstDesk, .thief].map { "\($0.verifier)" }
      try ledger.alter(
        """
        UPDATE projection_rows SET value = replace(value, '\(keys[0])', '\(keys[1])')
        WHERE projection = 'keys'
        """)
    },
    Attack(
      "exchanges a desk's key in the event that registered it", with: [.disk, .logKey], "",
      .found(.authorship, "bad-signature")
    ) { ledger in
      try await ledger.rewrite { entries in
        let index = try registration(of: GoodLedger.firstDesk, in: entries)
        entries[index] = try Entry(entries[index]).edited { event in
          event.data = try event.data.replacing(
            at: JSONPointer(tokens: ["key"]), with: .string("\(TestKey.thief.verifier)"))
        }
      }
    },
    Attack(
      "registers a key under which one signature fits every message", with: [.registrarKey],
      "A point of small order.", .setAside("key-refused")
    ) { try $0.send(by: .registrar, LedgerType.keyRegistered, registration(of: weakKey("x"))) },
    Attack(
      "opens a ledger with such a key", with: [.disk, .logKey, .registrarKey],
      "It would be the service's, who seals the state.", .found(.authorship, "form")
    ) { ledger in
      try ledger.use(.registrar)
      try await ledger.rewrite { entries in
        entries[0] = try Entry(entries[0]).edited(signedBy: .registrar) { event in
          event.data = try event.data.replacing(
            at: JSONPointer(tokens: ["serviceKey"]), with: .string(weakKey("service")))
        }
      }
    },
    Attack(
      "registers a key that was there before", with: [.registrarKey],
      "To give it another desk.", .setAside("key-registered-before")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        registration(of: "\(GoodLedger.secondDesk.verifier)"))
    },
    Attack(
      "registers a key for more than its desk's region", with: [.registrarKey], "",
      .setAside("out-of-scope")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        registration(of: "\(TestKey.thief.verifier)", scope: "64"))
    },
    Attack(
      "registers a second recovery key", with: [.registrarKey], "To decide alone some day.",
      .setAside("schema-invalid")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        registration(
          of: "\(TestKey.thief.verifier)", desk: "recovery", role: .recovery, scope: "64"))
    },
    Attack(
      "revokes the log key", with: [.registrarKey], "So that no checkpoint would be valid.",
      .setAside("not-revocable")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRevoked,
        ["key": .string("\(TestKey.log.fingerprint)"), "reason": "stolen"])
    },
    Attack(
      "registers a key as a desk", with: [.deskKey], "", .setAside("wrong-role")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.keyRegistered,
        registration(of: "\(TestKey.thief.verifier)"))
    },
  ]

  private static let thefts = [
    Attack(
      "writes with a stolen key before anybody notices", with: [.deskKey], "",
      .unseen(
        "the key is the desk's, as far as anybody has said.",
        seenBy: """
          the desk: its own next event has a number that was used. The registrars can then set \
          aside what the thief wrote
          """, kept: nil)
    ) { try $0.send(by: GoodLedger.firstDesk) },
    Attack(
      "writes with a stolen key, which is then revoked from the theft on", with: [.deskKey], "",
      .setAside("key-compromised")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk)
      try ledger.decide(LedgerType.keyRevoked, revocation(from: 273))
    },
    Attack(
      "has a stolen key rotate itself, and writes with the new one", with: [.deskKey],
      "The old key is revoked from the theft on; that reaches the key it was handed on to.",
      .setAside("key-compromised")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.keyRotated,
        ["key": .string("\(TestKey.thief.verifier)")])
      try ledger.send(by: .thief)
      try ledger.decide(LedgerType.keyRevoked, revocation(from: 273))
    },
    Attack(
      "has a stolen key rotate itself, and writes after it was revoked", with: [.deskKey], "",
      .notTaken("key-not-in-force")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.keyRotated,
        ["key": .string("\(TestKey.thief.verifier)")])
      try ledger.decide(LedgerType.keyRevoked, revocation(from: 273))
      try ledger.send(by: .thief)
    },
    Attack(
      "goes on with a key that was revoked", with: [.deskKey], "", .notTaken("key-not-in-force")
    ) { ledger in
      try ledger.decide(LedgerType.keyRevoked, revocation())
      try ledger.send(by: GoodLedger.firstDesk)
    },
    Attack(
      "puts in an event by a key that was revoked", with: [.disk, .logKey, .deskKey],
      "Signed after the revocation, or before and held back.",
      .found(.authorship, "key-not-in-force")
    ) { ledger in
      let late = try ledger.forge(by: GoodLedger.firstDesk)
      try ledger.decide(LedgerType.keyRevoked, revocation())
      try await ledger.rewrite { entries in
        let received = try Entry(entries[entries.count - 1]).received
        entries.append(try late.entry(received: received, signedBy: GoodLedger.firstDesk))
      }
    },
    Attack(
      "goes on with a key that was rotated", with: [.deskKey], "", .notTaken("key-not-in-force")
    ) { ledger in
      try ledger.say(
        LedgerType.keyRotated, by: GoodLedger.firstDesk, about: "64.71",
        ["key": .string("\(TestKey("64.71-new").verifier)")])
      try ledger.send(by: GoodLedger.firstDesk)
    },
    Attack(
      "signs an event with the log key", with: [.logKey], "It signs checkpoints and nothing else.",
      .notTaken("key-not-in-force")
    ) { try $0.send(by: .log) },
  ]

  private static let registrars = [
    Attack(
      "registers an own key alone", with: [.registrarKey],
      "Two of three must agree. Until then the key does not exist.", .notTaken("unknown-key")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        registration(of: "\(TestKey.thief.verifier)"))
      try ledger.send(by: .thief)
    },
    Attack(
      "approves an own act", with: [.registrarKey], "To be counted twice.",
      .setAside("approved-before")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        registration(of: "\(TestKey.thief.verifier)"))
      let act = try Entry(ledger.entries()[273]).event.hash
      try ledger.send(by: .registrar, LedgerType.actApproved, ["act": .string("\(act)")])
    },
    Attack(
      "opens the ledger a second time", with: [.registrarKey], "With other registrars.",
      .notTaken("already-opened")
    ) { ledger in
      let opened = try Entry(ledger.entries()[0]).event
      try ledger.send(by: .registrar, LedgerType.ledgerOpened, JSON(opened.data))
    },
    Attack(
      "registers a desk's key with the recovery key", with: [.recoveryKey], "",
      .setAside("wrong-role")
    ) { ledger in
      try ledger.send(
        by: .recovery, LedgerType.keyRegistered,
        registration(of: "\(TestKey.thief.verifier)"))
    },
    Attack(
      "brings in registrars with the recovery key", with: [.recoveryKey],
      "It alone may, so that a council that lost its keys can go on.",
      .unseen(
        "whoever has the recovery key decides who the registrars are.",
        seenBy: """
          every reader: the report names each key that acted as registrar, the recovery key with \
          them, and since when
          """, kept: nil)
    ) { ledger in
      try ledger.send(
        by: .recovery, LedgerType.keyRegistered,
        registration(
          of: "\(TestKey.thief.verifier)", desk: "registrar", role: .registrar, scope: "64"))
      let act = try Entry(ledger.entries()[273]).event.hash
      guard case .taken(let placed)? = ledger.answer, placed.event == act else {
        throw AttackError.notDone("the recovery key brought nobody in")
      }
    },
    Attack(
      "registers a false key with enough registrars", with: [.councilKeys], "",
      .unseen(
        "this is how keys are registered.",
        seenBy: """
          every reader: who proposed it and who agreed is in the log for ever, under their \
          signatures
          """, kept: nil)
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.keyRegistered,
        registration(of: "\(TestKey.thief.verifier)"))
      let act = try Entry(ledger.entries()[273]).event.hash
      try ledger.send(
        by: TestCouncil.registrars[1], LedgerType.actApproved, ["act": .string("\(act)")])
      try ledger.send(by: .thief)
    },
    Attack(
      "names registrars who never agreed to be", with: [.disk, .logKey],
      "A ledger of one's own, with a true registrar's key beside the own in its first event.",
      .found(.authorship, "awaiting-registrars")
    ) { ledger in
      let opening = try ledger.opening(registrars: [.thief, .registrar])
      try ledger.replaceLedger(openedBy: opening)
      let desk = try ledger.forge(
        by: .thief, LedgerType.deskRegistered,
        ["desk": "64.71", "hostAgency": "x", "level": "regency", "scope": "64.71"])
      try await ledger.rewrite { entries in
        let received = try Entry(entries[0]).received
        entries.append(try desk.entry(received: received, signedBy: .thief))
      }
    },
  ]

  /// The index of the event that registered a key.
  static func registration(of key: TestKey, in entries: [[UInt8]]) throws -> Int {
    let found = try entries.firstIndex { bytes in
      try Entry(bytes).event.data["key"]?.string == "\(key.verifier)"
    }
    guard let found else { throw AttackError.notDone("nothing registers \(key.name)") }
    return found
  }

  private static func registration(
    of key: String, desk: String = "64.71", role: Role = .desk, scope: String = "64.71"
  ) -> JSON {
    [
      "desk": .string(desk), "key": .string(key), "role": .string(role.rawValue),
      "scope": .string(scope),
    ]
  }

  /// What revokes the first desk's key.
  private static func revocation(from index: Int64? = nil) -> JSON {
    let data: JSON = [
      "key": .string("\(GoodLedger.firstDesk.fingerprint)"), "reason": "stolen",
    ]
    guard let index, case .object(let members) = data else { return data }
    return .object(members + [JSON.Member(name: "setAsideFrom", value: .integer(index))])
  }

  /// The verifier key of the identity point: under it R = identity and S = 0 sign everything.
  private static func weakKey(_ name: String) -> String {
    let key: [UInt8] = [1, 1] + [UInt8](repeating: 0, count: 31)
    let identifier = Hash.of(Array("\(name)\n".utf8) + key).bytes.prefix(4)
    return "\(name)+\(Hex.encode(identifier))+\(Base64.encode(key))"
  }
}

extension TestKey {
  /// The registrar whose key the inspector trusts, and an attacker may hold.
  static let registrar = TestCouncil.registrars[0]
}
