package import CanonicalJSON
package import EventLedger
import LedgerStore
package import TransparencyLog

/// Why an act of the registrars, or of a key about itself, makes no sense.
package enum ActFault: ServiceRefusal {
  case notAnAct(Hash)
  /// The event is not set aside for its key or its clock, which alone can be released.
  case notReleasable
  /// The event seals nothing at a place; with the places where it does.
  case sealsNothing(at: String, sealed: [JSONPointer])
  /// The program lacks these rules; with the newest version it has.
  case rulesUnknown(Int, newest: Int)
  /// The log's key signs checkpoints and never an event.
  case logKeyWritesNothing
  /// A key of this role belongs to a desk, and none was given.
  case deskMissing
  /// A desk's key is for a region, and none was given.
  case scopeMissing
  /// The first entry received since a time is another than the one that was named.
  case firstEntry(since: Timestamp, is: UInt64, named: UInt64)

  package var code: LedgerError.Code? {
    switch self {
    case .notAnAct, .sealsNothing: .notFound
    case .notReleasable: .notStanding
    case .rulesUnknown: .newerFormat
    case .logKeyWritesNothing: .key
    case .deskMissing, .scopeMissing, .firstEntry: nil
    }
  }
}

/// What registrars decide, and what keys say of themselves, as drafts to be signed.
extension LedgerAppender {
  /// An act whose subject is the whole ledger.
  private func act(_ type: String, at now: Timestamp, _ data: JSON) -> EventDraft {
    .act(type, subject: genesis.scope.code, time: now, data: data)
  }

  /// An act by its name, with all that deciding about it needs.
  package func act(named name: String) throws -> ActDetails {
    let hash = try writer.reading.entry(named: name).event.hash
    return try ActDirectory(writer.reading, catalogue: workplace.catalogue).act(hash)
  }

  /// Says yes to an act.
  ///
  /// About the ledger's region when a registrar does, about that of the desk's own event when a
  /// desk agrees to its erasure.
  package func approval(
    of act: ActDetails, by author: Fingerprint, at now: Timestamp
  ) throws -> EventDraft {
    var subject = genesis.scope.code
    if let target = act.entry.event.data["event"]?.string.flatMap(Hash.init(hex:)),
      let index = try writer.reading.index(of: target),
      try KeyDirectory(writer.reading).row(author).role != .registrar
    {
      subject = try writer.reading.entry(index).event.subject
    }
    return .act(
      LedgerType.actApproved, subject: subject, time: now,
      data: ["act": .string("\(act.hash)")])
  }

  /// Lets an event count that was set aside for its key or its clock.
  package func release(
    _ name: String, reason: String, at now: Timestamp
  ) throws -> EventDraft {
    let hash = try writer.reading.entry(named: name).event.hash
    var state = try writer.state()
    guard try state.setAside(hash)?.reason.canBeReleased == true else {
      throw ActFault.notReleasable
    }
    return act(
      LedgerType.eventReleased, at: now,
      ["event": .string("\(hash)"), "reason": .string(reason)])
  }

  /// Brings a key into the directory.
  ///
  /// `desk` and `scope` are left out of a key that is no desk's, which is the ledger's.
  package func registration(
    of key: NoteVerifier, desk: String?, role: String, scope: String?, at now: Timestamp
  ) throws(ActFault) -> EventDraft {
    let isDeskless = Role(rawValue: role)?.isDeskless == true
    guard let desk = desk ?? (isDeskless ? role : nil) else { throw .deskMissing }
    guard scope != nil || isDeskless else { throw .scopeMissing }
    return act(
      LedgerType.keyRegistered, at: now,
      [
        "desk": .string(desk), "key": .string("\(key)"), "role": .string(role),
        "scope": .string(scope ?? genesis.scope.code),
      ])
  }

  /// Hands an author's key on to a new one.
  package func rotation(
    to key: NoteVerifier, by author: Fingerprint, at now: Timestamp
  ) throws -> EventDraft {
    let row = try KeyDirectory(writer.reading).row(author)
    guard row.role != .log else { throw ActFault.logKeyWritesNothing }
    return .act(
      LedgerType.keyRotated, subject: row.scope.code, time: now, data: ["key": .string("\(key)")])
  }

