import CanonicalJSON
import EventLedger
import LedgerStore
import LedgerTestSupport
import TransparencyLog

private let box = "ballot_box"

extension AttackTopic {
  /// Entries edited, dropped, moved, put in.
  static let history = AttackTopic(
    title: "The entries",
    introduction: """
      Whoever has the disk can change any row and make fit whatever follows from it, but for the
      signatures. With the log key also the checkpoints fit again: then the authors' chains and
      anchors are left.
      """,
    attacks: edits + removals + moves + tiles)

  private static let edits = [
    Attack(
      "edits an event in its row", with: [.disk], "The item of a count is another.",
      .found(.authorship, "bad-signature")
    ) { ledger in
      try ledger.alter(
        "UPDATE entries SET entry = replace(entry, '\(box)', 'ballot_bin') WHERE position = 269")
    },
    Attack(
      "edits an event and hashes everything again", with: [.disk],
      "Tiles, index and projections fit; only checkpoints cannot be made.",
      .found(.authorship, "bad-signature")
    ) { ledger in
      try await ledger.rewrite(withLogKey: false) { entries in
        entries[269] = try Entry(entries[269]).edited { $0.data = ["count": 99, "item": "ink"] }
      }
    },
    Attack(
      "edits an event and signs the log again", with: [.disk, .logKey],
      "Everything fits, but for the author's signature.",
      .found(.authorship, "bad-signature")
    ) { ledger in
      try await ledger.rewrite { entries in
        entries[269] = try Entry(entries[269]).edited { $0.data = ["count": 99, "item": "ink"] }
      }
    },
    Attack(
      "edits an event with its author's key and signs the log again",
      with: [.disk, .logKey, .deskKey],
      "The author's later events are signed anew, too. The other desks' anchors are not.",
      .found(.commonHistory, "checkpoint-unknown")
    ) { ledger in
      try await ledger.rewrite { entries in
        entries[269] = try Entry(entries[269]).edited(signedBy: GoodLedger.kpu) {
          $0.data = ["count": 99, "item": "ink"]
        }
        try ledger.signAnew(&entries, from: 269, with: [GoodLedger.kpu])
      }
    },
    Attack(
      "rewrites the end of the log with everybody's key", with: [.disk, .logKey, .allDeskKeys],
      "All that was said after the edited event is signed anew and anchored anew.",
      .unseen(
        "all signatures are right.",
        seenBy: "whoever kept a checkpoint or a receipt of the true history, and witnesses",
        kept: "seen-root")
    ) { ledger in
      try await ledger.rewrite { entries in
        entries[269] = try Entry(entries[269]).edited(signedBy: GoodLedger.kpu) {
          $0.data = ["count": 99, "item": "ink"]
        }
        try ledger.signAnew(&entries, from: 269, with: GoodLedger.desks.map(\.key))
      }
    },
    Attack(
      "writes an entry in another spelling", with: [.disk, .logKey],
      "A space in an entry is another leaf, for the same event.",
      .found(.authorship, "entry-form")
    ) { ledger in
      try await ledger.rewrite { $0[272] += Array(" ".utf8) }
    },
    Attack(
      "back-dates `received` to before the entry before", with: [.disk, .logKey], "",
      .found(.history, "received-earlier")
    ) { ledger in
      try await ledger.rewrite { entries in
        let entry = try Entry(entries[272])
        entries[272] = try entry.received(at: entry.received.advanced(by: -3_600))
      }
    },
    Attack(
      "back-dates `received` of an entry that others have anchored", with: [.disk, .logKey],
      "The time stays between those of its neighbours.",
      .found(.commonHistory, "checkpoint-unknown")
    ) { ledger in
      try await ledger.rewrite { entries in
        let before = try Entry(entries[267]).received
        entries[268] = try Entry(entries[268]).received(at: before)
      }
    },
    Attack(
      "back-dates `received` of the newest entry", with: [.disk, .logKey],
      "The time stays behind that of the entry before, and nobody has anchored the entry.",
      .unseen(
        "`received` is the log's word.",
        seenBy: "the author, whose receipt is of another leaf, and whoever kept the checkpoint",
        kept: "seen-root")
    ) { ledger in
      try await ledger.rewrite { entries in
        let before = try Entry(entries[271]).received
        entries[272] = try Entry(entries[272]).received(at: before)
      }
    },
  ]

