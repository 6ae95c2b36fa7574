import CanonicalJSON
import EventLedger
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// What is made of the entries.
  static let state = AttackTopic(
    title: "State",
    introduction: """
      What people read is made of the entries, stored, and made again by whoever verifies. A seal
      is the service's word for it at one time.
      """,
    attacks: projections + index + seals)

  private static let projections = [
    Attack(
      "edits a row of a projection", with: [.disk], "What the board shows.",
      .found(.state, "projection-row")
    ) { ledger in
      try ledger.alter(
        """
        UPDATE projection_rows SET value = replace(value, '"stock":', '"stock":1')
        WHERE projection = 'regions' AND key = '64.71'
        """)
    },
    Attack(
      "takes a row out of a projection", with: [.disk], "", .found(.state, "projection-row")
    ) { ledger in
      try ledger.alter(
        "DELETE FROM projection_rows WHERE projection = 'regions' AND key = '64.71'")
    },
    Attack(
      "puts a row into a projection", with: [.disk], "", .found(.state, "projection-row")
    ) { try $0.alter("INSERT INTO projection_rows VALUES ('regions', '64.80', '{}')") },
    Attack(
      "says that a projection is of an earlier size", with: [.disk],
      "So that what came since seems not to count.", .found(.state, "projection-row")
    ) { try $0.alter("UPDATE projections SET size = 265 WHERE name = 'regions'") },
    Attack(
      "says that a projection is of another version", with: [.disk],
      "So that a verifier would pass over it.", .found(.state, "projection-form")
    ) { try $0.alter("UPDATE projections SET version = 9 WHERE name = 'regions'") },
    Attack(
      "takes out a projection", with: [.disk], "", .found(.state, "projection-set")
    ) { try $0.alter("DELETE FROM projections WHERE name = 'regions'") },
    Attack(
      "puts in rows of a projection that is not listed", with: [.disk],
      "No view shows them, and nothing compares them.", .found(.state, "projection-set")
    ) { ledger in
      try ledger.alter("INSERT INTO projection_rows VALUES ('hidden', 'a', '{}')")
    },
  ]

  private static let index = [
    Attack(
      "takes out a row of the index of hashes", with: [.disk],
      "So that an event seems not to be there.", .found(.state, "index-row")
    ) { try $0.alter("DELETE FROM event_positions WHERE position = 269") },
    Attack(
      "lets the index lead elsewhere", with: [.disk], "", .found(.state, "index-row")
    ) { try $0.alter("UPDATE event_positions SET position = 268 WHERE position = 269") },
    Attack(
      "puts a row into the index of hashes", with: [.disk],
      "For an event that was never taken in.", .found(.state, "index-surplus")
    ) { try $0.alter("INSERT INTO event_positions VALUES (zeroblob(32), 3)") },
  ]

  private static let seals = [
    Attack(
      "seals a state that is none", with: [.serviceKey], "",
      .found(.state, "seal-root")
    ) { ledger in
      let seal = try Entry(ledger.entries()[GoodLedger.cosignedSize]).event
      var data = JSON(seal.data)
      data = try data.replacing(
        at: JSONPointer(tokens: ["projections", "0", "root"]), with: .string("\(Hash.emptyTree)"))
      // The next day: a day has one seal.
      ledger.fixture.clock = ledger.fixture.clock.advanced(by: 86_400)
      try ledger.send(by: .service, LedgerType.stateSealed, data)
    },
    Attack(
      "changes how the state is made, under an old seal", with: [.disk, .program],
      "The program counts otherwise from now on, and has written its projections anew.",
      .found(.state, "seal-root")
    ) { ledger in
      ledger.catalogue = try ToyDomain.catalogue(domain: ToyDomain.domain(notesCount: 2))
      try await ledger.rewriteProjections()
    },
    Attack(
      "seals a second time on one day", with: [.serviceKey], "Another state.",
      .setAside("sealed-before")
    ) { ledger in
      let seal = try Entry(ledger.entries()[GoodLedger.cosignedSize]).event
      try ledger.send(by: .service, LedgerType.stateSealed, JSON(seal.data))
    },
  ]
}
