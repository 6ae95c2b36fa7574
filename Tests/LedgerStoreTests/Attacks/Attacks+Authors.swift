import CanonicalJSON
import EventLedger
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// What is said in whose name, about what, and when.
  static let authors = AttackTopic(
    title: "Authors and what they say",
    introduction: """
      Anybody can send anything to the log; a desk, or who has its key, can sign what no program
      of ours would. What is not the next authentic event of a key is not taken in. What is
      authentic and not the author's to say is taken in, and counts nowhere.
      """,
    attacks: names + numbers + times + matters + corrections)

  private static let names = [
    Attack(
      "replays an event of a rehearsal into the real ledger", "The keys are the same in both.",
      .notTaken("other-ledger")
    ) { try $0.send(rehearsed()) },
    Attack(
      "replays an event of a rehearsal, and the log plays along", with: [.disk, .logKey], "",
      .found(.authorship, "other-ledger")
    ) { ledger in
      let foreign = try rehearsed()
      try await ledger.rewrite { entries in
        let received = try Entry(entries[272]).received
        entries.append(
          try Entry(event: foreign.event, received: received, signature: foreign.signature).bytes)
      }
    },
    Attack("writes with a key of nobody's", "In a desk's name.", .notTaken("unknown-key")) {
      try $0.send(by: .thief)
    },
    Attack(
      "writes in the name of another desk", with: [.deskKey], "With the key of the own.",
      .notTaken("wrong-desk")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.author = Author(desk: "64.72", key: event.author.key)
      }
    },
    Attack(
      "writes as another's key and signs with an own", "", .notTaken("bad-signature")
    ) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      try ledger.send(
        Submission(
          event: note.event, signature: TestKey.thief.signature(of: note.event),
          openings: note.openings))
    },
    Attack("alters an event on its way to the log", "", .notTaken("bad-signature")) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      var altered = ForgedEvent(note.event)
      altered.data = try altered.data.replacing(
        at: JSONPointer(tokens: ["topic"]), with: "logistics")
      try ledger.send(
        Submission(
          event: altered.event(), signature: note.signature, openings: note.openings))
    },
    Attack(
      "exchanges a sealed value on its way to the log", "The event stays as it was signed.",
      .notTaken("opening-mismatch")
    ) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      let openings = note.openings.compactMap {
        Opening(pointer: $0.pointer, salt: $0.salt, value: "Gawat.")
      }
      try ledger.send(
        Submission(event: note.event, signature: note.signature, openings: openings))
    },
    Attack(
      "withholds a sealed value on its way to the log", "", .notTaken("opening-missing")
    ) { ledger in
      let note = try ledger.note(by: GoodLedger.firstDesk)
      try ledger.send(Submission(event: note.event, signature: note.signature, openings: []))
    },
  ]

  private static let numbers = [
    Attack(
      "says something else under a number that was used", with: [.deskKey],
      "So that two readers see two statements.", .notTaken("number-used")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.number -= 1
        event.data = ["topic": "logistics"]
      }
    },
    Attack(
      "leaves out a number", with: [.deskKey], "To fill it in later.", .notTaken("number-gap")
    ) { try $0.send(by: GoodLedger.firstDesk) { $0.number += 1 } },
    Attack(
      "follows on another event than the own last", with: [.deskKey], "",
      .notTaken("previous-mismatch")
    ) { try $0.send(by: GoodLedger.firstDesk) { $0.previous = .emptyTree } },
    Attack(
      "anchors a checkpoint that is still to come", with: [.deskKey], "",
      .notTaken("checkpoint-unknown")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.anchor = Anchor(TreeHead(size: 400, root: .emptyTree))
      }
    },
    Attack(
      "anchors a root that is none of this log", with: [.deskKey], "",
      .notTaken("checkpoint-unknown")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.anchor = event.anchor.flatMap { Anchor(TreeHead(size: $0.size, root: .emptyTree)) }
      }
    },
    Attack(
      "anchors less than before", with: [.deskKey], "To be free of what it has confirmed.",
      .notTaken("anchor-shrinks")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.anchor = Anchor(TreeHead(size: 19, root: .emptyTree))
      }
    },
    Attack(
      "anchors nothing any more", with: [.deskKey], "", .notTaken("anchor-missing")
    ) { try $0.send(by: GoodLedger.firstDesk) { $0.anchor = nil } },
  ]

  private static let times = [
    Attack(
      "dates an event into the future", with: [.deskKey], "By more than five minutes.",
      .setAside("clock-ahead")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        event.time = Timestamp(event.time.instant.advanced(by: 3_600), offsetMinutes: 480)
      }
    },
    Attack(
      "back-dates the writing of an event", with: [.deskKey],
      "To before the newest entry that it anchors came in.", .setAside("clock-before-anchor")
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        let yesterday = event.time.instant.advanced(by: -86_400)
        event.recordedTime = Timestamp(yesterday, offsetMinutes: 480)
        event.time = event.recordedTime
      }
    },
    Attack(
      "sets the clock of the log's machine back by a day", with: [.disk],
      "So that what comes in seems to have come in before.", .notDone("clock")
    ) { ledger in
      ledger.fixture.clock = ledger.fixture.clock.advanced(by: -86_400)
      try await ledger.attempt {
        try ledger.count()
        return nil
      }
    },
    Attack(
      "sets the clock of the log's machine forward by a month", with: [.disk],
      "A time that is written down stays, and no later one is before it.", .notDone("clock")
    ) { ledger in
      ledger.fixture.clock = ledger.fixture.clock.advanced(by: 30 * 86_400)
      try await ledger.attempt {
        try ledger.count()
        return nil
      }
    },
    Attack(
      "writes late, and says that it happened long ago", with: [.deskKey],
      "`time` is the author's claim; `recordedtime` and `received` are honest.",
      .unseen(
        "people do write down late what happened before.",
        seenBy: "every reader: the event is shown with all three times", kept: nil)
    ) { ledger in
      try ledger.send(by: GoodLedger.firstDesk) { event in
        let before = event.time.instant.advanced(by: -7 * 86_400)
        event.time = Timestamp(before, offsetMinutes: 480)
      }
    },
  ]

  private static let matters = [
    Attack(
      "reports about another desk's region", with: [.deskKey], "", .setAside("out-of-scope")
    ) { try $0.send(by: GoodLedger.firstDesk, about: "64.72") },
    Attack(
      "writes what is not its role's to write", with: [.deskKey], "KPU writes a desk's note.",
      .setAside("wrong-role")
    ) { try $0.send(by: GoodLedger.kpu, about: "64.71") },
    Attack(
      "writes what does not fit its type", with: [.deskKey], "A count below zero.",
      .setAside("schema-invalid")
    ) { ledger in
      try ledger.send(
        by: GoodLedger.kpu, ToyDomain.stockCounted, about: "64.71",
        ["count": -5, "item": .string(box)])
    },
    Attack(
      "writes an event of a type that there is not", with: [.deskKey], "",
      .notTaken("unknown-type")
    ) { try $0.send(by: GoodLedger.firstDesk) { $0.type = "toy.note.burnt.v1" } },
    Attack(
      "corrects another's record", with: [.deskKey], "", .setAside("not-the-authors-desk")
    ) { ledger in
      let count = try Entry(ledger.entries()[272]).event.hash
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.recordCorrected, about: "64.71",
        [
          "event": .string("\(count)"), "reason": "typing",
          "values": [["pointer": "/data/count", "value": 0]],
        ])
    },
    Attack(
      "withdraws another's record", with: [.deskKey], "", .setAside("not-the-authors-desk")
    ) { ledger in
      let count = try Entry(ledger.entries()[272]).event.hash
      try ledger.send(
        by: GoodLedger.firstDesk, LedgerType.recordWithdrawn, about: "64.71",
        ["event": .string("\(count)"), "reason": "typing"])
    },
    Attack(
      "makes up a proof that a desk has signed twice", with: [.serviceKey],
      "The desk's newest event, altered, under another's signature.", .setAside("no-evidence")
    ) { ledger in
      let taken = try Entry(ledger.entries()[GoodLedger.lastRound]).event
      var other = ForgedEvent(taken)
      other.data = ["topic": "logistics"]
      let event = try other.event()
      try ledger.send(
        by: .service, LedgerType.submissionRefused,
        [
          "event": .string(Base64.encode(Array(event.bytes))),
          "signature": .string(Base64.encode(TestKey.thief.signature(of: event))),
          "taken": .string("\(taken.hash)"),
        ])
    },
    Attack(
      "says what is not true", with: [.deskKey], "A count of boxes that nobody has counted.",
      .unseen(
        "a ledger proves who said what and when, and not that it is so.",
        seenBy: "whoever knows better, and disputes the record in the ledger", kept: nil)
    ) { ledger in
      try ledger.send(
        by: GoodLedger.kpu, ToyDomain.stockCounted, about: "64.71",
        ["count": 9_999, "item": .string(box)])
    },
  ]

  /// What an author cannot say of the matter, and says by correcting an own record.
  private static let corrections = [
    Attack(
      "corrects the region that an own record is about", with: [.deskKey],
      "Only what lies under `/data` can be corrected.", .setAside("schema-invalid")
    ) { try $0.correctCount("/subject", "64.72") },
    Attack(
      "corrects an own record as if it were about another region", with: [.deskKey], "",
      .setAside("other-subject")
    ) { try $0.correctCount("/data/count", 1, about: "64.72") },
    Attack(
      "corrects the label of an own record", with: [.deskKey], "It would take another's place.",
      .setAside(ToyDomain.labelCorrected)
    ) { try $0.correctCount("/data/label", "CNT-0001") },
    Attack(
      "corrects an own record to an item that there is not", with: [.deskKey], "",
      .setAside(ToyDomain.unknownItem)
    ) { try $0.correctCount("/data/item", "gold") },
    Attack(
      "corrects an amount to less than nothing", with: [.deskKey], "",
      .setAside("schema-invalid")
    ) { try $0.correctCount("/data/count", -1) },
    Attack(
      "corrects an amount to more than there can be", with: [.deskKey], "",
      .setAside(ToyDomain.impossibleCount)
    ) { try $0.correctCount("/data/count", 475_569_000) },
    Attack(
      "corrects what was never said", with: [.deskKey], "", .setAside("not-correctable")
    ) { try $0.correctCount("/data/counts/7", 1) },
    Attack(
      "corrects an own record once more, and once more", with: [.deskKey],
      "Each correction is read with the record; the 65th is too many.",
      .setAside("too-many-corrections")
    ) { ledger in
      for _ in 0...AmendmentRow.correctionsMax { try ledger.correctCount("/data/count", 3) }
    },
  ]

  /// A note of the first desk in a rehearsal.
  static func rehearsed() throws -> Submission {
    var rehearsal = try TestLedger.opened(title: "Geladi")
    return try rehearsal.write(
      ToyDomain.noteWritten, by: GoodLedger.firstDesk, subject: "64.71",
      data: ["topic": "security"])
  }
}

extension AttackedLedger {
  /// Corrects KPU's newest count, without following any correction before.
  fileprivate func correctCount(
    _ pointer: JSON, _ value: JSON, about subject: String = "64.71"
  ) throws {
    let count = try Entry(entries()[272]).event.hash
    try send(
      by: GoodLedger.kpu, LedgerType.recordCorrected, about: subject,
      [
        "event": .string("\(count)"), "reason": "typing",
        "values": [["pointer": pointer, "value": value]],
      ])
  }
}

private let box = "ballot_box"
