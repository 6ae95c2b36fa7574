import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// The clear values beside the log.
  static let sealedValues = AttackTopic(
    title: "Sealed values",
    introduction: """
      A clear value stands beside the log in a box, encrypted, and opens a commitment within it: in
      one place of one event, with one salt. Unless it is said otherwise, the inspector has the
      sealing key.
      """,
    attacks: rows + erasures)

  private static let rows = [
    Attack(
      "exchanges two sealed values", with: [.disk],
      "A box opens in its own place alone.", .found(.sealedValues, "sealed-mismatch")
    ) { try $0.alter(exchange) },
    Attack(
      "exchanges two sealed values, before an inspector without the sealing key", with: [.disk], "",
      .unseen(
        "a box that nobody opens could hold anything.",
        seenBy: "whoever verifies with the sealing key",
        kept: nil)
    ) { ledger in
      ledger.options.sealingKeys = .none
      try ledger.alter(exchange)
    },
    Attack(
      "overwrites a part of a sealed value", with: [.disk], "",
      .found(.sealedValues, "sealed-mismatch")
    ) { ledger in
      try ledger.alter(
        "UPDATE sealed_values SET box = CAST(substr(box, 1, 40) || zeroblob(16) "
          + "|| substr(box, 57) AS BLOB) WHERE \(oneRow)")
    },
    Attack(
      "puts another value in a box under the sealing key", with: [.disk],
      "The key shows what is sealed, and cannot make it something else.",
      .found(.sealedValues, "sealed-mismatch")
    ) { ledger in
      let note = try Entry(ledger.entries()[GoodLedger.thirdRound]).event
      guard let pointer = Commitment.all(in: note).first?.pointer,
        let opening = Opening(
          pointer: pointer, salt: [UInt8](repeating: 0, count: 32), value: "Gawat."),
        let box = try TestSealing.keys().box(opening, of: note)
      else { throw AttackError.notDone("no box") }
      try ledger.alter(
        """
        UPDATE sealed_values SET box = x'\(Hex.encode(box.bytes))'
        WHERE event = '\(note.hash)' AND pointer = '\(pointer)'
        """)
    },
    Attack(
      "puts sealed values under a key of its own", with: [.disk], "And destroys what they said.",
      .notChecked(.sealedValues, "other-sealing-key")
    ) { ledger in
      try ledger.alter("UPDATE sealed_values SET box = CAST(zeroblob(8) || substr(box, 9) AS BLOB)")
    },
    Attack(
      "cuts a box of a sealed value short", with: [.disk],
      "It is seen without the sealing key, too.", .found(.sealedValues, "sealed-form")
    ) { ledger in
      ledger.options.sealingKeys = .none
      try ledger.alter("UPDATE sealed_values SET box = substr(box, 1, 100) WHERE \(oneRow)")
    },
    Attack(
      "drops a sealed value", with: [.disk], "Without an act of the registrars.",
      .found(.sealedValues, "sealed-missing")
    ) { try $0.alter("DELETE FROM sealed_values WHERE \(oneRow)") },
    Attack(
      "drops every sealed value", with: [.disk], "And leaves the table.",
      .found(.sealedValues, "sealed-missing")
    ) { try $0.alter("DELETE FROM sealed_values") },
    Attack(
      "leaves out the table of sealed values", with: [.disk], "",
      .found(.file, "structure")
    ) { try $0.execute("DROP TABLE sealed_values") },
    Attack(
      "takes every sealed value out and calls the file a copy for others", with: [.disk],
      "Line one of the report says that it is one, by its maker's word.",
      .notChecked(.sealedValues, "not-in-this-copy")
    ) { try $0.alter("DELETE FROM sealed_values; INSERT INTO marks VALUES ('copy 0')") },
    Attack(
      "takes every sealed value out and says that their key is lost", with: [.disk],
      "A lost key is no reason for a row to be missing.",
      .found(.sealedValues, "sealed-missing")
    ) { ledger in
      let key = TestSealing.key().id
      try ledger.alter(
        "DELETE FROM sealed_values; INSERT INTO marks VALUES ('sealing-key-lost \(key)')")
    },
    Attack(
      "moves a sealed value to another place of its event", with: [.disk], "",
      .found(.sealedValues, "sealed-surplus")
    ) { try $0.alter("UPDATE sealed_values SET pointer = '/data/topic' WHERE \(oneRow)") },
    Attack(
      "moves a sealed value to another event", with: [.disk], "To an event that seals nothing.",
      .found(.sealedValues, "sealed-surplus")
    ) { ledger in
      let count = try Entry(ledger.entries()[272]).event.hash
      try ledger.alter("UPDATE sealed_values SET event = '\(count)' WHERE \(oneRow)")
    },
    Attack(
      "puts in a sealed value that nothing commits to", with: [.disk],
      "To say later that it had been there.", .found(.sealedValues, "sealed-surplus")
    ) { ledger in
      let count = try Entry(ledger.entries()[272]).event.hash
      try ledger.alter(
        "INSERT INTO sealed_values SELECT '\(count)', pointer, box FROM sealed_values "
          + "WHERE \(oneRow)")
    },
    Attack(
      "brings a dropped sealed value back by sending its event again", with: [.disk],
      "The event is a duplicate, and the openings that come with one are dropped.",
      .found(.sealedValues, "sealed-missing")
    ) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      try ledger.send(note)
      try ledger.alter("DELETE FROM sealed_values WHERE event = '\(note.event.hash)'")
      try ledger.send(note)
      guard case .duplicate? = ledger.answer else {
        throw AttackError.notDone("the event was taken in twice")
      }
    },
    Attack(
      "exchanges a commitment in its event", with: [.disk, .logKey],
      "And the value beside it, which opens the new one.", .found(.authorship, "bad-signature")
    ) { ledger in
      try await ledger.rewrite { entries in
        entries[267] = try Entry(entries[267]).edited { event in
          event.data = try event.data.replacing(
            at: JSONPointer(tokens: ["text", "sealed"]), with: .string("\(Hash.emptyTree)"))
        }
      }
    },
  ]

  private static let erasures = [
    Attack(
      "erases a person's name with one registrar's key", with: [.disk, .registrarKey],
      "The act waits for a second registrar, and the row is gone already.",
      .found(.sealedValues, "sealed-missing")
    ) { ledger in
      let note = try ledger.say(
        ToyDomain.noteWritten, by: GoodLedger.firstDesk, about: "64.71",
        ["source": "Nama rekaan", "topic": "security"])
      try ledger.send(by: .registrar, LedgerType.privateDataErased, erasure("source", of: note))
      try ledger.alter("DELETE FROM sealed_values WHERE event = '\(note)'")
    },
    Attack(
      "erases an accusation with enough registrars", with: [.disk, .councilKeys],
      "A narrative also needs a yes of its author's desk.",
      .found(.sealedValues, "sealed-missing")
    ) { ledger in
      let note = try Entry(ledger.entries()[GoodLedger.thirdRound]).event.hash
      try ledger.send(by: .registrar, LedgerType.privateDataErased, erasure("text", of: note))
      let act = try Entry(ledger.entries()[273]).event.hash
      try ledger.send(
        by: TestCouncil.registrars[1], LedgerType.actApproved, ["act": .string("\(act)")])
      try ledger.alter("DELETE FROM sealed_values WHERE event = '\(note)'")
    },
    Attack(
      "erases as a desk", with: [.deskKey], "What it had said itself.", .setAside("wrong-role")
    ) { ledger in
      let note = try Entry(ledger.entries()[GoodLedger.thirdRound]).event.hash
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.privateDataErased, erasure("text", of: note))
    },
    Attack(
      "puts an erased value back", with: [.disk], "From a copy of its own.",
      .found(.sealedValues, "sealed-erased")
    ) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      try ledger.send(note)
      try ledger.eraseLawfully(note)
      guard let opening = note.openings.first,
        let box = try TestSealing.keys().box(opening, of: note.event)
      else { throw AttackError.notDone("no value") }
      try ledger.alter(
        """
        INSERT INTO sealed_values VALUES
          ('\(note.event.hash)', '/data/text', x'\(Hex.encode(box.bytes))')
        """)
    },
    Attack(
      "brings an erased value back by sending its event again", "",
      .withoutMeaning("the event is a duplicate, and the openings that come with one are dropped.")
    ) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      try ledger.send(note)
      try ledger.eraseLawfully(note)
      try ledger.send(note)
      guard case .duplicate? = ledger.answer else {
        throw AttackError.notDone("the event was taken in twice")
      }
    },
  ]

  /// What erases a sealed value of an event.
  static func erasure(_ member: String, of event: Hash) -> JSON {
    [
      "basis": "requested", "event": .string("\(event)"),
      "pointers": [.string("/data/\(member)")],
    ]
  }

  /// Puts each of two boxes in the other's place.
  private static let exchange = """
    CREATE TEMP TABLE old AS SELECT * FROM sealed_values;
    UPDATE sealed_values SET box = (SELECT box FROM old WHERE event = (SELECT max(event) FROM old))
    WHERE event = (SELECT min(event) FROM old);
    UPDATE sealed_values SET box = (SELECT box FROM old WHERE event = (SELECT min(event) FROM old))
    WHERE event = (SELECT max(event) FROM old);
    """

  /// One note's value.
  private static let oneRow = "event = (SELECT min(event) FROM sealed_values)"
}

extension AttackedLedger {
  /// Has the text of the first desk's note erased as the law asks, with a yes of the desk.
  func eraseLawfully(_ note: Submission) throws {
    let act = try decide(
      LedgerType.privateDataErased, AttackTopic.erasure("text", of: note.event.hash))
    try say(
      LedgerType.actApproved, by: GoodLedger.firstDesk, about: "64.71",
      ["act": .string("\(act)")])
  }
}