  private static let removals = [
    Attack(
      "takes out an entry's row", with: [.disk], "The one that the service wrote.",
      .found(.history, "entry-missing")
    ) { try $0.alter("DELETE FROM entries WHERE position = \(GoodLedger.cosignedSize)") },
    Attack(
      "drops an event of the middle", with: [.disk, .logKey],
      "Behind it everything is moved up and signed anew.",
      .found(.completeness, "number-gap")
    ) { ledger in
      try await ledger.rewrite { $0.remove(at: 269) }
    },
    Attack(
      "drops every event of one desk", with: [.disk, .logKey],
      "No chain has a gap: the desk has said nothing, it seems.",
      .found(.commonHistory, "checkpoint-unknown")
    ) { ledger in
      let silenced = Set(try ledger.indexes(of: GoodLedger.firstDesk))
      try await ledger.rewrite { entries in
        entries = entries.enumerated().filter { !silenced.contains($0.offset) }.map(\.element)
      }
    },
    Attack(
      "drops a desk's newest event before anybody has anchored it", with: [.disk],
      "It is the newest entry. Then the log goes on.",
      .unseen(
        "what nobody saw leaves no gap.",
        seenBy: """
          the desk: its receipt is of no entry, and its next event is not taken (`number-gap`); \
          and whoever kept the checkpoint
          """,
        kept: "seen-root")
    ) { ledger in
      try await ledger.rewrite(withLogKey: false) { $0.removeLast() }
      try ledger.say(
        ToyDomain.noteWritten, by: GoodLedger.firstDesk, about: "64.71", ["topic": "logistics"])
    },
    Attack(
      "cuts off the tail", with: [.disk],
      "The checkpoint below the cut was published, and is genuine.",
      .unseen(
        "the log was like that once.",
        seenBy: """
          whoever has a later checkpoint, a receipt or a witness's line, and by the next event of \
          any desk that had anchored above the cut
          """,
        kept: "seen-size")
    ) { ledger in
      try await ledger.rewrite(withLogKey: false) { $0.removeLast(3) }
    },
    Attack(
      "cuts off the tail and leaves the checkpoints", with: [.disk], "",
      .found(.history, "checkpoint-newest")
    ) { ledger in
      try ledger.alter("DELETE FROM entries WHERE position >= \(GoodLedger.lastRound)")
    },
    Attack(
      "cuts off the tail below what a desk has anchored", with: [.disk],
      "The desk goes on, and sends what it wrote when it had seen the tail.",
      .notTaken("checkpoint-unknown")
    ) { ledger in
      let next = try ledger.note(by: GoodLedger.secondDesk)
      try await ledger.rewrite(withLogKey: false) { $0.removeLast() }
      try ledger.send(next)
    },
    Attack(
      "cuts off the tail and takes in what anchors it all the same", with: [.disk, .logKey],
      "A log that passes over its own rule.",
      .found(.commonHistory, "checkpoint-unknown")
    ) { ledger in
      let next = try ledger.note(by: GoodLedger.secondDesk)
      try await ledger.rewrite { entries in
        entries.removeLast()
        let received = try Entry(entries[271]).received
        entries.append(
          try Entry(event: next.event, received: received, signature: next.signature).bytes)
      }
    },
    Attack(
      "empties the ledger", with: [.disk], "Every row of every table is gone.",
      .found(.history, "entry-missing")
    ) { ledger in
      let tables = ["entries", "checkpoints", "cosignatures", "tiles", "sealed_values"]
      let derived = ["event_positions", "projections", "projection_rows"]
      for table in tables + derived { try ledger.alter("DELETE FROM \(table)") }
    },
  ]

  private static let moves = [
    Attack(
      "exchanges two events of one author", with: [.disk, .logKey],
      "With their places they exchange the times at which they came in.",
      .found(.completeness, "number-gap")
    ) { ledger in
      try await ledger.rewrite { try exchange(&$0, 269, 272) }
    },
    Attack(
      "exchanges events of two authors", with: [.disk, .logKey],
      "No chain is broken. Each desk has anchored what it saw.",
      .found(.commonHistory, "checkpoint-unknown")
    ) { ledger in
      try await ledger.rewrite { try exchange(&$0, 267, 268) }
    },
    Attack(
      "exchanges events of two authors that came in with one commit", with: [.disk, .logKey],
      "No checkpoint was published between them, and no later event anchors them yet.",
      .unseen(
        "the order within a commit is the log's choice until a checkpoint is out.",
        seenBy: "either author, whose receipt is of another index", kept: nil)
    ) { ledger in
      let notes = try [GoodLedger.firstDesk, GoodLedger.secondDesk].map { try ledger.note(by: $0) }
      try ledger.withWriter { writer in
        _ = try writer.commit(
          notes, at: ledger.fixture.clock.advanced(by: 1), signer: StoreFixture.signer)
      }
      try await ledger.rewrite { try exchange(&$0, 273, 274) }
    },
    Attack(
      "puts an event in twice", with: [.disk, .logKey], "",
      .found(.completeness, "number-used")
    ) { ledger in
      try await ledger.rewrite { entries in
        let received = try Entry(entries[272]).received
        entries.append(try Entry(entries[269]).received(at: received))
      }
    },
    Attack(
      "puts in an event by a key of nobody's", with: [.disk, .logKey], "",
      .found(.authorship, "unknown-key")
    ) { ledger in
      let forged = try ledger.forge(by: .thief)
      try await ledger.rewrite { entries in
        let received = try Entry(entries[272]).received
        entries.append(try forged.entry(received: received, signedBy: .thief))
      }
    },
  ]

  private static let tiles = [
    Attack(
      "alters a tile", with: [.disk], "Proofs are made of tiles.",
      .found(.history, "tile-mismatch")
    ) { try $0.alter("UPDATE tiles SET hashes = zeroblob(8192)") },
    Attack("takes out a tile", with: [.disk], "", .found(.history, "tile-missing")) {
      try $0.alter("DELETE FROM tiles")
    },
    Attack(
      "puts in a tile that the log is too small for", with: [.disk], "",
      .found(.history, "tile-surplus")
    ) { try $0.alter("INSERT INTO tiles VALUES (1, 0, zeroblob(8192))") },
  ]

  /// Exchanges two events, each with the time of the other's place.
  private static func exchange(_ entries: inout [[UInt8]], _ one: Int, _ other: Int) throws {
    let (first, second) = (try Entry(entries[one]), try Entry(entries[other]))
    entries[one] = try second.received(at: first.received)
    entries[other] = try first.received(at: second.received)
  }
}
