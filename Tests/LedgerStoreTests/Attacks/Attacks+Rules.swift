import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Rules that are adopted, and entries that others would judge otherwise.
  static let rules = AttackTopic(
    title: "The rules themselves",
    introduction: """
      The rules have versions, and the registrars adopt the next. Each entry is judged by those in \
      force at its index, for ever. In these attacks the program has two versions; in the second one \
      a note has a further topic, `weather`, and there is a further type.
      """,
    attacks: adoptions + unknownRules + judgements)

  private static let adoptions = [
    Attack(
      "adopts rules with one registrar's key", with: [.registrarKey, .deskKey],
      "And a desk writes by them.", .setAside("schema-invalid")
    ) { ledger in
      try ledger.useTwoVersions()
      try ledger.send(by: .registrar, LedgerType.rulesAdopted, adoption(of: ledger.catalogue))
      try ledger.write(weather, by: GoodLedger.firstDesk)
    },
    Attack("adopts rules as a desk", with: [.deskKey], "", .setAside("wrong-role")) { ledger in
      try ledger.useTwoVersions()
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.rulesAdopted, about: "64.71",
        adoption(of: ledger.catalogue))
    },
    Attack("adopts rules with the recovery key", with: [.recoveryKey], "", .setAside("wrong-role"))
    {
      try $0.useTwoVersions()
      try $0.send(by: .recovery, LedgerType.rulesAdopted, adoption(of: $0.catalogue))
    },
    Attack(
      "adopts the rules that were in force before", with: [.registrarKey],
      "Rules go on and never back.", .setAside("rules-in-force")
    ) { ledger in
      try ledger.useTwoVersions()
      try ledger.decide(LedgerType.rulesAdopted, adoption(of: ledger.catalogue))
      try ledger.send(by: .registrar, LedgerType.rulesAdopted, adoption(of: ToyDomain.catalogue()))
    },
    Attack(
      "adopts the version in force once more, with another digest", with: [.registrarKey],
      "So that the number stays and the rules do not.", .setAside("rules-in-force")
    ) { ledger in
      try ledger.send(
        by: .registrar, LedgerType.rulesAdopted, adoption(1, digest: .emptyTree))
    },
  ]

  private static let unknownRules = [
    Attack(
      "skips a version", with: [.councilKeys],
      "To one that no program has, so that nothing could be written any more.",
      .notDone("newer-format")
    ) { ledger in
      try await ledger.attempt {
        try ledger.enact(LedgerType.rulesAdopted, adoption(3, digest: .emptyTree))
        return nil
      }
    },
    Attack(
      "skips a version, in the file", with: [.disk, .logKey, .councilKeys],
      "The verifier cannot judge by rules that it does not have.",
      .notChecked(.state, "rules-newer")
    ) { try await $0.putInAdoption(3, digest: .emptyTree) },
    Attack(
      "adopts a version under a digest that is not its own",
      with: [.disk, .logKey, .councilKeys], "Then it is not that version.",
      .notChecked(.state, "rules-newer")
    ) { ledger in
      try ledger.useTwoVersions()
      try await ledger.putInAdoption(2, digest: .emptyTree)
    },
    Attack(
      "hides an event that counts nowhere behind rules that nobody has",
      with: [.disk, .logKey, .councilKeys],
      "A key of nobody's is one by any rules.", .found(.authorship, "unknown-key")
    ) { ledger in
      let forged = try ledger.forge(by: .thief)
      try await ledger.putInAdoption(3, digest: .emptyTree, behind: (forged, .thief))
    },
  ]

  private static let judgements = [
    Attack(
      "writes by rules that are not in force yet", with: [.deskKey],
      "They are adopted right afterwards.", .setAside("schema-invalid")
    ) { ledger in
      try ledger.useTwoVersions()
      try ledger.write(weather, by: GoodLedger.firstDesk)
      try ledger.decide(LedgerType.rulesAdopted, adoption(of: ledger.catalogue))
    },
    Attack(
      "writes an event of a type that the rules in force do not have", with: [.deskKey], "",
      .notTaken("unknown-type")
    ) { ledger in
      try ledger.useTwoVersions()
      try ledger.send(by: GoodLedger.firstDesk, ToyDomain.thanksGiven, about: "64.71", [:])
    },
    Attack(
      "puts in an event of a type that the rules of its place do not have",
      with: [.disk, .logKey, .councilKeys, .deskKey],
      "The rules that have it are adopted behind it.",
      .found(.authorship, "unknown-type")
    ) { ledger in
      try ledger.useTwoVersions()
      let early = try ledger.forge(
        by: GoodLedger.firstDesk, ToyDomain.thanksGiven, about: "64.71", [:])
      try await ledger.putInAdoption(
        2, digest: ledger.catalogue.digest, before: (early, GoodLedger.firstDesk))
    },
    Attack(
      "writes by rules that are no longer in force", with: [.deskKey],
      "The new ones allow fewer.", .setAside("schema-invalid")
    ) { ledger in
      ledger.catalogue = try narrowerCatalogue()
      try ledger.decide(LedgerType.rulesAdopted, adoption(of: ledger.catalogue))
      try ledger.send(
        by: GoodLedger.kpu, ToyDomain.stockCounted, about: "64.71", ["count": 50, "item": "ink"])
    },
    Attack(
      "writes an event of a type that the rules have given up", with: [.deskKey], "",
      .notTaken("unknown-type")
    ) { ledger in
      let late = try ledger.forge(by: GoodLedger.firstDesk)
      ledger.catalogue = try narrowerCatalogue()
      try ledger.decide(LedgerType.rulesAdopted, adoption(of: ledger.catalogue))
      try ledger.send(late.submission(signedBy: GoodLedger.firstDesk))
    },
    Attack(
      "lets old records count no more, by rules that would not allow them", with: [.councilKeys],
      "The good ledger has notes, counts and a correction that the new ones do not know.",
      .withoutMeaning("each entry stays judged by the rules of its own place.")
    ) { ledger in
      ledger.catalogue = try narrowerCatalogue()
      try ledger.enact(LedgerType.rulesAdopted, adoption(of: ledger.catalogue))
      let report = try await ledger.verify()
      guard report.setAside.isEmpty, report.rulesNewerFrom == nil else {
        throw AttackError.notDone("\(report.setAside)")
      }
    },
    Attack(
      "back-dates the adoption of rules", with: [.councilKeys, .deskKey],
      "`time` is a week ago. They are in force from the place of the approval on.",
      .setAside("schema-invalid")
    ) { ledger in
      try ledger.useTwoVersions()
      try ledger.write(weather, by: GoodLedger.firstDesk)
      try ledger.enact(LedgerType.rulesAdopted, adoption(of: ledger.catalogue)) { event in
        let before = event.time.instant.advanced(by: -7 * 86_400)
        event.time = Timestamp(before, offsetMinutes: 480)
      }
    },
  ]

  /// A note that the second version allows.
  private static let weather: JSON = ["topic": "weather"]

  private static func adoption(of rules: Catalogue) -> JSON {
    adoption(Int64(rules.version), digest: rules.digest)
  }

  fileprivate static func adoption(_ version: Int64, digest: Hash) -> JSON {
    ["digest": .string("\(digest)"), "version": .integer(version)]
  }

  /// A second version with counts up to nine, and without notes.
  private static func narrowerCatalogue() throws -> Catalogue {
    let counts = """
      {"x-roles": ["kpu", "desk"], "type": "object",
       "properties": {"item": {"type": "string", "pattern": "^[a-z_]{1,20}$"},
                      "count": {"type": "integer", "minimum": 0, "maximum": 9}},
       "required": ["item", "count"], "additionalProperties": false}
      """
    let domain = try ToyDomain.domain()
    let thanks = #"{"x-roles": ["desk"], "type": "object", "additionalProperties": false}"#
    return try Catalogue(
      version: 2, domain: domain,
      schemas: [
        ToyDomain.stockCounted: Array(counts.utf8), ToyDomain.thanksGiven: Array(thanks.utf8),
      ], earlier: [ToyDomain.catalogue(domain: domain)])
  }
}

