package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// A task given to one or more desks.
package struct InstructionIssued: LabelMaker {
  package let index: Int64
  package let event: Hash
  /// The label that its issuer gave it.
  package let label: String
  package let region: String
  /// The desk that issued it.
  package let desk: String
  /// The desks addressed, in the issuer's order.
  package let to: [String]
  package let priority: String
  package let issuedAt: Instant
  package let dueAt: Instant
  package let evidenceRequired: Bool
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("instruction") ?? ""
    region = record.event.subject
    desk = record.event.author.desk
    to = record.data.texts("to")
    priority = record.data.text("priority") ?? ""
    issuedAt = record.event.time.instant
    dueAt = Instant(seconds: record.data.instant("dueAt") ?? 0)
    evidenceRequired = record.data["evidenceRequired"]?.boolean ?? false
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let label = json.text("label"),
      let region = json.text("region"), let desk = json.text("desk"),
      let priority = json.text("priority"), let issuedAt = json.integer("issuedAt"),
      let dueAt = json.integer("dueAt"),
      let evidenceRequired = json["evidenceRequired"]?.boolean,
      let isConfirmed = json["confirmed"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.region = region
    self.desk = desk
    to = json.texts("to")
    self.priority = priority
    self.issuedAt = Instant(seconds: issuedAt)
    self.dueAt = Instant(seconds: dueAt)
    self.evidenceRequired = evidenceRequired
    self.isConfirmed = isConfirmed
  }

  package var members: [(name: String, value: JSON)] {
    [
      ("index", .integer(index)), ("event", .string("\(event)")), ("label", .string(label)),
      ("region", .string(region)), ("desk", .string(desk)), ("to", .texts(to)),
      ("priority", .string(priority)), ("issuedAt", .integer(issuedAt.seconds)),
      ("dueAt", .integer(dueAt.seconds)), ("evidenceRequired", .boolean(evidenceRequired)),
      ("confirmed", .boolean(isConfirmed)),
    ]
  }
}
