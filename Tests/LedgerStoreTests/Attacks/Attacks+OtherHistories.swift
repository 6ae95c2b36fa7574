import CanonicalJSON
import EventLedger
import Foundation
import LedgerStore
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// What fits together in itself, and is not the history that others have seen.
  static let otherHistories = AttackTopic(
    title: "Other histories",
    introduction: """
      A whole other history, honestly signed, cannot be told from the true one by its own bytes.
      It shows as soon as it meets anything of the true one: a kept checkpoint, a receipt, a
      witness's line, an anchor, the key of a registrar.
      """,
    attacks: views + ledgers)

  private static let views = [
    Attack(
      "puts an old backup in the ledger's place", with: [.disk], "",
      .unseen(
        "it was the ledger then.",
        seenBy: """
          whoever has a later checkpoint or receipt, and by the next event of every desk that \
          wrote since
          """,
        kept: "seen-size")
    ) { ledger in
      try ledger.edit { $0 = ledger.good.backup }
    },
    Attack(
      "puts an old backup in the ledger's place, and the log goes on", with: [.disk],
      "Soon it has as many entries as before. The log signs second roots for its sizes.",
      .unseen(
        "it fits together.",
        seenBy: "whoever has a checkpoint or a receipt from after the backup",
        kept: "seen-root")
    ) { ledger in
      try ledger.edit { $0 = ledger.good.backup }
      for count in 0..<9 {
        try ledger.say(
          ToyDomain.stockCounted, by: GoodLedger.kpu, about: "64.71",
          ["count": .integer(Int64(count)), "item": "ink"])
      }
    },
    Attack(
      "shows two readers two histories", with: [.disk, .logKey],
      "This reader's ends otherwise than the other's.",
      .unseen(
        "each of the two fits together.",
        seenBy:
          "two readers who compare their checkpoints, one who kept the other's, and witnesses",
        kept: "seen-root")
    ) { ledger in
      try await ledger.rewrite { $0.removeLast(3) }
      for desk in [GoodLedger.secondDesk, GoodLedger.firstDesk, GoodLedger.kpu] {
        try ledger.say(
          LedgerType.keyRotated, by: desk,
          about: desk.name == GoodLedger.kpu.name ? "64" : desk.name,
          ["key": .string("\(TestKey("\(desk.name)-new").verifier)")])
      }
    },
    Attack(
      "shows a desk another history, and the desk goes on", with: [.disk, .logKey],
      "The desk's next event brings the checkpoint that it was shown.",
      .found(.commonHistory, "split-view")
    ) { ledger in
      let event = try ledger.eventAfterAnotherHistory()
      try ledger.say(
        ToyDomain.stockCounted, by: GoodLedger.kpu, about: "64.71", ["count": 1, "item": "ink"])
      do {
        try ledger.send(event)
      } catch let error as LedgerError where error.code == .stopped {
        return
      }
      throw AttackError.notDone("the log took no notice")
    },
  ]

  private static let ledgers = [
    Attack(
      "writes a whole other ledger under the log's name and key", with: [.disk, .logKey],
      "Its registrars are others. The inspector trusts a registrar of the true one.",
      .found(.authorship, "trust-key")
    ) { ledger in
      try ledger.replaceLedger(openedBy: ledger.opening(registrars: [.thief]))
    },
    Attack(
      "writes a whole other ledger, for one who knows the first event's hash",
      with: [.disk, .logKey], "", .found(.authorship, "trust-genesis")
    ) { ledger in
      ledger.options.trust = .genesis(try Entry(ledger.entries()[0]).event.hash)
      try ledger.replaceLedger(openedBy: ledger.opening(registrars: [.thief]))
    },
    Attack(
      "writes a whole other ledger, for one who trusts the log key alone",
      with: [.disk, .logKey], "",
      .unseen(
        "the log's word is all that was asked for.",
        seenBy: "every reader: the report's first line says what the trust rests on",
        kept: "seen-size")
    ) { ledger in
      ledger.options.trust = .key(TestKey.log.verifier)
      try ledger.replaceLedger(openedBy: ledger.opening(registrars: [.thief]))
    },
    Attack(
      "writes a whole other ledger under an own log key, for one who has a policy",
      with: [.disk], "", .found(.authorship, "trust-policy")
    ) { ledger in
      ledger.options.trust = .policy(try GoodLedger.policy())
      let log = TestKey("another log", as: TestLedger.origin)
      let opening = try ledger.opening(registrars: [.thief]) { event in
        event.data = try event.data.replacing(
          at: JSONPointer(tokens: ["logKey"]), with: .string("\(log.verifier)"))
      }
      try ledger.replaceLedger(openedBy: opening, log: log)
    },
  ]
}

extension AttackedLedger {
  /// The first desk's next event as it writes it over a history that only it was shown.
  fileprivate func eventAfterAnotherHistory() throws -> Submission {
    let shown = try AttackedLedger(copyOf: good, for: [.disk, .logKey])
    try shown.say(
      ToyDomain.stockCounted, by: GoodLedger.secondDesk, about: "64.72",
      ["count": 7, "item": "ink"])
    var event = try shown.note(by: GoodLedger.firstDesk)
    event.note = try shown.newest()
    return event
  }
}
