import CanonicalJSON
import EventLedger
import GRDB
import LedgerTestSupport
import TransparencyLog

extension AttackTopic {
  /// Checkpoints and the witnesses' lines under them.
  static let checkpoints = AttackTopic(
    title: "Checkpoints and witnesses",
    introduction: """
      A checkpoint is the log's word for all entries below it, and each is proven while the log is
      read. A witness's line counts when it verifies, and is relied on when the inspector's policy
      names the witness.
      """,
    attacks: notes + lines)

  private static let notes = [
    Attack(
      "replaces a checkpoint by one of another history", with: [.disk, .logKey],
      "It is genuine, and of entries that are not these.", .found(.history, "tree-root")
    ) { ledger in
      var entries = try ledger.entries()
      entries[100] = try Entry(entries[100]).edited { $0.subject = "64.71" }
      let note = try LedgerCopy(entries: entries, checkpointsAt: [270]).checkpoints[0].note
      try ledger.replaceCheckpoint(270, with: note)
    },
    Attack(
      "replaces a checkpoint by one that another key signed", with: [.disk], "",
      .found(.history, "checkpoint-signature")
    ) { ledger in
      let copy = try LedgerCopy(
        entries: ledger.entries(), checkpointsAt: [270],
        signedBy: TestKey("thief", as: TestLedger.origin))
      try ledger.replaceCheckpoint(270, with: copy.checkpoints[0].note)
    },
    Attack(
      "puts a checkpoint under another size", with: [.disk], "",
      .found(.history, "checkpoint-size")
    ) { ledger in
      try ledger.alter(
        """
        UPDATE checkpoints SET note = (SELECT note FROM checkpoints WHERE size = 269)
        WHERE size = 270
        """)
    },
    Attack(
      "adds a line to a checkpoint's note", with: [.disk], "A second signature by the log.",
      .found(.history, "checkpoint-form")
    ) { ledger in
      let bytes = try ledger.newest().bytes
      let line = bytes.split(separator: UInt8(ascii: "\n")).last ?? []
      try ledger.replaceCheckpoint(273, with: bytes + line + [UInt8(ascii: "\n")])
    },
    Attack(
      "writes an extension line into a checkpoint", with: [.disk, .logKey],
      "Signed, of the right size and root, and with a line that nothing reads.",
      .found(.history, "checkpoint-form")
    ) { ledger in
      let text = try ledger.newest().text + Array("a letter\n".utf8)
      try ledger.replaceCheckpoint(273, with: StoreFixture.signer.sign(text).bytes)
    },
    Attack(
      "takes out the newest checkpoint", with: [.disk], "", .found(.history, "checkpoint-newest")
    ) { try $0.alter("DELETE FROM checkpoints WHERE size = 273") },
    Attack(
      "takes out a checkpoint that a desk has anchored", with: [.disk], "",
      .found(.commonHistory, "checkpoint-unknown")
    ) { try $0.alter("DELETE FROM checkpoints WHERE size = 270") },
  ]

  private static let lines = [
    Attack(
      "forges a witness's line", with: [.disk], "Its line under another checkpoint.",
      .found(.commonHistory, "cosignature-signature")
    ) { try $0.alter("UPDATE cosignatures SET size = 270") },
    Attack(
      "puts a witness's line under another witness's name", with: [.disk],
      "So that one looks like two.", .found(.commonHistory, "cosignature-form")
    ) { ledger in
      let other = try GoodLedger.cosigner("another").verifier
      try ledger.alter("UPDATE cosignatures SET witness = '\(other)' WHERE witness LIKE 'aud%'")
    },
    Attack(
      "makes up a witness", with: [.disk], "Anyone can make a key and cosign.",
      .withoutMeaning("it is counted as a line that the inspector's policy does not vouch for.")
    ) { ledger in
      ledger.options.trust = .policy(try GoodLedger.policy())
      let cosigner = try GoodLedger.cosigner("made-up")
      let signed = try SignedCheckpoint.open(ledger.newest(), with: [TestKey.log.verifier])
      let line = cosigner.cosign(signed, at: 1_732_200_000)
      try ledger.alter("INSERT INTO cosignatures VALUES (273, '\(cosigner.verifier)', '\(line)')")
    },
    Attack(
      "takes out the witnesses' lines", with: [.disk],
      "For an inspector whose policy names the witnesses.",
      .unseen(
        "what is not there says nothing.",
        seenBy: "an inspector who knows that there were witnesses: the report names none",
        kept: nil)
    ) { ledger in
      ledger.options.trust = .policy(try GoodLedger.policy())
      try ledger.alter("DELETE FROM cosignatures")
    },
  ]
}

extension AttackedLedger {
  func replaceCheckpoint(_ size: Int, with note: [UInt8]) throws {
    try alter(
      """
      UPDATE checkpoints SET note = '\(String(decoding: note, as: UTF8.self))'
      WHERE size = \(size)
      """)
  }
}
