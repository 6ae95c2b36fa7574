import CanonicalJSON
import TransparencyLog

/// A log that begins anew under another name, since its newest entries were lost.
///
/// A log never signs two roots for one size. What was restored from an older copy could grow into a
/// second history of sizes that were signed before; under a new name and key it is another log, of
/// the same ledger.
struct LogRestart {
  let origin: String
  let logKey: NoteVerifier
  /// Size and root of the checkpoints whose history is lost, as the registrars know them.
  let lost: [Checkpoint]

  /// Reads the data of `log.restarted`; nil when a key or a note is none.
  init?(_ data: JSONValue) {
    guard let origin = data["origin"]?.string,
      let logKey = data["logKey"]?.string.flatMap({ try? NoteVerifier(vkey: $0) }),
      let notes = data["lost"]?.elements
    else { return nil }
    self.origin = origin
    self.logKey = logKey
    var lost: [Checkpoint] = []
    for element in notes {
      guard let text = element.string, let note = try? UnverifiedNote(Array(text.utf8)),
        let checkpoint = try? Checkpoint(text: note.text)
      else { return nil }
      lost.append(checkpoint)
    }
    self.lost = lost
  }
}

extension Directory {
  /// What stands against a restart: a name that the log has had, a key that cannot sign under the
  /// new one, or a lost note of another log.
  mutating func objection(toRestart data: JSONValue) throws(RowError) -> StandingReason? {
    guard let restart = LogRestart(data), let logKeys = try logKeys() else {
      return StandingReason(StandingReason.noRestart)
    }
    let names = logKeys.tenures.map(\.key.name.description)
    guard !names.contains(restart.origin), restart.logKey.algorithm == .ed25519,
      restart.logKey.name.description == restart.origin
    else { return StandingReason(StandingReason.noRestart, detail: restart.origin) }
    guard restart.lost.allSatisfy({ names.contains("\($0.origin)") }) else {
      return StandingReason(StandingReason.noRestart, detail: "lost")
    }
    return try objection(toNewKey: data["logKey"])
  }

  /// From here on checkpoints bear the new name and key.
  mutating func restart(_ act: Record, at index: UInt64) throws(RowError) {
    guard let restart = LogRestart(act.data), let genesis = try genesis() else { return }
    try bring(
      in: restart.logKey, desk: Role.log.rawValue, role: .log, scope: genesis.scope,
      by: act.event.hash, at: index)
    try replaceLogKey(
      by: LogKeys.Tenure(
        key: restart.logKey, since: index, by: act.event.hash,
        lost: restart.lost.map(\.treeHead)), at: index)
  }

  /// Whether an anchor is one into a history that was lost with a restart.
  ///
  /// A desk signed it before it knew of the restart. It is taken in until the key first anchors the
  /// new history, and proves nothing.
  ///
  /// * `size`: the number of entries before the event.
  /// * `fetched`: has the checkpoint of the anchor's size, where one was published.
  mutating func isLost(
    _ anchor: Anchor, of key: KeyRow, at size: UInt64, fetched: Fetched
  ) throws(RowError) -> Bool {
    guard let restart = try logKeys()?.restartedAt, key.anchorSize <= restart else { return false }
    return anchor.size > size || fetched.checkpoint != anchor.treeHead
  }
}