extension AttackedLedger {
  /// From here on the program has the second version of the rules, too.
  fileprivate func useTwoVersions() throws { catalogue = try ToyDomain.secondCatalogue() }

  /// Writes a desk's next note.
  fileprivate func write(_ note: JSON, by desk: TestKey) throws {
    try send(by: desk, ToyDomain.noteWritten, about: desk.name, note)
  }

  /// Puts an act and its approval behind the newest entry, which no program of ours would take in,
  /// and an event before them or behind them.
  fileprivate func putInAdoption(
    _ version: Int64, digest: Hash, before early: (ForgedEvent, TestKey)? = nil,
    behind late: (ForgedEvent, TestKey)? = nil
  ) async throws {
    let act = try forge(
      by: .registrar, LedgerType.rulesAdopted,
      AttackTopic.adoption(version, digest: digest))
    let approval = try forge(
      by: TestCouncil.registrars[1], LedgerType.actApproved,
      ["act": .string("\(try act.event().hash)")])
    try await rewrite { entries in
      let received = try Entry(entries[entries.count - 1]).received
      let added = [early, (act, .registrar), (approval, TestCouncil.registrars[1]), late]
      for case (let event, let key)? in added {
        entries.append(try event.entry(received: received, signedBy: key))
      }
    }
  }
}
