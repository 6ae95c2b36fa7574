package import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// An alleged violation under its label, with what has been said of it.
package struct ViolationRow: ProjectionRow {
  /// The first that stands is the notice; more under the same label are flagged and counted
  /// nowhere.
  package var notices = Series<ViolationNoticed>()

  package init() {}

  package init?(_ row: JSONValue) {
    guard let notices = Series<ViolationNoticed>(row["notices"]) else { return nil }
    self.notices = notices
  }

  package var notice: ViolationNoticed? { notices.first }

  /// The last day to file, 7 calendar days after it became known.
  package var filingDeadline: Instant? { notice?.knownAt.advanced(by: 7 * 86_400) }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("notices", notices.json), ("duplicateLabel", .boolean(notices.count > 1)),
      ("state", .string(notice == nil ? "withdrawn" : "noticed")),
    ]
    if let notice {
      members.append(("region", .string(notice.region)))
      members.append(("desk", .string(notice.desk)))
      members.append(("kind", .string(notice.kind)))
      members.append(("class", .string(notice.violationClass)))
      members.append(("knownAt", .string("\(Timestamp(utc: notice.knownAt))")))
      if let was = notice.kindWas { members.append(("kindWas", .string(was))) }
    }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "violations", version: 1,
    columns: ["state", "region", "desk", "kind", "kindWas", "class", "knownAt", "duplicateLabel"])
}

/// One notice of an alleged violation.
package struct ViolationNoticed: Contribution {
  package let index: Int64
  package let event: Hash
  package let region: String
  package let desk: String
  package let kind: String
  /// The kind as it was signed, where a correction changed it.
  package let kindWas: String?
  package let violationClass: String
  package let subjectKind: String
  package let occurredAt: Instant
  package let knownAt: Instant

  package init(_ record: Record, region: String) {
    index = Int64(record.index)
    event = record.event.hash
    self.region = region
    desk = record.event.author.desk
    kind = record.data.text("kind") ?? ""
    let signed = record.event.data.text("kind")
    kindWas = signed == kind ? nil : signed
    violationClass = record.data.text("class") ?? ""
    subjectKind = record.data.text("subjectKind") ?? ""
    occurredAt = record.event.time.instant
    knownAt = Instant(seconds: record.data.instant("knownAt") ?? 0)
  }

  package init?(_ json: JSONValue) {
    guard let index = json.integer("index"),
      let event = json.text("event").flatMap(Hash.init(hex:)), let region = json.text("region"),
      let desk = json.text("desk"), let kind = json.text("kind"),
      let violationClass = json.text("class"), let subjectKind = json.text("subjectKind"),
      let occurredAt = json.integer("occurredAt"), let knownAt = json.integer("knownAt")
    else { return nil }
    self.index = index
    self.event = event
    self.region = region
    self.desk = desk
    self.kind = kind
    kindWas = json.text("kindWas")
    self.violationClass = violationClass
    self.subjectKind = subjectKind
    self.occurredAt = Instant(seconds: occurredAt)
    self.knownAt = Instant(seconds: knownAt)
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("index", .integer(index)), ("event", .string("\(event)")), ("region", .string(region)),
      ("desk", .string(desk)), ("kind", .string(kind)), ("class", .string(violationClass)),
      ("subjectKind", .string(subjectKind)), ("occurredAt", .integer(occurredAt.seconds)),
      ("knownAt", .integer(knownAt.seconds)),
    ]
    if let kindWas { members.append(("kindWas", .string(kindWas))) }
    return members
  }
}
