import CanonicalJSON
import EventLedger
import LedgerTestSupport
import TransparencyLog

/// An event as somebody writes it who need not follow any rule.
struct ForgedEvent {
  var type: String
  var subject: String
  var data: JSON
  var author: Author
  var number: UInt64
  var ledger: Hash?
  var previous: Hash?
  var anchor: Anchor?
  var time: Timestamp
  var recordedTime: Timestamp

  /// An event that is there, to be changed.
  init(_ event: Event) {
    type = event.type
    subject = event.subject
    data = JSON(event.data)
    author = event.author
    number = event.number
    ledger = event.ledger
    previous = event.previous
    anchor = event.anchor
    time = event.time
    recordedTime = event.recordedTime
  }

  /// The next event of a chain, a harmless note.
  init(at head: EventWriter.ChainHead, type: EventType, time: Timestamp) {
    self.type = type.name
    // Those who are no desk speak of the whole province.
    subject = GoodLedger.desks.first { $0.key.name == head.author.desk }?.scope ?? "64"
    data = ["topic": "security"]
    author = head.author
    number = head.number
    ledger = head.ledger
    previous = head.previous
    anchor = head.anchor
    self.time = time
    recordedTime = time
  }

  /// The event's canonical bytes, read again.
  func event() throws -> Event {
    try Event(
      EventDraft(type: type, subject: subject, time: time, data: data),
      at: .init(
        author: author, number: number, ledger: ledger, previous: previous, anchor: anchor),
      recordedTime: recordedTime)
  }

  func submission(signedBy key: TestKey) throws -> Submission {
    let event = try event()
    return Submission(event: event, signature: key.signature(of: event), openings: [])
  }

  /// The entry that the event would be.
  func entry(received: Instant, signedBy key: TestKey) throws -> [UInt8] {
    let event = try event()
    return try Entry(event: event, received: received, signature: key.signature(of: event)).bytes
  }
}

extension TestKey {
  func signature(of event: Event) -> [UInt8] {
    privateKey.signature(for: EventSignature.signedBytes(of: event.bytes))
  }
}

extension Entry {
  /// The entry with its event changed, under the old signature or a key's.
  func edited(
    signedBy key: TestKey? = nil, _ change: (inout ForgedEvent) throws -> Void
  ) throws -> [UInt8] {
    var forged = ForgedEvent(event)
    try change(&forged)
    guard let key else {
      return try Entry(event: forged.event(), received: received, signature: signature).bytes
    }
    return try forged.entry(received: received, signedBy: key)
  }

  /// The same entry as if it had been taken in at another time.
  func received(at time: Instant) throws -> [UInt8] {
    try Entry(event: event, received: time, signature: signature).bytes
  }
}
