package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// What became of an instruction at one of the desks that it is addressed to.
package struct InstructionStep: DatedStep {
  package enum Kind: String, Sendable {
    case acknowledged, completed
    /// Another desk looked at the work and took it for done.
    case accepted
    /// Another desk looked at the work and sent it back.
    case returned
  }

  package let index: Int64
  package let event: Hash
  package let kind: Kind
  package let at: Instant
  /// The desk that says so.
  package let author: String
  /// The desk whose task it is.
  package let doer: String
  /// How many attachments came with it.
  package let attachments: Int64

  package init(_ record: Record, _ kind: Kind) {
    let data = record.data
    self.kind = kind
    index = Int64(record.index)
    event = record.event.hash
    at = record.event.time.instant
    author = record.event.author.desk
    doer = data.text("desk") ?? author
    attachments = Int64(data["attachments"]?.count ?? 0)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)),
      let kind = json.text("step").flatMap(Kind.init), let at = json.integer("at"),
      let author = json.text("author"), let doer = json.text("doer"),
      let attachments = json.integer("attachments")
    else { return nil }
    self.index = index
    self.event = event
    self.kind = kind
    self.at = Instant(seconds: at)
    self.author = author
    self.doer = doer
    self.attachments = attachments
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("step", .string(kind.rawValue)),
      ("at", .integer(at.seconds)), ("author", .string(author)), ("doer", .string(doer)),
      ("attachments", .integer(attachments)),
    ]
  }
}
