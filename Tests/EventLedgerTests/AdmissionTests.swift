import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

@Suite struct AdmissionTests {
  private let samarinda = TestKey("64.72")
  private let note: JSON = ["topic": "security", "text": "keadaan aman dan terkendali"]

  @Test func `opens no ledger under a log key that signs cosignatures`() throws {
    let opened = try Entry(try TestLedger.opened().history.entries[0]).event
    let log = TestKey.log.verifier
    let witness = NoteVerifier(
      name: log.name, algorithm: .cosignatureV1, publicKey: log.publicKey)
    let other = try JSON(opened.value).with("/data/logKey", .string("\(witness)"))
    #expect(throws: EventError.self) { try Genesis(Event(other.canonicalBytes())) }
    #expect(try Genesis(opened).logKey == log)
  }

  @Test func `takes in a desk's event and folds it`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72.01", data: note)
    #expect(entry.event.number == 1)
    #expect(try ledger.state.setAside(entry.event.hash) == nil)
    #expect(try ledger.row("64.72.01")?["notes"]?.integer == 1)
  }

  @Test func `seals free text, so that it does not stand in the signed bytes`() throws {
    var ledger = try TestLedger.opened()
    let entry = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    #expect(!String(decoding: entry.bytes, as: UTF8.self).contains("terkendali"))
    #expect(ledger.openings[entry.event.hash]?.count == 1)
  }

  @Test func `sets an event outside the key's scope aside, and the chain goes on`() throws {
    var ledger = try TestLedger.opened()
    let wrong = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.71", data: note)
    #expect(try ledger.state.setAside(wrong.event.hash)?.reason.code == StandingReason.outOfScope)
    #expect(try ledger.row("64.71") == nil)
    let right = try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    #expect(right.event.number == 2)
    #expect(try ledger.state.setAside(right.event.hash) == nil)
  }

  @Test func `does not let a scope reach a code that only begins alike`() throws {
    #expect(Scope("64.7").contains("64.72") == false)
    #expect(Scope("64").contains("64.72.01.1003"))
  }

  @Test(arguments: [
    ("kpu-64", ToyDomain.noteWritten, StandingReason.wrongRole),
    ("64.72", LedgerType.keyRegistered, StandingReason.wrongRole),
  ])
  func `sets an event by the wrong role aside`(
    name: String, type: String, reason: String
  ) throws {
    var ledger = try TestLedger.opened()
    let key = TestKey(name)
    let data: JSON =
      type == LedgerType.keyRegistered
      ? [
        "desk": "64.72", "key": .string("\(TestKey("x").verifier)"), "role": "desk",
        "scope": "64.72",
      ] : note
    let entry = try ledger.append(type, by: key, subject: "64.72", data: data)
    #expect(try ledger.state.setAside(entry.event.hash)?.reason.code == reason)
  }

  @Test func `sets an event from the future aside`() throws {
    var ledger = try TestLedger.opened()
    let late = try ledger.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note,
      time: ledger.clock.advanced(by: 7_200))
    let entry = try ledger.take(in: late)
    #expect(try ledger.state.setAside(entry.event.hash)?.reason.code == StandingReason.clockAhead)
  }

  @Test func `sets a clock that is behind the event's own anchor aside`() throws {
    var ledger = try TestLedger.opened()
    let early = try ledger.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note,
      anchor: ledger.newestAnchor, time: ledger.clock.advanced(by: -86_400))
    let entry = try ledger.take(in: early)
    #expect(
      try ledger.state.setAside(entry.event.hash)?.reason.code == StandingReason.clockBeforeAnchor)
  }

  @Test func `asks for an anchor once a key has anchored`() throws {
    var ledger = try TestLedger.opened()
    try ledger.append(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note,
      anchor: ledger.newestAnchor)
    #expect(throws: NotTaken.anchorMissing) {
      try ledger.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    }
  }

  @Test func `takes no anchor into a history that is not this one`() throws {
    var ledger = try TestLedger.opened()
    let foreign = try #require(Anchor(TreeHead(size: 3, root: .emptyTree)))
    #expect(throws: NotTaken.checkpointUnknown(foreign)) {
      try ledger.append(
        ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note, anchor: foreign)
    }
  }

  @Test func `takes in nothing by a key it does not know`() throws {
    var ledger = try TestLedger.opened()
    let stranger = TestKey("stranger")
    let head = try ledger.head(of: samarinda)
    let now = Timestamp(utc: ledger.clock)
    let event = try Event(
      EventDraft(
        type: "toy.note.written.v1", subject: "64.72", time: now, data: ["topic": "security"]),
      at: .init(
        author: Author(desk: "64.72", key: stranger.fingerprint), number: 1, ledger: head.ledger,
        previous: head.previous, anchor: nil), recordedTime: now)
    let signature = stranger.privateKey.signature(
      for: EventSignature.signedBytes(of: event.bytes))
    #expect(throws: NotTaken.unknownKey(stranger.fingerprint)) {
      try ledger.take(in: Submission(event: event, signature: signature, openings: []))
    }
  }

  @Test func `takes in nothing whose signature another key made`() throws {
    var ledger = try TestLedger.opened()
    let honest = try ledger.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let forged = Submission(
      event: honest.event,
      signature: TestKey("64.71").privateKey.signature(
        for: EventSignature.signedBytes(of: honest.event.bytes)),
      openings: honest.openings)
    #expect(throws: NotTaken.badSignature) { try ledger.take(in: forged) }
  }

  @Test func `tells a gap, a used number and a foreign predecessor apart`() throws {
    var ledger = try TestLedger.opened()
    let first = try ledger.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    try ledger.take(in: first)
    #expect(throws: NotTaken.numberUsed(1, head: 1)) { try ledger.take(in: first) }
    var later = ledger
    try later.append(ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let third = try later.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    #expect(throws: NotTaken.numberGap(expected: 2, found: 3)) { try ledger.take(in: third) }
  }

  @Test func `takes in no event of another ledger`() throws {
    var ledger = try TestLedger.opened()
    var rehearsal = try TestLedger.opened(title: "Buku besar lain")
    let foreign = try rehearsal.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    #expect(throws: NotTaken.otherLedger(found: foreign.event.ledger)) {
      try ledger.take(in: foreign)
    }
  }

  @Test func `takes in no event whose sealed value was swapped`() throws {
    var ledger = try TestLedger.opened()
    let honest = try ledger.write(
      ToyDomain.noteWritten, by: samarinda, subject: "64.72", data: note)
    let opening = try #require(honest.openings.first)
    let swapped = try #require(
      Opening(pointer: opening.pointer, salt: opening.salt, value: "lain"))
    #expect(throws: NotTaken.openingMismatch("/data/text")) {
      try ledger.take(
        in: Submission(event: honest.event, signature: honest.signature, openings: [swapped]))
    }
  }

  @Test(arguments: standingTexts)
  func `reads again what the rows say of an event that was set aside`(
    text: String, detail: StandingReason.Detail
  ) {
    #expect("\(detail)" == text)
    #expect(StandingReason.Detail(text) == detail)
  }

  /// These texts are in roots that were sealed: they stay as they are.
  private static let standingTexts: [(String, StandingReason.Detail)] = [
    ("", .none), ("64.72", .value("64.72")), ("it is set aside", .isSetAside),
    ("no such member", .noSuchMember), ("from entry 1300", .fromEntry("1300")),
    ("64.74 outside 64.72", .outside(region: "64.74", scope: "64.72")),
    (
      "recordedtime 2024-11-25T08:00:00+08:00, anchor from 2024-11-25T01:00:00Z",
      .anchored(recorded: "2024-11-25T08:00:00+08:00", from: "2024-11-25T01:00:00Z")
    ),
    ("a+1 was revoked before", .revokedBefore("a+1")),
    ("setAsideFrom 7 is not compromisedSince", .notCompromisedSince(entry: "7")),
    ("2024-11-25, entry 9", .sealed(day: "2024-11-25", entry: "9")),
    ("3 of 2", .share("3", of: "2")),
    // A place is free text; one that reads like a sentence keeps its bytes.
    ("from entry ", .fromEntry("")), ("nowhere outside", .value("nowhere outside")),
  ]
}

extension TestLedger {
  /// A row of the toy domain's projection, as it would be stored.
  func row(_ region: String) throws -> JSONValue? {
    let rows = state.domain.tables.flatMap { $0.loadedRows() }
    return try rows.first { $0.key == region }.map { try JSONText($0.value).root }
  }
}
