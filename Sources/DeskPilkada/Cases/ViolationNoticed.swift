package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// One notice of an alleged violation.
package struct ViolationNoticed: LabelMaker {
  package let index: Int64
  package let event: Hash
  /// The label that its desk gave it.
  package let label: String
  package let region: String
  package let desk: String
  package let kind: String
  /// The kind as it was signed, where a correction changed it.
  package let kindWas: String?
  package let violationClass: String
  package let subjectKind: String
  package let occurredAt: Instant
  package let knownAt: Instant
  package let isConfirmed: Bool

  package init(_ record: Record) {
    index = Int64(record.index)
    event = record.event.hash
    label = record.data.text("violation") ?? ""
    region = record.event.subject
    desk = record.event.author.desk
    kind = record.data.text("kind") ?? ""
    kindWas = record.was("kind")
    violationClass = record.data.text("class") ?? ""
    subjectKind = record.data.text("subjectKind") ?? ""
    occurredAt = record.event.time.instant
    knownAt = Instant(seconds: record.data.instant("knownAt") ?? 0)
    isConfirmed = record.isConfirmed
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let label = json.text("label"),
      let region = json.text("region"), let desk = json.text("desk"),
      let kind = json.text("kind"), let violationClass = json.text("class"),
      let subjectKind = json.text("subjectKind"), let occurredAt = json.integer("occurredAt"),
      let knownAt = json.integer("knownAt"), let isConfirmed = json["confirmed"]?.boolean
    else { return nil }
    self.index = index
    self.event = event
    self.label = label
    self.region = region
    self.desk = desk
    self.kind = kind
    kindWas = json.text("kindWas")
    self.violationClass = violationClass
    self.subjectKind = subjectKind
    self.occurredAt = Instant(seconds: occurredAt)
    self.knownAt = Instant(seconds: knownAt)
    self.isConfirmed = isConfirmed
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("label", .string(label)),
      ("region", .string(region)), ("desk", .string(desk)), ("kind", .string(kind)),
      ("class", .string(violationClass)), ("subjectKind", .string(subjectKind)),
      ("occurredAt", .integer(occurredAt.seconds)), ("knownAt", .integer(knownAt.seconds)),
      ("confirmed", .boolean(isConfirmed)),
    ]
    if let kindWas { members.append(("kindWas", .string(kindWas))) }
    return members
  }
}
