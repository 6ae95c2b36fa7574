import CanonicalJSON
import TransparencyLog

/// What the directory of desks and keys has to say against an event.
extension Directory {
  mutating func objection(toDesk data: JSONValue) throws(RowError) -> StandingReason? {
    guard let desk = data["desk"]?.string, let scope = data["scope"]?.string,
      Author.isDeskName(desk), Role(rawValue: desk)?.isDeskless != true
    else { return StandingReason(StandingReason.unknownDesk) }
    guard try self.desk(desk) == nil else {
      return StandingReason(StandingReason.deskRegistered, detail: desk)
    }
    guard let genesis = try genesis(), genesis.scope.contains(scope) else {
      return StandingReason(StandingReason.outOfScope, detail: scope)
    }
    return nil
  }

  mutating func objection(
    toKey data: JSONValue, role author: Role
  ) throws(RowError) -> StandingReason? {
    guard let desk = data["desk"]?.string, let scope = data["scope"]?.string,
      let role = data["role"]?.string.flatMap(Role.init)
    else { return StandingReason(StandingReason.keyRefused) }
    if author == .recovery, role != .registrar {
      return StandingReason(StandingReason.wrongRole, detail: role.rawValue)
    }
    if role.isDeskless {
      guard role != .recovery, desk == role.rawValue else {
        return StandingReason(StandingReason.keyRefused, detail: role.rawValue)
      }
      if role == .log, let reason = try objection(toLogKey: data["key"]) { return reason }
    } else {
      guard let row = try self.desk(desk) else {
        return StandingReason(StandingReason.unknownDesk, detail: desk)
      }
      guard row.scope.contains(scope) else {
        return StandingReason(
          StandingReason.outOfScope, .outside(region: scope, scope: row.scope.code))
      }
    }
    return try objection(toNewKey: data["key"])
  }

  /// A log key signs checkpoints, and under the name that the log has.
  private mutating func objection(
    toLogKey value: JSONValue?
  ) throws(RowError) -> StandingReason? {
    let verifier = value?.string.flatMap { try? NoteVerifier(vkey: $0) }
    guard let verifier, verifier.algorithm == .ed25519,
      let current = try logKeys()?.current, verifier.name == current.name
    else { return StandingReason(StandingReason.keyRefused, detail: Role.log.rawValue) }
    return nil
  }

  /// A key is refused for its curve point, and for ever once it has been in the directory.
  mutating func objection(
    toNewKey value: JSONValue?
  ) throws(RowError) -> StandingReason? {
    guard let verifier = value?.string.flatMap({ try? NoteVerifier(vkey: $0) }) else {
      return StandingReason(StandingReason.keyRefused)
    }
    let fingerprint = Fingerprint(of: verifier.publicKey)
    guard try self.key(fingerprint) == nil else {
      return StandingReason(StandingReason.keyRegistered, detail: "\(fingerprint)")
    }
    return nil
  }

  mutating func objection(
    toRevocation record: Record, role: Role, fetched: Fetched
  ) throws(RowError) -> StandingReason? {
    let data = record.data
    guard let name = data["key"]?.string, let fingerprint = Fingerprint(name),
      let key = try self.key(fingerprint)
    else {
      return StandingReason(StandingReason.unknownKey, detail: data["key"]?.string ?? "")
    }
    guard key.end?.manner != .revoked else {
      return StandingReason(StandingReason.unknownKey, .revokedBefore(name))
    }
    // Without a log key in force no checkpoint would be valid: it is replaced.
    guard key.role != .log else { return StandingReason(StandingReason.notRevocable) }
    let isOwn = fingerprint == record.event.author.key
    guard isOwn || role == .registrar || (role == .recovery && key.role == .registrar) else {
      return StandingReason(StandingReason.wrongRole, detail: role.rawValue)
    }
    guard let from = data["setAsideFrom"]?.integer.map({ UInt64($0) }) else { return nil }
    guard from <= record.index else {
      return StandingReason(StandingReason.indexMismatch, detail: "setAsideFrom \(from)")
    }
    guard let time = data["compromisedSince"]?.string else { return nil }
    // The schema's pattern lets days pass that no calendar has, and they name no place.
    guard let since = Timestamp(time) else {
      return StandingReason(StandingReason.indexMismatch, detail: "compromisedSince \(time)")
    }
    return objection(toSetAsideFrom: from, compromisedSince: since.instant, of: record, fetched)
  }

  /// The time and the index must name the same place: the first entry not received before it.
  private func objection(
    toSetAsideFrom from: UInt64, compromisedSince since: Instant, of record: Record,
    _ fetched: Fetched
  ) -> StandingReason? {
    let first = from < record.index ? fetched.received[from] : record.received
    let isFirst = from == 0 || fetched.received[from - 1].map { $0 < since } ?? false
    guard let first, first >= since, isFirst else {
      return StandingReason(
        StandingReason.indexMismatch, .notCompromisedSince(entry: "\(from)"))
    }
    return nil
  }

  mutating func objection(toSkip data: JSONValue) throws(RowError) -> StandingReason? {
    guard let name = data["key"]?.string, let fingerprint = Fingerprint(name),
      let key = try self.key(fingerprint), key.end == nil, key.role != .log
    else {
      return StandingReason(StandingReason.unknownKey, detail: data["key"]?.string ?? "")
    }
    guard let number = data["number"]?.integer, number > key.head else {
      return StandingReason(StandingReason.numberTaken, detail: "\(key.head)")
    }
    return nil
  }
}
