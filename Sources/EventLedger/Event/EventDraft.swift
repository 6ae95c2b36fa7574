package import CanonicalJSON
package import TransparencyLog

/// An event being written: everything but the signature.
package struct EventDraft: Sendable {
  package var type: String
  package var subject: String
  package var author: Author
  package var number: UInt64
  package var ledger: Hash?
  package var previous: Hash?
  package var anchor: Anchor?
  package var time: Timestamp
  package var recordedTime: Timestamp
  package var data: JSON

  package init(
    type: String, subject: String, author: Author, number: UInt64, ledger: Hash?, previous: Hash?,
    anchor: Anchor?, time: Timestamp, recordedTime: Timestamp, data: JSON
  ) {
    self.type = type
    self.subject = subject
    self.author = author
    self.number = number
    self.ledger = ledger
    self.previous = previous
    self.anchor = anchor
    self.time = time
    self.recordedTime = recordedTime
    self.data = data
  }

  /// The event in canonical form, read again from its own bytes.
  package func event() throws(EventError) -> Event {
    var members: [(name: String, value: JSON)] = [
      ("data", data),
      ("id", .string(String(number))),
      ("recordedtime", .string("\(recordedTime)")),
      ("source", .string(author.source)),
      ("specversion", "1.0"),
      ("subject", .string(subject)),
      ("time", .string("\(time)")),
      ("type", .string(type)),
    ]
    if let anchor { members.append(("anchor", .string("\(anchor)"))) }
    if let ledger { members.append(("ledger", .string("\(ledger)"))) }
    if let previous { members.append(("previous", .string("\(previous)"))) }
    do {
      return try Event(try JSON(members: members).canonicalBytes())
    } catch let error as JSONError {
      throw .notJSON(error)
    } catch let error as EventError {
      throw error
    } catch {
      preconditionFailure("reading back an event throws nothing else: \(error)")
    }
  }
}
