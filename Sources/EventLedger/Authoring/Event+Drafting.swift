import CanonicalJSON

extension Event {
  /// The event that a draft becomes as the next of its author's chain, in canonical form and read
  /// again from its own bytes.
  ///
  /// The draft's type is the name that events write, and its data is sealed already.
  package convenience init(
    _ draft: EventDraft, at head: EventWriter.ChainHead, recordedTime: Timestamp
  ) throws(EventError) {
    var members: [(name: String, value: JSON)] = [
      ("data", draft.data),
      ("id", .string(String(head.number))),
      ("recordedtime", .string("\(recordedTime)")),
      ("source", .string(head.author.source)),
      ("specversion", "1.0"),
      ("subject", .string(draft.subject)),
      ("time", .string("\(draft.time)")),
      ("type", .string(draft.type)),
    ]
    if let anchor = head.anchor { members.append(("anchor", .string("\(anchor)"))) }
    if let ledger = head.ledger { members.append(("ledger", .string("\(ledger)"))) }
    if let previous = head.previous { members.append(("previous", .string("\(previous)"))) }
    let bytes: [UInt8]
    do {
      bytes = try JSON(members: members).canonicalBytes()
    } catch {
      throw .notJSON(error)
    }
    try self.init(bytes, maxBytes: Event.byteCountMax(ofType: draft.type))
  }
}
