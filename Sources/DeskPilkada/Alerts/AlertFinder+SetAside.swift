import EventLedger

/// What the entries that count nowhere say of keys and clocks.
///
/// A key used after it was revoked is not taken in, so the ledger knows only of what came before:
/// entries from the time when the key was in other hands.
extension AlertFinder {
  func setAsideAlerts() throws -> [Alert] {
    let all = try rows.rows(SetAsideRow.self, of: SetAsideRow.definition).map(\.row)
    return try alert(.compromisedKey, .high, of: all) { $0 == StandingReason.keyCompromised }
      + alert(.clockSkew, .medium, of: all) {
        $0 == StandingReason.clockAhead || $0 == StandingReason.clockBeforeAnchor
      }
  }

  /// One alert for each desk with entries that were set aside for such a reason.
  private func alert(
    _ kind: AlertKind, _ severity: AlertSeverity, of all: [SetAsideRow],
    where isMeant: (String) -> Bool
  ) throws -> [Alert] {
    let rows = all.filter { isMeant($0.reason.code) }.sorted { $0.index < $1.index }
    let desks = rows.map(\.desk).reduce(into: [String]()) { desks, desk in
      if !desks.contains(desk) { desks.append(desk) }
    }
    return try desks.compactMap { desk in
      let own = rows.filter { $0.desk == desk }
      guard let first = own.first, let since = try timeIfReached(first.index) else { return nil }
      return Alert(
        kind: kind, severity: severity, region: Region.code(ofDesk: desk), desk: desk,
        since: since, key: first.reason.code, entries: own.map(\.index))
    }
  }

  /// When an entry was received; nil when that was after the instant looked at.
  private func timeIfReached(_ index: UInt64) throws -> Instant? {
    let time = try received(index)
    return time <= instant ? time : nil
  }
}