  /// Ends a key.
  ///
  /// `compromisedSince`: since when its word is not trusted, as people write a time;
  /// `setAsideFrom`: the first entry whose word is not, which must be the same place.
  package func revocation(
    of key: Fingerprint, reason: String, compromisedSince: String?, setAsideFrom: UInt64?,
    by author: Fingerprint, at now: Timestamp
  ) throws -> EventDraft {
    let subject = try KeyDirectory(writer.reading).row(author).scope.code
    var members: [(name: String, value: JSON)] = [
      ("key", .string("\(key)")), ("reason", .string(reason)),
    ]
    var first = setAsideFrom
    if let compromisedSince {
      let since = try PeopleClock.time(compromisedSince, in: genesis)
      let index = try writer.reading.firstIndex(receivedFrom: since.instant)
      if let named = setAsideFrom, named != index {
        throw ActFault.firstEntry(since: since, is: index, named: named)
      }
      members.append(("compromisedSince", .string("\(since)")))
      first = index
    }
    if let first { members.append(("setAsideFrom", .integer(Int64(clamping: first)))) }
    return .act(
      LedgerType.keyRevoked, subject: subject, time: now, data: JSON(members: members))
  }

  /// Of a registrar's key the acts that it wrote or approved; none of another's.
  package func actsDecided(by key: Fingerprint) throws -> [ActDetails] {
    guard try KeyDirectory(writer.reading).row(key).role == .registrar else { return [] }
    return try ActDirectory(writer.reading, catalogue: workplace.catalogue)
      .acts { $0.index > 0 && $0.approvals.contains(key) }
  }

  /// Moves a key's chain over events that nobody can supply.
  ///
  /// `number`, `hash`: of the last that is lost, as the next one names it.
  package func skip(
    of key: Fingerprint, number: Int64, hash: Hash, reason: String, at now: Timestamp
  ) -> EventDraft {
    act(
      LedgerType.chainSkipped, at: now,
      [
        "hash": .string("\(hash)"), "key": .string("\(key)"), "number": .integer(number),
        "reason": .string(reason),
      ])
  }

  /// Lets newer rules judge every entry from here on.
  package func adoption(
    ofRules version: Int, at now: Timestamp
  ) throws(ActFault) -> EventDraft {
    guard let rules = workplace.catalogue.rules(version: version) else {
      throw .rulesUnknown(version, newest: workplace.catalogue.version)
    }
    return act(
      LedgerType.rulesAdopted, at: now,
      ["digest": .string("\(rules.digest)"), "version": .integer(Int64(version))])
  }

  /// Begins the log anew under another name and key, after the histories of notes were lost.
  package func restart(
    with key: NoteVerifier, lost: [UnverifiedNote], at now: Timestamp
  ) -> EventDraft {
    act(
      LedgerType.logRestarted, at: now,
      [
        "logKey": .string("\(key)"),
        "lost": .array(lost.map { .string(String(decoding: $0.bytes, as: UTF8.self)) }),
        "origin": .string("\(key.name)"),
      ])
  }

  /// What is to be erased of an event, and on which basis in law.
  package struct ErasureRequest {
    /// The event, as a person names it.
    package let event: String
    /// The places of sealed values.
    package let pointers: [String]
    package let basis: String
    /// The number of the request or the decision.
    package let document: String?

    package init(event: String, pointers: [String], basis: String, document: String?) {
      self.event = event
      self.pointers = pointers
      self.basis = basis
      self.document = document
    }
  }

  /// Erases sealed values.
  package func erasure(_ request: ErasureRequest, at now: Timestamp) throws -> EventDraft {
    let event = try writer.reading.entry(named: request.event).event
    let places = Commitment.all(in: event).map(\.pointer)
    let known = Set(places.map { "\($0)" })
    if let wrong = request.pointers.first(where: { !known.contains($0) }) {
      throw ActFault.sealsNothing(at: wrong, sealed: places)
    }
    var members: [(name: String, value: JSON)] = [
      ("event", .string("\(event.hash)")),
      ("pointers", .array(request.pointers.map { .string($0) })),
      ("basis", .string(request.basis)),
    ]
    if let document = request.document { members.append(("document", .string(document))) }
    return act(LedgerType.privateDataErased, at: now, JSON(members: members))
  }
}
